/** A source that took longer than it may. */
export class SourceTimeout extends Error {
  override name = 'SourceTimeout'
}

/** Time that is spent only while something is waited for. */
export interface TimeBudget extends Disposable {
  /** aborts when the time is used up, or with the signal that the budget was made with */
  signal: AbortSignal
  remainingMs(): number
  /** Waits for `work` on this budget. */
  spend<T>(work: () => Promise<T>): Promise<T>
  /** The elements of what `open` gives, each waited for on this budget; what is done with them is free. */
  over<T>(open: () => AsyncIterable<T>): AsyncGenerator<T>
}

/** How long something that was aborted may take to wind up (close and remove what it opened) before it is abandoned. */
const GRACE = 500

/** A budget of `ms`. When it is used up, what is waited for fails with a {@link SourceTimeout}. */
export function timeBudget(ms: number, caller: AbortSignal): TimeBudget {
  const expiry = new AbortController()
  const signal = AbortSignal.any([caller, expiry.signal])
  const abandoned = Promise.withResolvers<never>()
  abandoned.promise.catch(() => {})
  let grace: NodeJS.Timeout | undefined
  const abandon = () => {
    grace = setTimeout(() => abandoned.reject(signal.reason), GRACE)
  }
  if (signal.aborted) abandon()
  else signal.addEventListener('abort', abandon, { once: true })

  let remaining = ms
  async function spend<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now()
    const timer = setTimeout(
      () => expiry.abort(new SourceTimeout(`took longer than ${ms / 1000} s`)),
      Math.max(0, remaining),
    )
    try {
      signal.throwIfAborted()
      return await Promise.race([work(), abandoned.promise])
    } catch (error) {
      throw signal.aborted ? signal.reason : error
    } finally {
      clearTimeout(timer)
      remaining -= performance.now() - started
    }
  }
  return {
    signal,
    remainingMs: () => remaining,
    spend,
    async *over(open) {
      const iterator = open()[Symbol.asyncIterator]()
      let ended = false
      try {
        for (;;) {
          const next = await spend(() => iterator.next())
          ended = next.done === true
          if (ended) return
          yield next.value
        }
      } finally {
        if (!ended) await Promise.race([iterator.return?.(), abandoned.promise]).catch(() => {})
      }
    },
    [Symbol.dispose]: () => {
      clearTimeout(grace)
      signal.removeEventListener('abort', abandon)
    },
  }
}
