import type { IdentityEvent, RecordRef, StoredPerson, StoredRecord } from '../index/stored.ts'
import { nameProblem } from '../../name-problem.ts'
import { latestDay } from '../normalise/latest-day.ts'
import type { PatientReads } from '../index/patient-index.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { golden, type GoldenValues } from './golden.ts'
import { type Survivorship, SURVIVORSHIP } from './survivorship.ts'

/** A person as clients see it. One that is retired says nothing of itself but where it went. */
export interface Person extends GoldenValues {
  mpiId: string
  active: boolean
  /** The survivor; null also of a person whose last record was erased. */
  mergedInto: string | null
  records: StoredRecord[]
}

/** Reading persons: each call takes a batch, and answers in the order asked. */
export interface Persons {
  persons(mpiIds: readonly string[]): Promise<(Person | null)[]>
  records(refs: readonly RecordRef[]): Promise<(StoredRecord | null)[]>
  recordsById(ids: readonly number[]): Promise<(StoredRecord | null)[]>
  /** What happened to each person, the oldest first. */
  histories(mpiIds: readonly string[]): Promise<IdentityEvent[][]>
}

export function createPersons({ index, now }: PatientDeps, survivorship: Survivorship = SURVIVORSHIP): Persons {
  return {
    persons: async (mpiIds) => {
      const asked = possible(mpiIds)
      const { persons, records } = await readTogether(index, asked)
      const byId = new Map(persons.map((person) => [person.mpiId, person]))
      const own = Map.groupBy(records, ({ mpiId }) => mpiId)
      const today = latestDay(now())
      return mpiIds.map((mpiId) => {
        const person = byId.get(mpiId)
        return person ? view(person, own.get(mpiId) ?? [], today, survivorship) : null
      })
    },
    records: async (refs) => {
      const sensible = refs.filter((ref) => !nameProblem(ref.source) && !nameProblem(ref.sourceId))
      return inOrder(refs, await index.records(sensible))
    },
    recordsById: async (ids) => {
      const byId = new Map((await index.recordsById([...new Set(ids)])).map((record) => [record.id, record]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    histories: async (mpiIds) => {
      const events = await index.eventsOf(possible(mpiIds))
      const histories = new Map<string, IdentityEvent[]>(mpiIds.map((mpiId) => [mpiId, []]))
      for (const event of events) {
        for (const mpiId of new Set([event.mpiId, event.otherMpiId])) if (mpiId) histories.get(mpiId)?.push(event)
      }
      return mpiIds.map((mpiId) => histories.get(mpiId)!)
    },
  }
}

/** Readings that may fall into a write before what was read last is taken as it is. */
const MOST_READINGS = 5

/** Persons with their records as they are at one moment: read anew where a write came in between. */
async function readTogether(index: Pick<PatientReads, 'persons' | 'recordsOf'>, mpiIds: readonly string[]) {
  for (let reading = 1; ; reading++) {
    const [persons, records] = await Promise.all([index.persons(mpiIds), index.recordsOf(mpiIds)])
    if (reading === MOST_READINGS || areTogether(persons, records)) return { persons, records }
  }
}

/** An active person has records, and another none. */
function areTogether(persons: readonly StoredPerson[], records: readonly StoredRecord[]): boolean {
  const withRecords = new Set(records.map(({ mpiId }) => mpiId))
  return persons.every(({ mpiId, active }) => active === withRecords.has(mpiId))
}

/** Those that may be ids at all, each once. */
const possible = (mpiIds: readonly string[]) => [...new Set(mpiIds.filter((mpiId) => !nameProblem(mpiId)))]

function view(person: StoredPerson, records: StoredRecord[], today: string, survivorship: Survivorship): Person {
  const { mpiId, active, mergedInto, emptiedInto } = person
  return { mpiId, active, mergedInto: mergedInto ?? emptiedInto, records, ...golden(records, today, survivorship) }
}

function inOrder(refs: readonly RecordRef[], records: readonly StoredRecord[]): (StoredRecord | null)[] {
  const name = ({ source, sourceId }: RecordRef) => `${source}\u0000${sourceId}`
  const byName = new Map(records.map((record) => [name(record), record]))
  return refs.map((ref) => byName.get(name(ref)) ?? null)
}
