import type { Config } from '../../config.ts'
import { ClientError } from '../../errors.ts'
import type { LabelledField } from '../../patients/evaluation/columns.ts'
import type { UsedModel } from '../../patients/evaluation/learn.ts'
import type { Evaluating } from '../../patients/evaluation/evaluating.ts'
import type { LabelledFile } from '../../patients/evaluation/labelled-files.ts'
import { nobodyTwice } from '../../patients/evaluation/nobody-twice.ts'
import { missingColumns, missingText } from '../../patients/files/missing-columns.ts'
import type { Cli, CliCommand } from '../cli.ts'
import { refused, UsageError } from '../failures.ts'
import { interruptible } from '../interruptible.ts'
import { evaluationLines, linkLines, mappingLine } from '../render/evaluation.ts'
import { warningLines } from '../render/patient-tally.ts'
import { progressLine } from '../render/progress.ts'
import { number } from '../render/text.ts'
import { hereOnly } from './here-only.ts'
import { fieldMap, mapOption } from './field-map.ts'
import { option } from './options.ts'
import { unreadValues } from './unread-values.ts'

/** No file is read as of a later day, so that it gives the same figures at any time. */
const LATEST = new Date('2026-11-24T00:00:00Z')
const SEED = 1

const EXPLANATION = `
The records are registered one after another into a fresh index, by the code that the server uses. With DATABASE_URL
the index is a database of its own on that server (MONGODB_URI likewise), dropped in the end; else it is in memory.

Quality is told at thresholds fixed beforehand, .95 and .5. At a threshold the index is relinked with it as the least
probability of a link; what vetoes hold apart stays apart. "pairs" are pairs of records in one person, "clusters" are
persons that hold exactly the records of a true one. "compared alone" weighs every two records that share a blocking key
by themselves. With --link, a question is answered when its best candidate reaches the threshold and leads by the
model's margin. Of the pairs, or with --link the questions, that are missed at .5 it tells how many blocking does not
find, how many weigh too little even without vetoes, and how many each veto holds back.

The true person is a column (cluster, entity_id, ...) or follows from FEBRL's ids (rec-7-org, rec-7-dup-0). Columns are
known by their names; --map says what a guess gets wrong. In the right file of --link a question without a cluster, or
with one that the left file does not have, has nobody to find. A column of --map may be missing in one of the two files.`

export const evaluateCommand: CliCommand = {
  usage: 'evaluate [file]',
  summary: 'Measure how well labelled records are matched, in a fresh index',
  options: [
    option('--train', 'learn from the records, without their labels, and relink before scoring'),
    option('--link <files...>', 'register the left CSV file and match the records of the right one'),
    option('--shuffle [seed]', 'register in an order drawn from the seed (1), instead of the order of the file'),
    mapOption('cluster=person; zip= for none'),
  ],
  examples: ['evaluate febrl1.csv --train', 'evaluate people.csv --map cluster=true_id', 'evaluate --link a.csv b.csv'],
  explanation: EXPLANATION,
  async run(cli, options, args) {
    hereOnly(cli, 'evaluate')
    const files = filesOf(args, options['link'] as string[] | undefined)
    const settings: Settings = {
      map: fieldMap(options['map'] as string[] | undefined),
      train: options['train'] === true,
      shuffle: shuffleSeed(options['shuffle']),
    }
    await interruptible(cli.signal, evaluateFiles(cli, files, settings), () => 'the index of the evaluation is gone')
  },
}

interface Settings {
  map: ReadonlyMap<LabelledField, string>
  train: boolean
  shuffle: number | undefined
}

function filesOf(args: readonly string[], link: readonly string[] | undefined): readonly [string, string?] {
  const [left, right, ...more] = [...args, ...(link ?? [])]
  if (left === undefined) throw new UsageError('evaluate needs a file, or --link <left> <right>')
  if (link && right === undefined) throw new UsageError('--link needs two files')
  if (more.length > 0 || (right !== undefined && !link)) throw new UsageError('evaluate takes one file, or --link two')
  return right === undefined ? [left] : [left, right]
}

function shuffleSeed(given: unknown): number | undefined {
  if (given === undefined) return undefined
  if (given === true) return SEED
  if (typeof given === 'string' && /^\d{1,9}$/.test(given)) return Number(given)
  throw new UsageError('--shuffle takes a whole number as its seed')
}

async function evaluateFiles(cli: Cli, paths: readonly [string, string?], settings: Settings): Promise<void> {
  const config = cli.config()
  const { readLabelledFiles } = await import('../../patients/evaluation/labelled-files.ts')
  const [left, second] = await readLabelledFiles(paths, { map: settings.map, signal: cli.signal })
  const files = second ? [left, second] : [left]
  const { writtenOn } = await import('../../patients/evaluation/written-on.ts')
  const now = writtenOn(
    files.flatMap(({ records }) => records),
    LATEST,
  )
  const told = await Promise.all(files.map((file) => toldOf(cli, file, now)))
  const alone = nobodyTwice(left, second)
  if (alone) cli.note(alone)
  const first = await inOrder(left, settings.shuffle)
  const line = progressLine(process.stderr, cli.interactive && !cli.globals.quiet)
  const onProgress: Evaluating['onProgress'] = (stage, done, total) =>
    line.show(total === null ? `${stage} …` : `${stage}: ${number(done)} of ${number(total)}`)
  try {
    await onFreshIndex(config, now, async (store, deps) => {
      const evaluating = { deps, train: settings.train, seed: SEED, signal: cli.signal, onProgress }
      await report(cli, store, { left: first, right: second, files: told }, evaluating)
    })
  } catch (error) {
    throw error instanceof ClientError ? refused(error.code, error.message, error.fieldErrors) : error
  } finally {
    line.end()
  }
}

/** Tells of a file what its columns are and which values count as absent, and answers it for machines. */
async function toldOf(cli: Cli, file: LabelledFile, now: Date) {
  const { path, columns, dayFirst } = file
  const warnings = await unreadValues(file, now)
  cli.note(mappingLine(file))
  const missing = missingText(columns)
  if (missing) cli.note(`${path}: ${missing}`)
  for (const line of warningLines(warnings)) cli.note(`${path}: ${line}`)
  return { path, columns, missing: missingColumns(columns), dayFirst, warnings }
}

async function inOrder(file: LabelledFile, seed: number | undefined): Promise<LabelledFile> {
  if (seed === undefined) return file
  const { seeded, shuffled } = await import('../../random.ts')
  return { ...file, records: shuffled(file.records, seeded(seed)) }
}

async function onFreshIndex(
  config: Config,
  now: Date,
  work: (store: string, deps: Evaluating['deps']) => Promise<void>,
): Promise<void> {
  const [{ openFreshIndex }, { patientDeps }] = await Promise.all([
    import('../../patients/evaluation/fresh-index.ts'),
    import('../../patients/registering/patient-deps.ts'),
  ])
  await using fresh = await openFreshIndex(config)
  const deps = patientDeps(fresh.index, {
    hashSecret: 'evaluation',
    maxBatch: config.maxBatch,
    authoritative: new Set(config.patients.authoritativeSystems),
    now: () => now,
  })
  await work(fresh.store, deps)
}

async function report(
  cli: Cli,
  store: string,
  { left, right, files }: { left: LabelledFile; right: LabelledFile | undefined; files: object[] },
  evaluating: Evaluating,
): Promise<void> {
  const start = performance.now()
  const seconds = () => Math.round(performance.now() - start) / 1000
  const told = ({ notTrained }: UsedModel) => ({ trained: evaluating.train && notTrained === null, files })
  if (right) {
    const { evaluateLink } = await import('../../patients/evaluation/link.ts')
    const link = await evaluateLink(left.records, right.records, evaluating)
    cli.answer({ evaluate: { store, seconds: seconds(), ...told(link.model), link } })
    for (const line of linkLines(link, store, cli.width)) cli.print(line)
    return
  }
  const { evaluate } = await import('../../patients/evaluation/evaluate.ts')
  const evaluation = await evaluate(left.records, evaluating)
  cli.answer({ evaluate: { store, seconds: seconds(), ...told(evaluation.model), ...evaluation } })
  for (const line of evaluationLines(evaluation, store, cli.width)) cli.print(line)
}
