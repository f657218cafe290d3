import { hmac64 } from '../matching/blocking/hmac.ts'
import type { FrequencyField } from '../matching/compare/comparison.ts'
import { byField, type CountedValue, countedValues, type FrequencyLookup, shareOf } from '../matching/frequency.ts'
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

/** Counts that more can be read into. */
export interface ReadableCounts extends ValueCounts {
  /** Reads those of the values that were not read yet, in one round trip. */
  read(values: Iterable<CountedValue>): Promise<void>
}

/** Counts of the values, read in one round trip. */
export async function readValueCounts(
  reads: Pick<PatientReads, 'frequencies'>,
  hash: ValueHash,
  values: Iterable<CountedValue>,
): Promise<ValueCounts> {
  const counts = createValueCounts(reads, hash)
  await counts.read(values)
  return counts
}

/** Counts to be changed by themselves, when nothing of them is to be looked up. */
export function changesOfCounts(hash: ValueHash): Pick<ValueCounts, 'change' | 'changes'> {
  return createValueCounts({ frequencies: async () => ({ persons: 0, counts: new Map() }) }, hash)
}

/** Counts of an index that stays the same but for what is changed here; nothing is read yet. */
export function createValueCounts(reads: Pick<PatientReads, 'frequencies'>, hash: ValueHash): ReadableCounts {
  /** As they are with the changes; of a value that was not read, the changes alone. */
  const counts = byField(() => new Map<string, number>())
  /** Those that were read, or are on their way. */
  const read = byField(() => new Set<string>())
  const isAbsent = new Map<bigint, boolean>()
  const changed = new Map<bigint, number>()
  let stored: number | undefined

  const raise = (field: FrequencyField, value: string, by: number) =>
    counts[field].set(value, (counts[field].get(value) ?? 0) + by)
  const add = (values: readonly CountedValue[], by: 1 | -1) => {
    for (const [field, value] of values) {
      raise(field, value, by)
      const hashed = hash(field, value)
      changed.set(hashed, (changed.get(hashed) ?? 0) + by)
    }
  }

  const table: ReadableCounts = {
    persons: 0,
    lookup: (field, value) => {
      const count = counts[field].get(value)
      return count ? shareOf(field, count, table.persons) : undefined
    },
    change: (before, after) => {
      const [had, has] = [before, after].map((profile) => (profile ? countedValues(profile) : []))
      add(without(had!, has!), -1)
      add(without(has!, had!), 1)
      table.persons += (after ? 1 : 0) - (before ? 1 : 0)
    },
    changes: () => {
      const all = changed.keys().every((value) => isAbsent.has(value))
      const absent = new Set(changed.keys().filter((value) => isAbsent.get(value) === true))
      return { persons: table.persons - (stored ?? 0), counts: changed, ...(all && { absent }) }
    },
    read: async (values) => {
      const unread: [FrequencyField, string, bigint][] = []
      for (const [field, value] of values) {
        if (read[field].has(value)) continue
        read[field].add(value)
        unread.push([field, value, hash(field, value)])
      }
      const found = await reads.frequencies(unread.map(([, , hashed]) => hashed))
      if (stored === undefined) table.persons += stored = found.persons
      for (const [field, value, hashed] of unread) {
        const count = found.counts.get(hashed)
        raise(field, value, count ?? 0)
        isAbsent.set(hashed, count === undefined)
      }
    },
  }
  return table
}

/** The values that are not among `others`. */
function without(values: readonly CountedValue[], others: readonly CountedValue[]): readonly CountedValue[] {
  if (others.length === 0) return values
  const there = byField(() => new Set<string>())
  for (const [field, value] of others) there[field].add(value)
  return values.filter(([field, value]) => !there[field].has(value))
}
