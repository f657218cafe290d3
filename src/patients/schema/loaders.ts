import DataLoader from 'dataloader'
import type { ServedMatch } from '../answering/answers.ts'
import type { IdentityEvent, RecordRef, StoredRecord, StoredReview } from '../index/stored.ts'
import type { PatientInput } from '../patient.ts'
import type { PatientServices } from '../services.ts'
import type { Person } from '../stewardship/persons.ts'

/** Loaders of one request. A change of the index makes them forget. */
export interface PatientLoaders {
  person: DataLoader<string, Person | null>
  /** what happened to a person, by mpiId */
  history: DataLoader<string, IdentityEvent[]>
  record: DataLoader<RecordRef, StoredRecord | null>
  /** records by the ids that reviews know them by */
  recordById: DataLoader<number, StoredRecord | null>
  /** reviews by the ids that clients send */
  review: DataLoader<string, StoredReview | null>
  /** the questions of a request that come one by one */
  match: DataLoader<PatientInput, ServedMatch>
}

export function createPatientLoaders(
  { persons, reviews, match }: PatientServices,
  maxBatch: number,
  signal: AbortSignal,
): PatientLoaders {
  return {
    person: new DataLoader((mpiIds) => persons.persons(mpiIds)),
    history: new DataLoader((mpiIds) => persons.histories(mpiIds)),
    record: new DataLoader((refs) => persons.records(refs), { cache: false }),
    recordById: new DataLoader((ids) => persons.recordsById(ids), { cache: false }),
    review: new DataLoader((ids) => reviews(ids), { cache: false }),
    match: new DataLoader((inputs) => match(inputs, { signal, method: 'matchPatient' }), {
      cache: false,
      maxBatchSize: maxBatch,
    }),
  }
}

/** Makes what follows in the request see a change. */
export function forgetPersons({ person, history }: PatientLoaders): void {
  person.clearAll()
  history.clearAll()
}
