/** A sample of a stream in which each item is with equal probability, in memory of the sample's size (Vitter 1985, R). */
export function createReservoir<T>(size: number, random: () => number) {
  const items: T[] = []
  let seen = 0
  return {
    add: (item: T) => {
      seen++
      if (items.length < size) items.push(item)
      else {
        const place = Math.floor(random() * seen)
        if (place < size) items[place] = item
      }
    },
    items: (): readonly T[] => items,
    /** Items that were added. */
    seen: () => seen,
  }
}
