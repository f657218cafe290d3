import { mergeProfiles, profileOf, type Profile } from '../matching/profile.ts'
import { latestDay } from '../normalise/latest-day.ts'
import { normalise } from '../normalise/normalise.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** What each record says, as the index reads it. */
export function profilesOf(records: readonly LabelledRecord[], now: Date): Profile[] {
  const today = latestDay(now)
  return records.map(({ patient }) => mergeProfiles([profileOf(normalise(patient, { today }).record)]))
}
