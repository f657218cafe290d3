import type { NormalisedAddress } from '../../patient.ts'
import { streetOf } from '../frequency.ts'
import type { Profile, ProfileName } from '../profile.ts'
import { letterSet } from '../similarity/jaro-winkler.ts'

/** One part of a name, ready to be compared: without blanks, its words if there are several, and its letters as bits. */
export interface PreparedPart {
  text: string
  words: readonly string[]
  letters: number
}

export interface PreparedName {
  first: PreparedPart | null
  middle: PreparedPart | null
  last: PreparedPart | null
}

export interface PreparedAddress extends NormalisedAddress {
  /** Under which those are counted who live there; see {@link streetOf}. */
  counted: string | null
}

/** A profile with what comparing needs again and again computed once. */
export interface Prepared extends Omit<Profile, 'names' | 'addresses'> {
  names: readonly PreparedName[]
  addresses: readonly PreparedAddress[]
}

const ONE_WORD: readonly string[] = []

function preparePart(name: string | null): PreparedPart | null {
  if (name === null) return null
  if (!name.includes(' ')) return { text: name, words: ONE_WORD, letters: letterSet(name) }
  const text = name.replaceAll(' ', '')
  return { text, words: name.split(' '), letters: letterSet(text) }
}

/**
 * Names without initials that are known to stand for a name: D of somebody who is David as well is David, and no longer
 * the initial of Daniel.
 */
function spelledOut(names: readonly ProfileName[]): readonly ProfileName[] {
  if (names.length < 2 || !names.some(({ first }) => first?.length === 1)) return names
  return names.flatMap((name) => {
    if (name.first?.length !== 1) return [name]
    const full = new Set(
      names.flatMap(({ first }) => (first && first.length > 1 && first[0] === name.first ? first : [])),
    )
    return full.size === 0 ? [name] : Array.from(full, (first) => ({ ...name, first }))
  })
}

/** A profile made ready for comparing; do it once, not once a comparison. */
export function prepare(profile: Profile): Prepared {
  const names = spelledOut(profile.names).map(({ first, middle, last }) => ({
    first: preparePart(first),
    middle: preparePart(middle),
    last: preparePart(last),
  }))
  const addresses = profile.addresses.map((address) => ({ ...address, counted: streetOf(address) }))
  const { suffixes, birthDates, sexes, ssns, ssnLast4s, nationalIds, phones, emails, identifiers } = profile
  return { names, suffixes, birthDates, sexes, ssns, ssnLast4s, nationalIds, addresses, phones, emails, identifiers }
}
