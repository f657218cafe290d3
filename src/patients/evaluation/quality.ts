/** How good an answer is against the truth: shares from 0 to 1, with the counts that they come from. */
export interface Quality {
  precision: number
  recall: number
  f1: number
  /** What was claimed and is so. */
  right: number
  /** What was claimed and is not so. */
  wrong: number
  missed: number
}

/** Of nothing claimed the precision is 1, of nothing to be found the recall. */
export function qualityOf(right: number, claimed: number, truth: number): Quality {
  return {
    precision: claimed === 0 ? 1 : right / claimed,
    recall: truth === 0 ? 1 : right / truth,
    f1: claimed + truth === 0 ? 1 : (2 * right) / (claimed + truth),
    right,
    wrong: claimed - right,
    missed: truth - right,
  }
}

export const pairsOf = (count: number): number => (count * (count - 1)) / 2
