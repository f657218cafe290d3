import type { PatientUnit } from '../index/patient-index.ts'
import type { IdentityEvent, StoredRecord } from '../index/stored.ts'
import { readValueCounts } from '../index/value-counts.ts'
import { prepare } from '../matching/compare/prepared.ts'
import { countedInPairs } from '../matching/counted-in-pairs.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import { mergeProfiles } from '../matching/profile.ts'
import { scorer } from '../matching/score.ts'
import { fitOf } from '../registering/judge.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { type Doubt, doubtOfFit } from './doubt.ts'
import { isOfRelinking } from './events.ts'
import { countedOf, type Neighbourhood, wayUp } from './membership.ts'

/**
 * Records that came to a merged person while it was one, and do not fit those with whom they are left when the merge is
 * taken back. `left` are all that do not go with the retired person.
 */
export async function doubtsBetween(
  unit: PatientUnit,
  { valueHash, authoritative }: PatientDeps,
  merged: IdentityEvent,
  left: readonly StoredRecord[],
  neighbourhood: Neighbourhood,
): Promise<Doubt[]> {
  const came = await cameBetween(unit, merged, left, neighbourhood)
  const rest = left.filter((record) => !came.has(record))
  if (came.size === 0 || rest.length === 0) return []
  const model = (await unit.activeModel()) ?? DEFAULT_MODEL
  const person = prepare(mergeProfiles(rest.map(countedOf)))
  const said = Array.from(came, (record) => ({ record, prepared: prepare(countedOf(record)) }))
  const counted = countedInPairs(model)
  for (const { prepared } of said) counted.add(prepared, person)
  const { persons, lookup } = await readValueCounts(unit, valueHash, counted.values())
  const score = scorer(model, { persons, frequency: lookup, authoritative })
  return said
    .map(({ record, prepared }) => ({ record, fit: fitOf(score, model, prepared, person) }))
    .filter(({ fit }) => !fit.fits)
    .map(({ record, fit }) => doubtOfFit(record, fit))
}

/** Those of the records that the machine put to the survivor of a merge since then, alone or with their persons. */
async function cameBetween(
  unit: Pick<PatientUnit, 'eventsOf'>,
  { id: merge, mpiId: survivor }: IdentityEvent,
  left: readonly StoredRecord[],
  { persons }: Neighbourhood,
): Promise<Set<StoredRecord>> {
  const edges = (mpiId: string) => new Set(wayUp(mpiId, persons).map(({ mergeEvent }) => mergeEvent!))
  const ofSurvivor = edges(survivor)
  const later = left
    .filter(({ origins }) => origins.length === 0)
    .map((record) => {
      const between = ofSurvivor.symmetricDifference(edges(record.home))
      return { record, merges: [...between].filter((event) => event > Math.max(merge, record.id)) }
    })
    .filter(({ record, merges }) => record.id > merge || merges.length > 0)
  const events = later.some(({ merges }) => merges.length > 0) ? await unit.eventsOf([...persons.keys()]) : []
  const machine = new Set(events.filter(isOfRelinking).map(({ id }) => id))
  return new Set(later.filter(({ merges }) => merges.every((id) => machine.has(id))).map(({ record }) => record))
}
