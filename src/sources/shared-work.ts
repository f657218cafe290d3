/** Work that callers who ask for the same share while it is under way. */
export interface SharedWork<T> {
  /**
   * Joins the work under way that was asked for the same, or starts it; rejects with what `otherwise` gives while another
   * is under way. Work that was aborted is not joined any more, but waited for. It is aborted when every caller has: the
   * last one sees how it ends, one who leaves others behind is rejected at once with the reason of `signal`.
   */
  join(request: string, start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined): Promise<T>
}

export function createSharedWork<T>(otherwise: () => Error): SharedWork<T> {
  let current: { request: string; callers: number; abort: AbortController; result: Promise<T> } | undefined
  return {
    async join(request, start, signal) {
      while (current?.abort.signal.aborted) await current.result.catch(() => {})
      signal?.throwIfAborted()
      if (current && current.request !== request) throw otherwise()
      current ??= begin(request, start)
      const work = current
      work.callers += 1
      const left = Promise.withResolvers<never>()
      const leave = () => {
        work.callers -= 1
        if (work.callers === 0) work.abort.abort(signal?.reason)
        else left.reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      try {
        return await Promise.race([work.result, left.promise])
      } finally {
        signal?.removeEventListener('abort', leave)
      }
    },
  }

  function begin(request: string, start: (signal: AbortSignal) => Promise<T>) {
    const abort = new AbortController()
    const result = start(abort.signal).finally(() => {
      if (current?.abort === abort) current = undefined
    })
    return { request, callers: 0, abort, result }
  }
}
