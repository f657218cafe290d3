/** Long work that goes on when the request that asked for it is gone, until it has noticed. */
export interface RunningWork {
  /** Runs `work` and counts it as running until it ends. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** resolves when nothing runs any more */
  ended(): Promise<void>
}

export function createRunningWork(): RunningWork {
  const running = new Set<Promise<unknown>>()
  return {
    during(work) {
      const promise = work().finally(() => running.delete(promise))
      running.add(promise)
      return promise
    },
    async ended() {
      while (running.size) await Promise.allSettled(running)
    },
  }
}
