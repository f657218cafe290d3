import { prepare } from './compare/prepared.ts'
import { haveOtherNames, haveOtherBirthDates, maySayOfTwo, saysOfTwo } from './compare/two-people.ts'
import { mergeProfiles, type Profile, RETURNED, REUSED } from './profile.ts'

/**
 * What a record that no longer fits its person said before (`said`, of which `last` was the last), when it says `now`: marked
 * where it may have been given to somebody else, so that nobody is joined with its person before a steward has spoken.
 */
export function markReused(said: Profile, last: Profile, now: Profile): Profile {
  const both = (other: Profile) => prepare({ ...mergeProfiles([other, now]), reused: [] })
  if (said.reused.length === 0) return maySayOfTwo(both(said)) ? { ...said, reused: [REUSED] } : said
  const differs = haveOtherNames(both(last)) || haveOtherBirthDates(both(last))
  const wasSaid = now.names.every((name) => said.names.some((one) => one.first === name.first))
  return differs && wasSaid ? { ...said, reused: [REUSED, RETURNED] } : said
}

/**
 * What is kept of what a record said before when a steward has said that it is the person's: all but the mark, as of one who
 * has another name now. Nothing of what was another's: it went back to what it was before, or both birth dates and what it
 * was called, or a birth date that was wrong, cannot be one person's.
 */
export function keptOfPast(now: Profile, past: Profile): Profile | null {
  const all = prepare({ ...mergeProfiles([now, past]), reused: [] })
  if (past.reused.includes(RETURNED) || saysOfTwo(all) || haveOtherBirthDates(all)) return null
  return { ...past, reused: [] }
}
