import { prepare, type Prepared } from '../matching/compare/prepared.ts'
import { mergeProfiles, profileOf, type Profile } from '../matching/profile.ts'
import { latestDay } from '../normalise/latest-day.ts'
import { normalise } from '../normalise/normalise.ts'
import type { InputWarning, PatientInput } from '../patient.ts'

/** Demographics made ready to be searched for and compared. */
export interface Question {
  profile: Profile
  prepared: Prepared
  keys: readonly bigint[]
  warnings: InputWarning[]
}

/** Normalises an input and computes its blocking keys. Never throws. */
export function readQuestion(input: PatientInput, now: Date, keysOf: (profile: Profile) => bigint[]): Question {
  const { record, warnings } = normalise(input, { today: latestDay(now) })
  const profile = mergeProfiles([profileOf(record)])
  return { profile, prepared: prepare(profile), keys: keysOf(profile), warnings }
}
