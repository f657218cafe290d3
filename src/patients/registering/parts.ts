const MOST_PARTS = 4
const LEAST_SIZE = 100

/**
 * A batch in its order, a large one in at most four parts: while the database searches for one part, this process works
 * at another, and the number of round trips does not grow with the batch.
 */
export function inParts<T>(items: readonly T[]): T[][] {
  const size = Math.max(LEAST_SIZE, Math.ceil(items.length / MOST_PARTS))
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
