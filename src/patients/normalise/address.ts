import type { NormalisedAddress } from '../patient.ts'
import { type AddressLine, lineWords, readLine } from './address-line.ts'
import { placeApart } from './place-apart.ts'
import { readPlace, readText } from './place.ts'
import { streetWord } from './street-words.ts'
import { given } from './text.ts'
import type { Warn } from './warn.ts'

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
  const [text1, text2] = [given(line1), given(line2)]
  const own = readPlace({ city, state, zip }, warn)
  const second = placeApart(text2, own, warn)
  const first = placeApart(text1, second.place, warn)
  const lines = readLines(readText('address.line1', first.line, warn), readText('address.line2', second.line, warn))
  const address = { ...lines, ...first.place }
  return Object.values(address).some((part) => part !== null) ? address : null
}
