import { nicknameRoot } from '../../normalise/nicknames.ts'
import type { NormalisedAddress } from '../../patient.ts'
import type { Profile, ProfileName } from '../profile.ts'
import { soundex } from '../similarity/soundex.ts'
import { hmac64 } from './hmac.ts'

/** What a blocking rule is called in messages: its first letters stand before the values of its keys. */
type Add = (rule: string, ...parts: (string | null | undefined)[]) => void

const closed = (name: string | null): string | null => name && name.replaceAll(' ', '')

/** The parts of a surname that may stand alone on another record: the whole, and the words of a hyphenated one. */
function surnames(last: string | null): string[] {
  if (last === null) return []
  const words = last.split(' ')
  return words.length === 1 ? words : [words.join(''), ...words.filter((word) => word.length > 3).slice(0, 2)]
}

/** The root of a given name of one letter is no root. */
function root(name: string | null): string | null {
  if (name === null) return null
  const whole = closed(name)!
  const found = nicknameRoot(whole)
  const first = found === whole ? nicknameRoot(name.split(' ')[0]!) : found
  return first.length > 1 ? first : null
}

/** Day and month in ascending order with the year: the same when they were swapped. */
function unordered(date: string): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)]
  return month < day ? year + month + day : year + day + month
}

function nameKeys(add: Add, { names, birthDates, addresses }: Profile): void {
  for (const name of names) {
    const given = root(name.first)
    for (const last of surnames(name.last)) {
      const sound = soundex(last)
      for (const date of birthDates) {
        add('dob+last', date, last.slice(0, 4))
        add('dob swapped', unordered(date), sound.slice(0, 2))
        add('sound+initial+year', sound, name.first?.[0], date.slice(0, 4))
        if (given) add('names+day', ...[given, last].toSorted(), date.slice(5))
      }
      for (const { zip } of addresses) if (given) add('names+zip', ...[given, last].toSorted(), zip)
    }
    for (const date of birthDates) add('dob+first', date, given)
  }
}

function placeKeys(add: Add, names: readonly ProfileName[], addresses: readonly NormalisedAddress[]): void {
  for (const { number, street, zip, city } of addresses) {
    for (const initial of new Set(names.map(({ first }) => first?.[0])))
      add('place+initial', number, street, zip ?? city, initial)
  }
}

/** E-mail without the tag after a plus, which its owner may vary. */
function mailbox(email: string): string {
  return email.replace(/\+[^@]*(?=@)/, '')
}

/** The texts of all keys of a profile, each key once; a key without one of its parts is none. */
export function keyTexts(profile: Profile): string[] {
  const keys = new Set<string>()
  const add: Add = (rule, ...parts) => {
    for (const part of parts) if (!part) return
    keys.add(`${rule}\u001f${parts.join('\u001f')}`)
  }
  for (const ssn of profile.ssns) add('ssn', ssn)
  for (const id of profile.nationalIds) add('national', id)
  for (const last4 of profile.ssnLast4s) for (const date of profile.birthDates) add('last4+dob', last4, date)
  nameKeys(add, profile)
  placeKeys(add, profile.names, profile.addresses)
  for (const phone of profile.phones) add('phone', phone)
  for (const email of profile.emails) add('email', mailbox(email))
  for (const { system, value } of profile.identifiers) add('identifier', system, value)
  return [...keys]
}

/**
 * Blocking keys of a profile (reference, section 2.7): two records of one person share at least one unless they agree on
 * almost nothing. HMAC-SHA256 under the deployment's secret, cut to 64 bits, so that an index shows no demographics;
 * signed, as databases have them.
 */
export function blockingKeys(secret: string): (profile: Profile) => bigint[] {
  const hash = hmac64(secret)
  return (profile) => keyTexts(profile).map(hash)
}
