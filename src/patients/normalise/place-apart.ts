import { partsOf, placeAtEnd, withoutCountry, wordsOf, zipAtEnd } from './place-at-end.ts'
import { type Place, readPlace } from './place.ts'
import { LONGEST_TEXT } from './text.ts'
import type { Warn } from './warn.ts'

/** A line without the place at its end, null when nothing is left, and all that is known of the place. */
interface Apart {
  line: string | null
  place: Place
}

const quietly: Warn = () => {}

const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b

const contradict = (a: Place, b: Place) => differ(a.city, b.city) || differ(a.state, b.state) || differ(a.zip, b.zip)

/** What fields say counts, and a line where they say nothing. */
const together = (own: Place, said: Place): Place => ({
  city: own.city ?? said.city,
  state: own.state ?? said.state,
  zip: own.zip ?? said.zip,
  zip4: own.zip4 ?? said.zip4,
})

const isSame = (said: string | null, own: string | null) => said !== null && said === own

/** Whether words say no more than what is known of a place. */
function repeats(words: readonly string[], own: Place): boolean {
  const { zip, size } = zipAtEnd(words)
  const names = words.slice(0, words.length - size)
  if (zip !== null && readPlace({ city: null, state: null, zip }, quietly).zip !== own.zip) return false
  for (let city = 0; city <= names.length; city++) {
    const texts = { city: names.slice(0, city).join(' '), state: names.slice(city).join(' '), zip: null }
    const said = readPlace(texts, quietly)
    if ((city === 0 || isSame(said.city, own.city)) && (city === names.length || isSame(said.state, own.state)))
      return true
  }
  return false
}

/** Whether words are more than a house number. */
const hasName = (words: readonly string[]) => words.some((word) => /\p{L}{2}/u.test(word))

/** How many parts at the end of a line repeat the place; none where nothing but a house number would be left. */
function repeatedParts(parts: readonly string[], own: Place): number {
  const words = withoutCountry(parts.map(wordsOf))
  let end = words.length
  while (end > 1 && repeats(words[end - 1]!, own)) end -= 1
  return hasName(words.slice(0, end).flat()) && end < words.length ? parts.length - end : 0
}

/** Takes city, state and ZIP from the end of a line, unless a field of their own contradicts them. */
export function placeApart(line: string | null, own: Place, warn: Warn): Apart {
  const parts = line !== null && line.length <= LONGEST_TEXT ? partsOf(line) : undefined
  if (!parts) return { line, place: own }
  const first = (n: number) => parts.slice(0, parts.length - n).join(', ') || null
  const found = placeAtEnd(parts.map(wordsOf))
  const rest = found ? parts.slice(0, parts.length - found.parts) : parts
  if (found && (rest.length === 0 || hasName(rest.flatMap(wordsOf))) && !contradict(own, readPlace(found, quietly))) {
    return { line: first(found.parts), place: together(own, readPlace(found, warn)) }
  }
  const repeated = found ? 0 : repeatedParts(parts, own)
  return { line: repeated > 0 ? first(repeated) : line, place: own }
}
