import { stateCode } from '../../providers/states.ts'
import type { NormalisedAddress } from '../patient.ts'
import { type AddressLine, lineWords, readLine } from './address-line.ts'
import { isNoHome } from './no-home.ts'
import { streetWord } from './street-words.ts'
import { fold, foldedWords, given, LONGEST_TEXT } from './text.ts'
import { PLACEHOLDER, TOO_LONG, type Warn } from './warn.ts'

const CITY_WORDS: Record<string, string> = { st: 'saint', ste: 'sainte', ft: 'fort', mt: 'mount' }
/** States whose ZIP codes begin with a zero, which spreadsheets lose. */
const LEADING_ZERO = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'RI', 'VT', 'PR', 'VI'])

/** One field as text; nothing, too long or a placeholder is null. */
function readText(field: string, value: unknown, warn: Warn): string | null {
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

interface Zip {
  zip: string | null
  zip4: string | null
}

/** ZIP, ZIP+4 or a postcode of another country. */
function readZip(text: string | null, state: string | null, warn: Warn): Zip {
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
  if (/^\d{4}$/.test(plain) && LEADING_ZERO.has(state ?? '')) return { zip: `0${plain}`, zip4: null }
  return { zip: plain, zip4: null }
}

interface Lines extends AddressLine {
  extra: string | null
}

const isEmpty = (line: AddressLine): boolean => Object.values(line).every((part) => part === null)

const isBox = ({ street, number }: AddressLine): boolean => street === 'po box' && number !== null
const endsIn = (text: string, word: string | null): boolean => lineWords(text).at(-1) === word

/** Both lines: a second that is a unit or a box completes the first, any other is kept beside it. */
function readLines(line1: string | null, line2: string | null): Lines {
  const first = readLine(line1 ?? '')
  if (line2 === null) return { ...first, extra: null }
  const second = readLine(line2)
  if (isEmpty(first)) return { ...second, extra: null }
  if (isEmpty(second)) return { ...first, extra: null }
  const isUnit = second.street === null || (isBox(second) && first.number !== null && endsIn(line2, second.number))
  if (!isUnit || first.unit || isBox(first)) return { ...first, extra: lineWords(line2).map(streetWord).join(' ') }
  return { ...readLine(`${line1} unit ${second.unit ?? second.number}`), extra: null }
}

/** An address in comparable parts, or null when nothing of it is left. */
export function readAddress(value: unknown, warn: Warn): NormalisedAddress | null {
  if (typeof value !== 'object' || value === null) return null
  const { line1, line2, city, state, zip } = value as Record<string, unknown>
  const lines = readLines(readText('address.line1', line1, warn), readText('address.line2', line2, warn))
  const readableState = readState(readText('address.state', state, warn))
  const address = {
    ...lines,
    city: readCity(readText('address.city', city, warn)),
    state: readableState,
    ...readZip(readText('address.zip', zip, warn), readableState, warn),
  }
  return Object.values(address).some((part) => part !== null) ? address : null
}
