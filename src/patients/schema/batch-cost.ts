/** What the largest batch costs, of the most that an operation may cost. */
const WHOLE_BATCH = 4_000
/** What a further question for each row of the largest batch costs. */
const PER_ROW = 1_000

/** The cost of a batch: the largest one that a call takes leaves room for a few questions about each of its rows. */
export function batchCost(length: number, maxBatch: number): { field: number; multiplier: number } {
  const share = Math.min(1, length / maxBatch)
  return { field: Math.ceil(WHOLE_BATCH * share), multiplier: Math.max(1, Math.ceil(PER_ROW * share)) }
}

/** The cost of a question by itself, so that as many fit as there may be aliases. */
export const SINGLE_COST = 4
