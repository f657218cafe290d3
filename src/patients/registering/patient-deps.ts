import { blockingKeys, everyBlockingKey } from '../matching/blocking/keys.ts'
import type { Profile } from '../matching/profile.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { valueHash, type ValueHash } from '../index/value-counts.ts'

export interface PatientSettings {
  /** The deployment's secret, for blocking keys and hashes of values. */
  hashSecret: string
  /** Inputs in one call. */
  maxBatch: number
  /** Identifier systems of which no person has two values. */
  authoritative?: ReadonlySet<string>
  now?: () => Date
}

/** What matching, registering and stewardship have in common. */
export interface PatientDeps {
  index: PatientIndex
  keysOf: (profile: Profile) => bigint[]
  /** see {@link everyBlockingKey} */
  everyKeyOf: (profile: Profile) => bigint[]
  valueHash: ValueHash
  maxBatch: number
  authoritative: ReadonlySet<string>
  now: () => Date
}

export function patientDeps(index: PatientIndex, settings: PatientSettings): PatientDeps {
  return {
    index,
    keysOf: blockingKeys(settings.hashSecret),
    everyKeyOf: everyBlockingKey(settings.hashSecret),
    valueHash: valueHash(settings.hashSecret),
    maxBatch: settings.maxBatch,
    authoritative: settings.authoritative ?? new Set(),
    now: settings.now ?? (() => new Date()),
  }
}
