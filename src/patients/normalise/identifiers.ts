import type { NormalisedIdentifier } from '../patient.ts'
import { firstOf } from './bounded.ts'
import { fold, given, LONGEST_TEXT, saysNothing } from './text.ts'
import { PLACEHOLDER, TOO_LONG, type Warn } from './warn.ts'

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The identifiers of a patient by system: systems in lower case, values as upper-case letters and digits; each once. */
export function readIdentifiers(values: unknown, warn: Warn): NormalisedIdentifier[] {
  if (!Array.isArray(values)) return []
  const found = new Map<string, NormalisedIdentifier>()
  for (const entry of values as unknown[]) {
    const identifier = readIdentifier(entry, warn)
    if (identifier) found.set(JSON.stringify([identifier.system, identifier.value]), identifier)
  }
  const sorted = [...found.values()].toSorted((a, b) => order(a.system, b.system) || order(a.value, b.value))
  return firstOf('identifiers', sorted, warn)
}

/** What is written where a patient has no number. */
const NO_NUMBER = new Set(
  (
    'selfpay self cash pending temp temporary tbd applied uninsured noinsurance new seechart ' +
    '0123456789 123456789 1234567890'
  ).split(' '),
)

/** What fills a field that must not be empty: zeros, one letter, or one digit so often that it is hardly a number. */
const FILLED = /^(?:0+|(\D)\1*|(\d)\2{4,})$/u

function readIdentifier(entry: unknown, warn: Warn): NormalisedIdentifier | undefined {
  const { system, value } = (entry ?? {}) as { system?: unknown; value?: unknown }
  const name = given(system)
  const text = given(value)
  if (text === null) return undefined
  if (text.length > LONGEST_TEXT || (name?.length ?? 0) > LONGEST_TEXT) {
    warn('identifiers', TOO_LONG)
    return undefined
  }
  const plain = fold(text).replace(/[^\p{L}\p{N}]/gu, '')
  const folded = fold(name ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (folded === '') warn('identifiers', 'names no system and counts as absent')
  else if (plain === '' || FILLED.test(plain) || saysNothing([plain]) || NO_NUMBER.has(plain))
    warn('identifiers', PLACEHOLDER)
  else return { system: folded, value: plain.toUpperCase() }
  return undefined
}
