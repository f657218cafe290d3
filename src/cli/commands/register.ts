import { nameProblem } from '../../name-problem.ts'
import type { Cli, CliCommand } from '../cli.ts'
import { RegisterDocument } from '../documents/patients.ts'
import { EXIT } from '../exit.ts'
import { RefusedError, UsageError } from '../failures.ts'
import { tallyLines } from '../render/patient-tally.ts'
import { duration, plural, styled } from '../render/text.ts'
import { forEachBatch, neededColumns, type ReadRecord } from './file-records.ts'
import { inputFile } from './input-file.ts'
import { option } from './options.ts'
import {
  COLUMNS_EXPLAINED,
  checkBatchSize,
  openPatientFile,
  PATIENT_FILE_OPTIONS,
  type PatientFile,
} from './patient-file.ts'
import { areAllErrors, countError, countRow, emptyTally, type PatientTally } from './patient-tally.ts'

export const registerCommand: CliCommand = {
  usage: 'register <file>',
  summary:
    'Register the patients of a CSV or NDJSON file, or of standard input with "-"; bad rows are left out and told',
  options: [
    option('--source <name>', 'the source that says so, instead of a column of the file'),
    option('--id-column <column>', "the column of the source's own numbers; guessed unless given"),
    ...PATIENT_FILE_OPTIONS,
    option('--dry-run', 'check the file and open nothing'),
    option('--strict', 'end with status 1 when a row was left out'),
  ],
  examples: ['register patients.csv --source clinic', 'register people.ndjson --map zip=plz --batch 5000'],
  explanation: `${COLUMNS_EXPLAINED}

A record is known by its source and the source's number: registering a file again changes nothing, and goes on where it
was interrupted. Two rows with one number are registered one after another when the number is called sourceId, or its
column was given, and the later row is NDJSON or says when it was recorded; otherwise the first counts.`,
  async run(cli, options, args) {
    const source = options['source'] as string | undefined
    const problem = source === undefined ? undefined : nameProblem(source)
    if (problem) throw new UsageError(`--source ${problem}`)
    const id = options['idColumn'] as string | undefined
    const mapped = [
      ...(id === undefined ? [] : [['id', id] as const]),
      ...(source === undefined ? [] : [['source', ''] as const]),
    ]
    await using input = await inputFile(args[0]!, cli.signal)
    const file = await openPatientFile(cli, input, options, { mapped, needed: neededColumns(source) })
    const tally = options['dryRun'] === true ? await checkAll(cli, file, source) : await registerAll(cli, file, source)
    const isRefused = options['strict'] === true && tally.statuses['ERROR']! > 0
    return isRefused || areAllErrors(tally) ? EXIT.failed : EXIT.done
  },
}

const STATUSES = ['CREATED', 'LINKED', 'REVIEW', 'UPDATED', 'UNCHANGED']

async function registerAll(cli: Cli, file: PatientFile, source: string | undefined): Promise<PatientTally> {
  const registry = await cli.connect()
  await checkBatchSize(cli, registry, file)
  const tally = { ...emptyTally(STATUSES), openReviews: 0 }
  const start = performance.now()
  const kept = () =>
    `what was registered is kept (at least ${plural(tally.rows, 'row')}); register the file again to go on`
  const send = async (records: readonly ReadRecord[]) => {
    const inputs = records.map(({ input }) => input)
    const { registerPatients } = await registry.execute(RegisterDocument, { inputs }, { signal: cli.signal })
    for (const [i, { line, warnings }] of records.entries()) {
      const { status, reviewId, error, warnings: more } = registerPatients[i]!
      if (reviewId !== null) tally.openReviews += 1
      if (error) countError(tally, { line, field: error.field, message: error.message }, [...warnings, ...more])
      else countRow(tally, line, status, [...warnings, ...more])
    }
  }
  await forEachBatch(cli, file, source, tally, send, kept).catch((error: unknown) => {
    if (error instanceof RefusedError && tally.rows > 0) cli.note(kept())
    throw error
  })
  const durationMs = performance.now() - start
  cli.answer({ register: { file: file.name, ...tally, durationMs } })
  if (areAllErrors(tally)) cli.print(styled('red', '✗ Nothing was registered: every row was rejected.'))
  else cli.print(styled('green', `✓ Registered in ${duration(durationMs)}`))
  for (const line of ['', ...tallyLines(tally)]) cli.print(line)
  return tally
}

async function checkAll(cli: Cli, file: PatientFile, source: string | undefined): Promise<PatientTally> {
  const { normalise } = await import('../../patients/normalise/normalise.ts')
  const { latestDay } = await import('../../patients/normalise/latest-day.ts')
  const today = latestDay(new Date())
  const tally = emptyTally(['READABLE'])
  const check = async (records: readonly ReadRecord[]) => {
    for (const { line, input, warnings } of records) {
      countRow(tally, line, 'READABLE', [...warnings, ...normalise(input.patient, { today }).warnings])
    }
  }
  await forEachBatch(cli, file, source, tally, check, () => 'nothing is registered')
  cli.answer({ register: { file: file.name, dryRun: true, ...tally } })
  if (areAllErrors(tally)) cli.print(styled('red', '✗ Nothing would be registered: every row is rejected.'))
  else cli.print(styled('green', '✓ Checked; nothing was registered.'))
  for (const line of ['', ...tallyLines(tally)]) cli.print(line)
  return tally
}
