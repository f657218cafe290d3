import { headerColumns } from '../../src/patients/files/file-columns.ts'
import { readValues } from '../../src/patients/files/read-values.ts'
import type { PatientInput } from '../../src/patients/patient.ts'
import type { SourceRecordInput } from '../../src/patients/registering/incoming.ts'
import { type Chapter, population } from '../population/population.ts'
import { COLUMNS, type LabelledRecord } from '../population/record.ts'

const SEED = 7
/** Questions for each person: enough for all measurements at 10,000 people. */
const QUESTIONS = 1

const columns = headerColumns(COLUMNS, new Map(), new Map(), 1)

function patientOf(record: LabelledRecord): PatientInput {
  return readValues(
    COLUMNS.map((column) => record[column]),
    columns,
  ).patient
}

const chapters = (people: number): Generator<Chapter> => population({ people, seed: SEED, questions: QUESTIONS })

/** The records that `people` people have, in batches. */
export function* recordBatches(people: number, size: number): Generator<SourceRecordInput[]> {
  let batch: SourceRecordInput[] = []
  for (const { pool } of chapters(people)) {
    for (const record of pool) {
      batch.push({ source: record.source, sourceId: record.id, patient: patientOf(record) })
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** `count` questions about them, from all over the population; four in ten are about nobody. */
export function questions(people: number, count: number): PatientInput[] {
  const step = Math.max(1, Math.floor((people * QUESTIONS * 0.95) / count))
  const drawn: PatientInput[] = []
  let seen = 0
  for (const { questions: asked } of chapters(people)) {
    for (const question of asked) {
      if (seen++ % step === 0) drawn.push(patientOf(question))
      if (drawn.length === count) return drawn
    }
  }
  throw new Error(`${people} people are asked ${drawn.length} questions, and ${count} are needed`)
}
