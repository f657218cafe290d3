import type { FileField } from '../../patients/files/file-columns.ts'
import type { PatientBatch } from '../../patients/files/in-batches.ts'
import type { PatientRows, ReadOptions } from '../../patients/files/read-patients.ts'
import { ofNoSource } from '../../patients/files/local-numbers.ts'
import { missingText } from '../../patients/files/missing-columns.ts'
import { detectFormat, type FileFormat, formatByName } from '../../files/file-format.ts'
import { openFile } from '../../files/open-file.ts'
import type { Cli } from '../cli.ts'
import { PatientLimitsDocument } from '../documents/patients.ts'
import { UsageError } from '../failures.ts'
import { columnsText } from '../../patients/files/columns-text.ts'
import { progressBar, progressLine } from '../render/progress.ts'
import { number, plural } from '../render/text.ts'
import type { Transport } from '../transport/transport.ts'
import { mapOption, patientFieldMap } from './field-map.ts'
import type { InputFile } from './input-file.ts'
import { namingFile } from './naming-file.ts'
import { numberOption } from './options.ts'

/** The options of commands that read a file of patients. */
export const PATIENT_FILE_OPTIONS = [
  mapOption('dateOfBirth=born; sex= for none'),
  numberOption('--batch <n>', 'rows in one call', 1, 1_000_000, 1_000),
]

/** How the columns of a file are found. */
export const COLUMNS_EXPLAINED = `
Columns are known by their names (first_name, surname, dob, address_1, ...); --map says what a guess gets wrong. A line of
NDJSON holds such columns, or the fields of PatientInput or SourceRecordInput of the API.`

/** A patient file that is there and may be read. */
export interface PatientFile {
  name: string
  size: number
  format: FileFormat
  /** whether it was told, and not guessed, which column is the id */
  idIsTold: boolean
  batch: number
  batches: AsyncIterable<PatientBatch>
}

/** Characters of one call, as JSON: less than a server takes in one body, whatever the letters. */
const MOST_CHARACTERS = 4_000_000

interface FileOptions {
  /** what other options say of columns */
  mapped?: readonly (readonly [FileField, string])[]
  /** fields that a CSV file must have a column for, with how to give it */
  needed?: ReadonlyMap<FileField, string>
}

/** Opens a file of patients and reads its first batch, so that one that cannot be read is refused before all else. */
export async function openPatientFile(
  cli: Cli,
  { path, name }: InputFile,
  options: Record<string, unknown>,
  { mapped = [], needed = new Map() }: FileOptions = {},
): Promise<PatientFile> {
  const map = new Map([...patientFieldMap(options['map'] as string[] | undefined), ...mapped])
  const { size, firstBytes, open } = await openFile(path, name, formatByName(name))
  const [{ readPatients }, { inBatches }] = await Promise.all([
    import('../../patients/files/read-patients.ts'),
    import('../../patients/files/in-batches.ts'),
  ])
  const batch = options['batch'] as number
  const source = (options['source'] as string | undefined) ?? null
  const format = detectFormat(name, firstBytes)
  const rows = readPatients(open(), { format, map, needed, source, signal: cli.signal })
  const batches = inBatches(told(cli, name, { format, source }, rows), batch, MOST_CHARACTERS)
  return { name, size, format, idIsTold: map.has('id'), batch, batches: begunWith(await batches.next(), batches) }
}

async function* begunWith<T>({ done, value }: IteratorResult<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (done) return
  yield value
  yield* rest
}

async function* naming<T>(name: string, pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces
  } catch (error) {
    throw namingFile(error, name)
  }
}

const withoutSource = (heading: string) =>
  `no source is named whose ${heading} it is, so that of none is looked for: give --source or a column source, or head it ${heading}@<source>`

async function* told(
  cli: Cli,
  name: string,
  { format, source }: Pick<ReadOptions, 'format'> & { source: string | null },
  pieces: AsyncIterable<PatientRows>,
): AsyncGenerator<PatientRows> {
  for await (const piece of naming(name, pieces)) {
    if (piece.columns) {
      cli.note(`${name}: ${columnsText(piece.columns)}`)
      const missing = missingText(piece.columns)
      if (missing) cli.note(`${name}${format === 'NDJSON' ? ', in its first line' : ''}: ${missing}`)
      for (const heading of ofNoSource(piece.columns, source)) cli.note(`${name}: ${withoutSource(heading)}`)
    }
    yield piece
  }
}

/** Refuses a batch that is larger than the server takes. */
export async function checkBatchSize(cli: Cli, registry: Transport, { batch }: PatientFile): Promise<void> {
  const { limits } = await registry.execute(PatientLimitsDocument, {}, { signal: cli.signal })
  if (batch > limits.maxBatch) throw new UsageError(`--batch: one call takes at most ${number(limits.maxBatch)} rows`)
}

/** Shows how far through a file the work is. */
export function fileProgress(cli: Cli, doing: string, { name, size }: PatientFile, visible = true) {
  const line = progressLine(process.stderr, visible && cli.interactive && !cli.globals.quiet)
  const start = performance.now()
  return {
    show: (bytes: number, rows: number) => {
      const rate = Math.round((rows * 1000) / (performance.now() - start))
      line.show(`${doing} ${name} ${progressBar(bytes, size)}, ${plural(rows, 'row')}, ${number(rate)}/s`)
    },
    end: line.end,
  }
}
