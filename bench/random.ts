/** A small seeded generator of numbers from 0 up to 1 (mulberry32): the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws from `values`, which stand in the order of their frequency, with weights 1 / (place + shift) ^ exponent. */
export function zipf<T>(values: readonly T[], exponent = 1, shift = 1): (random: () => number) => T {
  const sums = new Float64Array(values.length)
  let sum = 0
  values.forEach((_, i) => (sums[i] = sum += 1 / (i + shift) ** exponent))
  return (random) => values[placeOf(sums, random() * sum)]!
}

/** The first place whose sum is more than `wanted`. */
function placeOf(sums: Float64Array, wanted: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Any of `values`, each as likely. */
export function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)]!
}

/** Draws from `values`, each as likely as `weight` tells in proportion to the others. */
export function weighted<T>(
  values: readonly T[],
  weight: (value: T, place: number) => number,
): (random: () => number) => T {
  const sums = new Float64Array(values.length)
  let sum = 0
  values.forEach((value, i) => (sums[i] = sum += weight(value, i)))
  return (random) => values[placeOf(sums, random() * sum)]!
}

/** A whole number from `from` to `to`, both among them. */
export function between(from: number, to: number, random: () => number): number {
  return from + Math.floor(random() * (to - from + 1))
}
