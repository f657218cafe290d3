import { given } from './text.ts'
import type { Warn } from './warn.ts'

const SEXES: Record<string, 'MALE' | 'FEMALE' | 'OTHER' | null> = {
  M: 'MALE',
  MALE: 'MALE',
  MAN: 'MALE',
  F: 'FEMALE',
  FEMALE: 'FEMALE',
  WOMAN: 'FEMALE',
  O: 'OTHER',
  OTHER: 'OTHER',
  X: 'OTHER',
  NONBINARY: 'OTHER',
  U: null,
  UNK: null,
  UNKNOWN: null,
  // ISO/IEC 5218
  '0': null,
  '1': 'MALE',
  '2': 'FEMALE',
  '9': null,
}

/** The sex that a text states; `UNKNOWN` is absent without a warning, since it says so itself. */
export function readSex(value: unknown, warn: Warn): 'MALE' | 'FEMALE' | 'OTHER' | null {
  const text = given(value)
  if (text === null) return null
  const written = text.slice(0, 20).toUpperCase()
  const [first = ''] = /[A-Z]+|\d+/.exec(written) ?? []
  for (const word of [written.replace(/[^A-Z]/g, ''), first]) if (Object.hasOwn(SEXES, word)) return SEXES[word]!
  warn('sex', 'is not MALE, FEMALE, OTHER or UNKNOWN and counts as absent')
  return null
}
