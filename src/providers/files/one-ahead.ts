/**
 * The same items, the next one being made while the caller works on the current one; never more than one ahead.
 * A caller that stops early aborts `making`, so that an item that never comes is not waited for.
 */
export async function* oneAhead<T>(items: AsyncIterable<T>, making: AbortController): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]()
  let next = iterator.next()
  let finished = false
  try {
    for (;;) {
      const { done = false, value } = await next
      finished = done
      if (done) return
      next = iterator.next()
      next.catch(() => {})
      yield value
    }
  } finally {
    if (!finished) making.abort()
    await iterator.return?.()
  }
}
