import { unavailable } from '../unavailable.ts'

/** Watches over a transaction on a server that may cease to answer. */
export interface Watch extends Disposable {
  /** Rejects with UPSTREAM_UNAVAILABLE when no step ended for too long. */
  over: Promise<never>
  step<T>(ask: () => Promise<T>): Promise<T>
}

/** Without a limit it watches for nothing. */
export function createWatch(limitMs: number | undefined): Watch {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => {})
  const timer = limitMs === undefined ? undefined : setTimeout(() => reject(unavailable()), limitMs)
  return {
    over: promise,
    step: async (ask) => {
      timer?.refresh()
      const answer = await Promise.race([ask(), promise])
      timer?.refresh()
      return answer
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
