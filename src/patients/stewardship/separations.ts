import type { PatientReads } from '../index/patient-index.ts'
import type { Separation } from '../index/stored.ts'

/** Pairs up to which each record of one side is separated from each of the other. */
const MOST_PAIRS = 20_000

const pair = (a: number, b: number): Separation => (a < b ? [a, b] : [b, a])

/**
 * What keeps two sides apart: every record of one from every record of the other. Of sides with very many records, all
 * from the first of the other side.
 */
export function separate(left: readonly number[], right: readonly number[]): Separation[] {
  if (left.length * right.length <= MOST_PAIRS) return left.flatMap((a) => right.map((b) => pair(a, b)))
  return [...left.map((a) => pair(a, right[0]!)), ...right.slice(1).map((b) => pair(left[0]!, b))]
}

/** The separations that run between the two sides. */
export async function readBetween(
  reads: Pick<PatientReads, 'separationsOf'>,
  left: readonly number[],
  right: readonly number[],
): Promise<Separation[]> {
  return between(await reads.separationsOf(left), new Set(left), new Set(right))
}

function between(
  separations: readonly Separation[],
  left: ReadonlySet<number>,
  right: ReadonlySet<number>,
): Separation[] {
  return separations.filter(([a, b]) => (left.has(a) && right.has(b)) || (left.has(b) && right.has(a)))
}
