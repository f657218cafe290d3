import { CSV_HEADER, csvAnswer, ndjsonAnswer, type RowAnswer } from '../../patients/files/match-writer.ts'
import type { PatientRow } from '../../patients/files/patient-row.ts'
import type { Cli, CliCommand } from '../cli.ts'
import { MatchDocument } from '../documents/patients.ts'
import { EXIT } from '../exit.ts'
import { OUTAGE, refused } from '../failures.ts'
import { interruptible } from '../interruptible.ts'
import { tallyLines } from '../render/patient-tally.ts'
import { duration, number, plural, styled } from '../render/text.ts'
import type { DownloadFormat, Transport } from '../transport/transport.ts'
import { inputFile } from './input-file.ts'
import { option } from './options.ts'
import { checkPlace, formatOfName, OUTPUT_OPTIONS } from './output-place.ts'
import {
  COLUMNS_EXPLAINED,
  checkBatchSize,
  fileProgress,
  openPatientFile,
  PATIENT_FILE_OPTIONS,
  type PatientFile,
} from './patient-file.ts'
import { patientInput } from './patient-inputs.ts'
import { areAllErrors, countError, countRow, emptyTally, type PatientTally } from './patient-tally.ts'
import { writeStdout, writeWhole } from './write-file.ts'

export const matchCommand: CliCommand = {
  usage: 'match <file>',
  summary:
    'Ask which known persons the patients of a CSV or NDJSON file (or of standard input, "-") are; nothing is changed',
  options: [
    option('-o, --output <file>', 'file to write the answers to, instead of standard output'),
    ...OUTPUT_OPTIONS,
    ...PATIENT_FILE_OPTIONS,
    option('--source <name>', 'the source that gave out numbers such as mrn, instead of a column of the file'),
    option('--strict', 'end with status 1 when a row has no answer'),
  ],
  examples: ['match questions.csv --output answers.csv', 'match questions.ndjson --format ndjson | jq .status'],
  explanation: `${COLUMNS_EXPLAINED}

There is one answer a row, in the order of the file: line, id, status (MATCH, POSSIBLE, NO_MATCH or ERROR), the mpi_id of
a MATCH, probability and grade of the best candidate, how many candidates there are, what counts as absent, and the error.

It ends with status 3 when the index could not be reached for some of the rows, and with 1 when no row could be answered.`,
  async run(cli, options, args) {
    const output = options['output'] as string | undefined
    await checkPlace(cli, 'match without --output', output, options['force'] === true)
    const format = (options['format'] as DownloadFormat | undefined) ?? formatOfName(output ?? '')
    await using input = await inputFile(args[0]!, cli.signal)
    const file = await openPatientFile(cli, input, options)
    const registry = await cli.connect()
    await checkBatchSize(cli, registry, file)
    const tally = emptyTally(['MATCH', 'POSSIBLE', 'NO_MATCH'])
    const start = performance.now()
    const outage: Outage = { rows: 0, message: '' }
    const answers = written(cli, registry, file, format, { tally, outage, visible: output !== undefined })
    const work = output === undefined ? writeStdout(answers, cli.signal) : writeWhole(output, answers, cli.signal)
    await interruptible(cli.signal, work, () => 'nothing is changed')
    const durationMs = performance.now() - start
    if (output !== undefined) tell(cli, output, format, tally, durationMs)
    if (outage.rows > 0) throw unavailable(outage, tally)
    if (areAllErrors(tally)) throw refused('BAD_USER_INPUT', 'no row could be answered')
    return options['strict'] === true && tally.statuses['ERROR']! > 0 ? EXIT.failed : EXIT.done
  },
}

/** The rows that nobody could answer who would know, and what was said of the last one. */
interface Outage {
  rows: number
  message: string
}

const unavailable = ({ rows, message }: Outage, tally: PatientTally) =>
  refused(OUTAGE, `${number(rows)} of ${plural(tally.rows, 'row')} could not be answered: ${message}`)

function tell(cli: Cli, file: string, format: DownloadFormat, tally: PatientTally, durationMs: number): void {
  cli.answer({ match: { file, format, ...tally, durationMs } })
  if (areAllErrors(tally)) cli.print(styled('red', `✗ No row could be answered; ${file} tells why`))
  else cli.print(styled('green', `✓ Answered in ${duration(durationMs)}, to ${file}`))
  for (const line of ['', ...tallyLines(tally)]) cli.print(line)
}

async function* written(
  cli: Cli,
  registry: Transport,
  file: PatientFile,
  format: DownloadFormat,
  { tally, outage, visible }: { tally: PatientTally; outage: Outage; visible: boolean },
): AsyncGenerator<string> {
  const progress = fileProgress(cli, 'Matching', file, visible)
  try {
    if (format === 'csv') yield CSV_HEADER
    const write = format === 'csv' ? csvAnswer : ndjsonAnswer
    for await (const { rows, bytes } of file.batches) {
      const answers = await answersTo(cli, registry, rows)
      for (const answer of answers) count(tally, outage, answer)
      yield answers.map(write).join('')
      progress.show(bytes, tally.rows)
    }
  } finally {
    progress.end()
  }
}

function count(tally: PatientTally, outage: Outage, { line, status, warnings, error }: RowAnswer): void {
  if (error?.code === OUTAGE) {
    outage.rows += 1
    outage.message = error.message
  }
  if (error) countError(tally, { line, field: error.field, message: error.message }, warnings)
  else countRow(tally, line, status, warnings)
}

/** The answers about some rows, in their order, those that cannot be read among them. */
async function answersTo(cli: Cli, registry: Transport, rows: readonly PatientRow[]): Promise<RowAnswer[]> {
  const asked = rows.map((row) => ('patient' in row ? patientInput(row) : undefined))
  const inputs = asked.flatMap((one) => one?.input ?? [])
  const { matchPatients } =
    inputs.length > 0
      ? await registry.execute(MatchDocument, { inputs }, { signal: cli.signal })
      : { matchPatients: [] }
  let at = 0
  return rows.map((row, i) => {
    if (!('patient' in row)) return unreadable(row)
    const { candidates, warnings, ...answer } = matchPatients[at++]!
    const { line, id } = row
    return { line, id, ...answer, candidates: candidates.length, warnings: [...asked[i]!.warnings, ...warnings] }
  })
}

function unreadable({ line, field, message }: Extract<PatientRow, { message: string }>): RowAnswer {
  const nothing = { mpiId: null, probability: null, grade: null, candidates: 0, warnings: [] }
  return { line, id: null, status: 'ERROR', ...nothing, error: { code: 'BAD_USER_INPUT', message, field } }
}
