/** The result, or the reason of `signal` as soon as that aborts. What becomes of the result is then of no interest. */
export async function whileWanted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result
  const gone = Promise.withResolvers<never>()
  const leave = () => gone.reject(signal.reason)
  if (signal.aborted) leave()
  else signal.addEventListener('abort', leave, { once: true })
  try {
    return await Promise.race([gone.promise, result])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
