import { stateCode } from '../../providers/states.ts'
import type { NormalisedAddress } from '../patient.ts'
import { isNoHome } from './no-home.ts'
import { mayHaveZip } from './states-by-zip.ts'
import { fold, foldedWords, given, LONGEST_TEXT } from './text.ts'
import { PLACEHOLDER, TOO_LONG, type Warn } from './warn.ts'

const CITY_WORDS: Record<string, string> = { st: 'saint', ste: 'sainte', ft: 'fort', mt: 'mount' }

/** City, state and ZIP of a normalised address. */
export type Place = Pick<NormalisedAddress, 'city' | 'state' | 'zip' | 'zip4'>

/** One field as text; nothing, too long or a placeholder is null. */
export function readText(field: string, value: unknown, warn: Warn): string | null {
  const text = given(value)
  if (text === null) return null
  if (text.length > LONGEST_TEXT) {
    warn(field, TOO_LONG)
    return null
  }
  const words = foldedWords(text)
  if (words.length === 0) return null
  if (!isNoHome(words)) return text
  warn(field, PLACEHOLDER)
  return null
}

function readCity(text: string | null): string | null {
  if (text === null) return null
  return foldedWords(text)
    .map((word) => (Object.hasOwn(CITY_WORDS, word) ? CITY_WORDS[word]! : word))
    .join(' ')
}

function readState(text: string | null): string | null {
  if (text === null) return null
  const words = foldedWords(text)
  return stateCode(words.join(' ')) ?? stateCode(words.join('')) ?? words.join(' ')
}

/** ZIP, ZIP+4 or a postcode of another country. */
function readZip(text: string | null, state: string | null, warn: Warn): Pick<Place, 'zip' | 'zip4'> {
  if (text === null) return { zip: null, zip4: null }
  const plain = fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
  if (/^(.)\1*$/u.test(plain)) {
    warn('address.zip', PLACEHOLDER)
    return { zip: null, zip4: null }
  }
  const american = /^(\d{5})(\d{4})?$/.exec(plain)
  if (american) return { zip: american[1]!, zip4: american[2] ?? null }
  // spreadsheets lose a zero
  if (/^\d{4}$/.test(plain) && state !== null && mayHaveZip(state, '0')) return { zip: `0${plain}`, zip4: null }
  return { zip: plain, zip4: null }
}

/** City, state and ZIP in comparable form. */
export function readPlace(texts: Record<'city' | 'state' | 'zip', unknown>, warn: Warn): Place {
  const state = readState(readText('address.state', texts.state, warn))
  return {
    city: readCity(readText('address.city', texts.city, warn)),
    state,
    ...readZip(readText('address.zip', texts.zip, warn), state, warn),
  }
}
