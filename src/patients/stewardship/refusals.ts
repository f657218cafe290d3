import { badInput, ClientError } from '../../errors.ts'
import type { RecordRef, StoredPerson, StoredRecord } from '../index/stored.ts'
import type { PatientReads } from '../index/patient-index.ts'
import { nameProblem } from '../../name-problem.ts'
import { textProblem } from '../registering/checks.ts'

/** Who decides, and why. */
export interface Decider {
  actor: string
  reason: string
}

/** Refuses a decision without an actor or a reason. */
export function checkDecider({ actor, reason }: Decider): void {
  const wrong = [
    { path: 'actor', message: nameProblem(actor) },
    { path: 'reason', message: textProblem(reason, 2_000) },
  ].filter(({ message }) => message !== undefined)
  if (wrong.length > 0) throw badInput(wrong as { path: string; message: string }[])
}

export function notFound(path: string, what: string): ClientError {
  return new ClientError('NOT_FOUND', `there is no such ${what}`, [{ path, message: 'is not in the index' }])
}

export function conflict(path: string, message: string): ClientError {
  return new ClientError('CONFLICT', `${path} ${message}`, [{ path, message }])
}

/** The id that a client sends; null of what is none. */
export const idOf = (id: string): number | null => (/^\d{1,15}$/.test(id) ? Number(id) : null)

/** The id that a client sends; refuses what is none as not found. */
export function readId(id: string, path: string, what: string): number {
  const read = idOf(id)
  if (read === null) throw notFound(path, what)
  return read
}

export async function theRecord(reads: PatientReads, ref: RecordRef): Promise<StoredRecord> {
  const [record] = nameProblem(ref.source) || nameProblem(ref.sourceId) ? [] : await reads.records([ref])
  if (!record) throw notFound('record', 'record')
  return record
}

/** Steps from one retired person to the next that are followed. */
const MOST_STEPS = 20

/** The active person that a retired one leads to. */
async function successorOf(
  reads: PatientReads,
  { mergedInto, root, emptiedInto }: StoredPerson,
): Promise<string | null> {
  let next = mergedInto === null ? emptiedInto : root
  for (let steps = 0; next !== null && steps < MOST_STEPS; steps++) {
    const [person] = await reads.persons([next])
    if (!person || person.active) return person?.mpiId ?? null
    next = person.mergedInto === null ? person.emptiedInto : person.root
  }
  return null
}

/** A person who has records; refuses an unknown or a retired one, and names who has its records now. */
export async function theActivePerson(reads: PatientReads, mpiId: string, path: string): Promise<StoredPerson> {
  const [person] = nameProblem(mpiId) ? [] : await reads.persons([mpiId])
  if (!person) throw notFound(path, 'person')
  if (!person.active) {
    const successor = await successorOf(reads, person)
    throw conflict(path, successor === null ? 'is retired' : `is retired: its records are of ${successor} now`)
  }
  return person
}
