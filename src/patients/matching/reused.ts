import { prepare, type Prepared } from './compare/prepared.ts'
import { haveOtherBirthDates, haveOtherNames, saysOfTwo } from './compare/two-people.ts'
import { mergeProfiles, type Profile, RETURNED } from './profile.ts'

/**
 * What a record that no longer fits its person said before (`said`, of which `last` was the last), when it says `now`: marked
 * with `place`, where it is, if it may have been given to somebody else, so that nobody is joined with the person there before a
 * steward has spoken.
 */
export function markReused(said: Profile, last: Profile, now: Profile, place: string): Profile {
  if (said.reused.length > 0) return wentBack(said, last, now) ? { ...said, reused: [place, RETURNED] } : said
  const both = together(said, now)
  return haveOtherNames(both) || isBornOtherwise(said, now, both) ? { ...said, reused: [place] } : said
}

/**
 * What is kept of what a record said before when a steward has said that it is the person's: all but the mark, as of one who
 * has another name now; null where it was another's: the record went back to what it was, or has another birth date.
 */
export function keptOfPast(now: Profile, past: Profile): Profile | null {
  const both = together(past, now)
  if (past.reused.includes(RETURNED) || saysOfTwo(both) || isBornOtherwise(past, now, both)) return null
  return { ...past, reused: [] }
}

const together = (past: Profile, now: Profile): Prepared => prepare({ ...mergeProfiles([past, now]), reused: [] })

/** Whether both birth dates cannot be one person's: that of somebody without a name was a guess, one under the same SSN wrong. */
function isBornOtherwise(past: Profile, now: Profile, both: Prepared): boolean {
  const isNamed = past.names.some(({ first }) => first !== null)
  return isNamed && !past.ssns.some((ssn) => now.ssns.includes(ssn)) && haveOtherBirthDates(both)
}

/** Whether a record is called as before the last time again, however it is spelled, or has the birth date of then. */
function wentBack(said: Profile, last: Profile, now: Profile): boolean {
  const both = together(last, now)
  if (isBornOtherwise(last, now, both) && now.birthDates.some((date) => said.birthDates.includes(date))) return true
  if (!haveOtherNames(both)) return false
  const earlier = said.names.filter(({ first }) => !last.names.some((name) => name.first === first))
  return earlier.some((name) => !haveOtherNames(together({ ...now, names: [name] }, now)))
}
