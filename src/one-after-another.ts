/** How long a work may wait for its turn, and the error for one that has waited longer and is not run any more. */
export interface Patience {
  waitMs: number
  refusal: () => Error
}

/** Runs works one at a time, in the order in which they were asked for. One that fails does not stop those behind it. */
export function createQueue(): <T>(work: () => Promise<T>, patience?: Patience) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  return <T>(work: () => Promise<T>, patience?: Patience) => {
    if (!patience) return queue(work)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    let over = false
    const giveUp = () => {
      over = true
      reject(patience.refusal())
    }
    const timer = setTimeout(giveUp, patience.waitMs)
    void queue(async () => {
      clearTimeout(timer)
      if (!over) await work().then(resolve, reject)
    })
    return promise
  }
}
