import { randomBytes } from 'node:crypto'
import type { PatientReads, PatientUnit } from './patient-index.ts'

/**
 * What an index keeps of itself, as one text with full stops between: what its secret is recognised by, its id, and the
 * sign of the last write that other processes could not be told of.
 */
export interface IndexMark {
  secret: string
  id: string | undefined
  sign: string | undefined
}

const random = () => randomBytes(9).toString('base64url')

export function parseMark(kept: string | undefined): IndexMark | undefined {
  if (kept === undefined) return undefined
  const [secret = '', id, sign] = kept.split('.')
  return { secret, id, sign }
}

export const formatMark = ({ secret, id = random(), sign }: IndexMark): string =>
  [secret, id, ...(sign ? [sign] : [])].join('.')

/** The sign; another one whenever {@link leaveSign} was called since. */
export async function readSign(index: Pick<PatientReads, 'hashMark'>): Promise<string> {
  return parseMark(await index.hashMark())?.sign ?? 'none'
}

/** Leaves another sign, as a part of the transaction. */
export async function leaveSign(unit: Pick<PatientUnit, 'hashMark' | 'keepHashMark'>): Promise<void> {
  const mark = parseMark(await unit.hashMark())
  if (mark) await unit.keepHashMark(formatMark({ ...mark, sign: random() }))
}
