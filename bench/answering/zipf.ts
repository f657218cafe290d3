import { seeded } from '../../src/random.ts'

/** Draws numbers below `count`, the k-th with a frequency of 1/k: always the same ones of a seed. */
export function zipf(count: number, seed: number): () => number {
  const random = seeded(seed)
  const sums = new Float64Array(count)
  let sum = 0
  for (let i = 0; i < count; i++) sums[i] = sum += 1 / (i + 1)
  return () => {
    const wanted = random() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
