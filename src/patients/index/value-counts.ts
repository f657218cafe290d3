import { hmac64 } from '../matching/blocking/hmac.ts'
import type { FrequencyField } from '../matching/compare/comparison.ts'
import { countedValues, type FrequencyLookup, shareOf } from '../matching/frequency.ts'
import type { Profile } from '../matching/profile.ts'
import type { FrequencyChanges } from './changes.ts'
import type { PatientReads } from './patient-index.ts'

/** The number under which an index keeps how many persons have a value, so that its dump shows none. */
export type ValueHash = (field: FrequencyField, value: string) => bigint

/** Hashes under one secret; those of the names that recur are remembered. */
export function valueHash(secret: string, remembered = 50_000): ValueHash {
  const hash = hmac64(secret)
  const known = new Map<string, bigint>()
  return (field, value) => {
    const text = `value\u001f${field}\u001f${value}`
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= remembered) known.clear()
    const made = hash(text)
    known.set(text, made)
    return made
  }
}

/** How many persons have the values that a batch of questions and its candidates are about. */
export interface ValueCounts {
  /** Persons in the index. */
  persons: number
  lookup: FrequencyLookup
  /** Counts a person anew whose profile changes; null before it exists, and after it ceases to. */
  change(before: Profile | null, after: Profile | null): void
  /** What was changed, for the index to keep. */
  changes(): FrequencyChanges
}

/** Counts of the values of `questions` and of the names of `candidates`, read in one round trip. */
export async function readValueCounts(
  reads: Pick<PatientReads, 'frequencies'>,
  hash: ValueHash,
  questions: Iterable<Profile>,
  candidates: Iterable<Profile> = [],
): Promise<ValueCounts> {
  const values = new Map<string, bigint>()
  const want = (field: FrequencyField, value: string) => {
    const key = `${field} ${value}`
    if (!values.has(key)) values.set(key, hash(field, value))
  }
  for (const profile of questions) for (const [field, value] of countedValues(profile)) want(field, value)
  for (const { names } of candidates) {
    for (const { first, last } of names) {
      if (first) want('firstName', first.replaceAll(' ', ''))
      if (last) want('lastName', last.replaceAll(' ', ''))
    }
  }
  const stored = await reads.frequencies([...values.values()])
  const counts = new Map<string, number>()
  const absent = new Set<bigint>()
  for (const [key, value] of values) {
    const count = stored.counts.get(value)
    counts.set(key, count ?? 0)
    if (count === undefined) absent.add(value)
  }
  const read = new Set(values.values())
  return valueCounts(hash, stored.persons, counts, (value) => (read.has(value) ? absent.has(value) : undefined))
}

/** Counts to be changed by themselves, when nothing of them is to be looked up. */
export function changesOfCounts(hash: ValueHash): Pick<ValueCounts, 'change' | 'changes'> {
  return valueCounts(hash, 0, new Map(), () => undefined)
}

/** `isAbsent` tells whether nobody had a value; undefined when that was not read. */
function valueCounts(
  hash: ValueHash,
  stored: number,
  counts: Map<string, number>,
  isAbsent: (value: bigint) => boolean | undefined,
): ValueCounts {
  const changed = new Map<bigint, number>()
  const add = (profile: Profile, by: 1 | -1) => {
    for (const [field, value] of countedValues(profile)) {
      const key = `${field} ${value}`
      counts.set(key, (counts.get(key) ?? 0) + by)
      const hashed = hash(field, value)
      changed.set(hashed, (changed.get(hashed) ?? 0) + by)
    }
  }
  const table: ValueCounts = {
    persons: stored,
    lookup: (field, value) => {
      const count = counts.get(`${field} ${value}`)
      return count ? shareOf(field, count, table.persons) : undefined
    },
    change: (before, after) => {
      if (before) add(before, -1)
      if (after) add(after, 1)
      table.persons += (after ? 1 : 0) - (before ? 1 : 0)
    },
    changes: () => {
      const all = changed.keys().every((value) => isAbsent(value) !== undefined)
      const absent = new Set(changed.keys().filter((value) => isAbsent(value) === true))
      return { persons: table.persons - stored, counts: changed, ...(all && { absent }) }
    },
  }
  return table
}
