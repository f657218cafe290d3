import { unavailable } from '../unavailable.ts'

/** Watches over a transaction on a server that may cease to answer, from its begin on. What this process takes is no matter. */
export interface Watch extends Disposable {
  /** Rejects with UPSTREAM_UNAVAILABLE when the server was waited for too long. */
  over: Promise<never>
  step<T>(ask: () => Promise<T>): Promise<T>
  /** From now on the commit is waited for. */
  committing(): void
}

/** Without a limit it watches for nothing. */
export function createWatch(limitMs: number | undefined): Watch {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  let asked = 0
  const rest = () => clearTimeout(timer)
  const wait = () => {
    rest()
    if (limitMs !== undefined) timer = setTimeout(() => reject(unavailable()), limitMs)
  }
  wait()
  return {
    over: promise,
    step: async (ask) => {
      asked++
      wait()
      try {
        return await Promise.race([ask(), promise])
      } finally {
        asked--
        if (asked > 0) wait()
        else rest()
      }
    },
    committing: wait,
    [Symbol.dispose]: rest,
  }
}
