import { setImmediate } from 'node:timers/promises'

/** Milliseconds between two looks at the network. */
const A_TURN_MS = 4

/** Maps a batch, letting others be heard in between when it takes long. */
export async function inTurns<T, R>(items: readonly T[], map: (item: T, i: number) => R): Promise<R[]> {
  const results: R[] = []
  let since = performance.now()
  for (const [i, item] of items.entries()) {
    if (performance.now() - since > A_TURN_MS) {
      await setImmediate()
      since = performance.now()
    }
    results.push(map(item, i))
  }
  return results
}
