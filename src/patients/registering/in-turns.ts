import { setImmediate } from 'node:timers/promises'

/** Items between two looks at the network. */
const A_TURN = 50

/** Maps a batch, letting others be heard in between. */
export async function inTurns<T, R>(items: readonly T[], map: (item: T, i: number) => R): Promise<R[]> {
  const results: R[] = []
  for (const [i, item] of items.entries()) {
    if (i > 0 && i % A_TURN === 0) await setImmediate()
    results.push(map(item, i))
  }
  return results
}
