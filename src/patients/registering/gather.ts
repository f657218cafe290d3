import { isUnavailable } from '../index/unavailable.ts'

interface Call<T, R> {
  items: readonly T[]
  resolve: (results: R[]) => void
  reject: (error: unknown) => void
}

/**
 * Runs one call of `work` at a time; calls that come meanwhile are joined, in order, into the next one, of at most `most`
 * items unless a single call has more. When a joined one fails, its calls are tried one by one, unless nothing can be done
 * at the time.
 */
export function gathered<T, R>(
  work: (items: readonly T[]) => Promise<R[]>,
  most: number,
): (items: readonly T[]) => Promise<R[]> {
  const waiting: Call<T, R>[] = []
  let running = false

  const next = (): Call<T, R>[] => {
    const calls = [waiting.shift()!]
    let count = calls[0]!.items.length
    while (waiting[0] && count + waiting[0].items.length <= most) {
      count += waiting[0].items.length
      calls.push(waiting.shift()!)
    }
    return calls
  }

  const answer = async (calls: readonly Call<T, R>[]): Promise<void> => {
    try {
      const results = await work(calls.flatMap(({ items }) => items))
      let at = 0
      for (const { items, resolve } of calls) resolve(results.slice(at, (at += items.length)))
    } catch (error) {
      if (calls.length === 1 || isUnavailable(error)) for (const call of calls) call.reject(error)
      else for (const call of calls) await answer([call])
    }
  }

  const run = async (): Promise<void> => {
    running = true
    while (waiting.length > 0) await answer(next())
    running = false
  }

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      if (!running) void run()
    })
}
