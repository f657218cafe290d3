import { nicknameRoots } from '../../normalise/nicknames.ts'
import type { NormalisedAddress } from '../../patient.ts'
import type { Profile, ProfileName } from '../profile.ts'
import { soundex } from '../similarity/soundex.ts'
import { hmac64 } from './hmac.ts'

const S = '\u001f'

/** The parts of a surname that may stand alone on another record: the whole, and the words of a hyphenated one. */
function surnames(last: string): readonly string[] {
  if (!last.includes(' ')) return [last]
  const words = last.split(' ')
  return [words.join(''), ...words.filter((word) => word.length > 3).slice(0, 2)]
}

/** The names that somebody called `first` may have; an initial alone is none. */
function roots(first: string): readonly string[] {
  const known = nicknameRoots(first)
  if (known.length > 0) return known
  const blank = first.indexOf(' ')
  if (blank < 0) return first.length > 1 ? [first] : []
  const whole = nicknameRoots(first.replaceAll(' ', ''))
  return whole.length > 0 ? whole : roots(first.slice(0, blank))
}

/** Day and month in ascending order with the year: the same when they were swapped. */
function unordered(date: string): string {
  const month = date.slice(5, 7)
  const day = date.slice(8)
  return date.slice(0, 4) + (month < day ? month + day : day + month)
}

const sorted = (a: string, b: string) => (a < b ? a + S + b : b + S + a)

/** E-mail without the tag after a plus, which its owner may vary. */
function mailbox(email: string): string {
  return email.includes('+') ? email.replace(/\+[^@]*(?=@)/, '') : email
}

/** The first two letters, which typing errors hit least; an initial alone is no such thing. */
function letters(name: string): string | null {
  return name.length > 1 ? name.slice(0, 2) : null
}

function dateKeys(keys: Set<string>, { first, last }: ProfileName, date: string): void {
  const given = first ? roots(first) : []
  for (const root of given) keys.add(`dob+first${S}${date}${S}${root}`)
  const day = unordered(date)
  const start = first && letters(first)
  if (start) keys.add(`day+letters${S}${day}${S}${start}`)
  if (!last) return
  for (const surname of surnames(last)) {
    if (surname.length > 1) keys.add(`day+letters${S}${day}${S}${letters(surname)}`)
    if (!first) continue
    keys.add(`sound+initial+year${S}${soundex(surname)}${S}${first[0]}${S}${date.slice(0, 4)}`)
    for (const root of given) keys.add(`names+day${S}${sorted(root, surname)}${S}${date.slice(5)}`)
  }
}

function placeKeys(keys: Set<string>, { first, last }: ProfileName, { number, street, zip }: NormalisedAddress): void {
  const start = first && letters(first)
  if (start && number && street) keys.add(`place+letters${S}${number}${S}${street.replaceAll(' ', '')}${S}${start}`)
  if (!last || !zip) return
  for (const surname of surnames(last)) {
    const end = letters(surname)
    if (start && end) keys.add(`zip+letters${S}${zip}${S}${sorted(start, end)}`)
    if (number) keys.add(`last+number+zip${S}${surname}${S}${number}${S}${zip}`)
  }
}

/** A national number that is no SSN may be mistyped anywhere: its beginning and its end, with what else is known. */
function nationalKeys(keys: Set<string>, { nationalIds, names, addresses }: Profile): void {
  for (const id of nationalIds) {
    keys.add(`national${S}${id}`)
    for (const part of [`<${id.slice(0, 3)}`, `>${id.slice(-3)}`]) {
      for (const { first, last } of names) {
        for (const start of [first && letters(first), last && letters(last)]) {
          if (start) keys.add(`national+letters${S}${part}${S}${start}`)
        }
      }
      for (const { zip } of addresses) if (zip) keys.add(`national+zip${S}${part}${S}${zip}`)
    }
  }
}

/** Where phone and e-mail are missing, more is made of the address: parts of it that survive an error in the others. */
function homeKeys(keys: Set<string>, { names, birthDates, addresses }: Profile): void {
  for (const { number, street, extra, city, zip } of addresses) {
    const line = street?.replaceAll(' ', '')
    if (line && extra) keys.add(`lines${S}${line}${S}${extra}`)
    if (zip) for (const date of birthDates) keys.add(`dob+zip${S}${date}${S}${zip}`)
    for (const { first, last } of names) {
      const end = last && letters(last)
      if (first && last && city) keys.add(`names+city${S}${sorted(first, last)}${S}${city}`)
      if (last && line) keys.add(`last+street${S}${last}${S}${line}`)
      if (first && line && zip) keys.add(`first+street+zip${S}${first}${S}${line}${S}${zip}`)
      if (end && number && line) keys.add(`place+end${S}${number}${S}${line}${S}${end}`)
      for (const start of [first && letters(first), end])
        if (start && extra) keys.add(`extra+letters${S}${extra}${S}${start}`)
    }
  }
}

/** The texts of all keys of a profile, each once; a key without one of its parts is none. */
export function keyTexts(profile: Profile): string[] {
  return textsOf(profile, profile.phones.length === 0 && profile.emails.length === 0)
}

function textsOf(profile: Profile, byHome: boolean): string[] {
  const keys = new Set<string>()
  for (const ssn of profile.ssns) keys.add(`ssn${S}${ssn}`)
  nationalKeys(keys, profile)
  if (byHome) homeKeys(keys, profile)
  for (const last4 of profile.ssnLast4s) {
    for (const date of profile.birthDates) keys.add(`last4+dob${S}${last4}${S}${date}`)
  }
  for (const name of profile.names) {
    for (const date of profile.birthDates) dateKeys(keys, name, date)
    for (const address of profile.addresses) placeKeys(keys, name, address)
  }
  for (const phone of profile.phones) keys.add(`phone${S}${phone}`)
  for (const email of profile.emails) keys.add(`email${S}${mailbox(email)}`)
  for (const { system, value } of profile.identifiers) keys.add(`identifier${S}${system}${S}${value}`)
  return [...keys]
}

/**
 * Blocking keys of a profile: two records of one person share at least one unless they agree on
 * almost nothing. HMAC-SHA256 under the deployment's secret, cut to 64 bits, so that an index shows no demographics;
 * signed, as databases have them.
 */
export function blockingKeys(secret: string): (profile: Profile) => bigint[] {
  const hash = hmac64(secret)
  return (profile) => hashesOf(keyTexts(profile), hash)
}

/**
 * Every key that a record may have had which said all of a profile over time: those by its home as well, from when neither
 * phone nor e-mail was known.
 */
export function everyBlockingKey(secret: string): (profile: Profile) => bigint[] {
  const hash = hmac64(secret)
  return (profile) => hashesOf(textsOf(profile, true), hash)
}

/** The hashes of texts, each once: of long texts only the beginning is hashed. */
function hashesOf(texts: readonly string[], hash: (text: string) => bigint): bigint[] {
  const hashes = texts.map(hash)
  const distinct = new Set(hashes)
  return distinct.size === hashes.length ? hashes : [...distinct]
}
