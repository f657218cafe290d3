import { fold, given } from './text.ts'
import type { Warn } from './warn.ts'

type Sex = 'MALE' | 'FEMALE' | 'OTHER'

/**
 * Words of English, German, Spanish, French, Dutch and Portuguese. `H` and `V` are not among them: in a column of H and M
 * the other letter is a woman's (mujer), which one value does not tell.
 */
const WORDS: Record<Sex, string> = {
  MALE: 'BOY MASC MANN MANNLICH MAENNLICH JUNGE MASCULINO VARON HOMBRE NINO MASCULIN HOMME GARCON MANNELIJK JONGEN HOMEM',
  FEMALE:
    'GIRL FEM W WEIBLICH FRAU MADCHEN MAEDCHEN FEMENINO FEMENINA FEMININO MUJER NINA FEMININ FEMME FILLE VROUW VROUWELIJK MEISJE MULHER',
  OTHER: 'DIVERS',
}

const SEXES: Record<string, Sex | null> = {
  ...Object.fromEntries(
    (Object.keys(WORDS) as Sex[]).flatMap((sex) => WORDS[sex].split(' ').map((word) => [word, sex])),
  ),
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
export function readSex(value: unknown, warn: Warn): Sex | null {
  const text = given(value)
  if (text === null) return null
  if (Object.hasOwn(SEXES, text)) return SEXES[text]!
  const written = fold(text.slice(0, 20)).toUpperCase()
  const [first = ''] = /[A-Z]+|\d+/.exec(written) ?? []
  for (const word of [written.replace(/[^A-Z]/g, ''), first]) if (Object.hasOwn(SEXES, word)) return SEXES[word]!
  warn('sex', 'is not MALE, FEMALE, OTHER or UNKNOWN and counts as absent')
  return null
}
