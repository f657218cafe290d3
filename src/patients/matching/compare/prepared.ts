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
  /** The words behind the first of a first name of several: together, and each where there are several. */
  surplus: readonly PreparedPart[]
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
/** Words of one part of a name that are compared one by one. */
const MOST_WORDS = 10
/** Values of one field that are compared: more are of no one person, and each is compared with each of another's. */
const MOST_VALUES = 100

const few = <T>(values: T[]): T[] => (values.length <= MOST_VALUES ? values : values.slice(0, MOST_VALUES))

function preparePart(name: string | null): PreparedPart | null {
  if (name === null) return null
  if (!name.includes(' ')) return { text: name, words: ONE_WORD, letters: letterSet(name) }
  const text = name.replaceAll(' ', '')
  return { text, words: name.split(' ', MOST_WORDS), letters: letterSet(text) }
}

const NO_SURPLUS: readonly PreparedPart[] = []

function prepareSurplus(first: PreparedPart | null): readonly PreparedPart[] {
  if (first === null || first.words.length === 0) return NO_SURPLUS
  const words = first.words.slice(1)
  return [words.join(' '), ...(words.length > 1 ? words : [])].map((text) => preparePart(text)!)
}

function prepareName({ first: written, middle, last }: ProfileName): PreparedName {
  const first = preparePart(written)
  return { first, surplus: prepareSurplus(first), middle: preparePart(middle), last: preparePart(last) }
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

/** A profile made ready for comparing, at most a hundred values of a field; do it once, not once a comparison. */
export function prepare(profile: Profile): Prepared {
  const names = spelledOut(few(profile.names)).map(prepareName)
  const addresses = few(profile.addresses).map((address) => ({ ...address, counted: streetOf(address) }))
  return {
    names,
    addresses,
    suffixes: few(profile.suffixes),
    birthDates: few(profile.birthDates),
    sexes: profile.sexes,
    ssns: few(profile.ssns),
    ssnLast4s: few(profile.ssnLast4s),
    nationalIds: few(profile.nationalIds),
    phones: few(profile.phones),
    emails: few(profile.emails),
    identifiers: few(profile.identifiers),
    birthOrders: profile.birthOrders,
    reused: profile.reused,
  }
}
