import { given } from './text.ts'
import type { Warn } from './warn.ts'

const SEXES: Record<string, 'MALE' | 'FEMALE' | 'OTHER' | null> = {
  M: 'MALE',
  MALE: 'MALE',
  F: 'FEMALE',
  FEMALE: 'FEMALE',
  O: 'OTHER',
  OTHER: 'OTHER',
  X: 'OTHER',
  NONBINARY: 'OTHER',
  U: null,
  UNK: null,
  UNKNOWN: null,
}

/** The sex that a text states; `UNKNOWN` is absent without a warning, since it says so itself. */
export function readSex(value: unknown, warn: Warn): 'MALE' | 'FEMALE' | 'OTHER' | null {
  const text = given(value)
  if (text === null) return null
  const word = text
    .slice(0, 20)
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
  if (Object.hasOwn(SEXES, word)) return SEXES[word]!
  warn('sex', 'is not MALE, FEMALE, OTHER or UNKNOWN and counts as absent')
  return null
}
