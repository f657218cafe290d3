import type { FileField } from '../../patients/files/file-columns.ts'
import type { FilePatient, PatientRow } from '../../patients/files/patient-row.ts'
import { repeatedIds } from '../../patients/files/repeated-ids.ts'
import type { InputWarning } from '../../patients/patient.ts'
import { nameProblem } from '../../name-problem.ts'
import type { RowError } from '../../files/file-error.ts'
import type { Cli } from '../cli.ts'
import type { SourceRecordInput } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { fileProgress, type PatientFile } from './patient-file.ts'
import { patientInput } from './patient-inputs.ts'
import { countError, type PatientTally } from './patient-tally.ts'

/** What a file must have a column for, unless the `source` is given. */
export const neededColumns = (source: string | undefined): Map<FileField, string> =>
  new Map([
    ['id', 'give --id-column <column>'],
    ...(source === undefined ? [['source', 'give --source <name>, or --map source=<column>'] as const] : []),
  ])

/** What the API calls the number of a record. */
const SOURCE_ID = 'sourceId'

/**
 * Whether a row whose record stood before tells what became of the record: its number is one for certain, and it follows in
 * time, by its own word or in a stream of messages. In a table of patients two rows of one number are rather two people.
 */
const isUpdate = ({ idIsTold, format }: PatientFile, { idColumn, recordedAt }: FilePatient) =>
  (idIsTold || idColumn === SOURCE_ID) && (recordedAt !== null || format === 'NDJSON')

/** A record that can be registered. */
export interface ReadRecord {
  line: number
  row: FilePatient
  input: SourceRecordInput
  warnings: InputWarning[]
}

/** Hands over the records of a file that can be registered, a batch at a time, and counts the rows that cannot. */
export async function forEachBatch(
  cli: Cli,
  file: PatientFile,
  source: string | undefined,
  tally: PatientTally,
  work: (records: readonly ReadRecord[]) => Promise<void>,
  kept: () => string,
): Promise<void> {
  const repeated = repeatedIds()
  const progress = fileProgress(cli, 'Registering', file)
  const all = async () => {
    for await (const { rows, bytes } of file.batches) {
      const records: ReadRecord[] = []
      for (const row of rows) {
        const read = readRecord(row, source)
        if (!('input' in read)) countError(tally, read)
        else {
          const before = repeated.before(read.input.source, read.input.sourceId, read.line)
          if (before === undefined || isUpdate(file, read.row)) records.push(read)
          else countError(tally, { line: read.line, field: 'id', message: `is that of line ${before} as well` })
        }
      }
      if (records.length > 0) await work(records)
      progress.show(bytes, tally.rows)
    }
  }
  try {
    await interruptible(cli.signal, all(), kept)
  } finally {
    progress.end()
  }
}

function readRecord(row: PatientRow, given: string | undefined): ReadRecord | RowError {
  if (!('patient' in row)) return row
  const { line, id, recordedAt } = row
  const source = given ?? row.source
  const sourceProblem = nameProblem(source)
  if (sourceProblem) return { line, field: 'source', message: sourceProblem }
  const idProblem = nameProblem(id)
  if (idProblem) return { line, field: 'id', message: idProblem }
  const { input: patient, warnings } = patientInput(row)
  const input = { source: source!, sourceId: id!, patient, recordedAt: recordedAt?.toISOString() ?? null }
  return { line, row, input, warnings }
}
