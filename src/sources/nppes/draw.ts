/** A draw without replacement from as many as are offered, each with the same chance. */
export interface Draw<T> {
  offer(item: T): void
  /** what was drawn, in the order in which it was offered */
  drawn(): T[]
}

/** Draws `count` by reservoir sampling; the same seed draws the same from the same offers. */
export function createDraw<T>(count: number, seed: number): Draw<T> {
  const random = mulberry32(seed)
  const reservoir: { item: T; place: number }[] = []
  let offered = 0
  return {
    offer(item) {
      const place = offered++
      const slot = place < count ? place : Math.floor(random() * offered)
      if (slot < count) reservoir[slot] = { item, place }
    },
    drawn: () => reservoir.toSorted((a, b) => a.place - b.place).map(({ item }) => item),
  }
}

/** A small seeded generator of numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
