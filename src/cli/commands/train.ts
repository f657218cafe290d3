import { text } from 'node:stream/consumers'
import { openFile } from '../../files/open-file.ts'
import type { Cli, CliCommand } from '../cli.ts'
import {
  ImportModelDocument,
  ModelDocumentDocument,
  ModelsDocument,
  TrainDocument,
  TrainingProgressDocument,
  UseModelDocument,
} from '../documents/models.ts'
import { UsageError } from '../failures.ts'
import type { KnownModelFragment } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { modelLine, modelTable } from '../render/models.ts'
import type { Transport } from '../transport/transport.ts'
import { followed } from './followed.ts'
import { namingSentFile } from './naming-file.ts'
import { numberOption, option } from './options.ts'
import { checkPlace, FORCE_OPTION } from './output-place.ts'
import { writeStdout, writeWhole } from './write-file.ts'

export const trainCommand: CliCommand = {
  usage: 'train',
  summary: 'Learn a match model from the patient index, without labels; list, exchange and choose models',
  options: [
    numberOption('--sample <n>', 'records to learn from, drawn at random; 100,000 unless told', 100, 1_000_000),
    option('--activate', 'put the trained or imported model to use'),
    option('--list', 'list the models that were ever kept'),
    option('--use <version>', 'put a model that was kept to use'),
    option('--export <file>', 'write the model in use as JSON, to standard output with "-"'),
    FORCE_OPTION,
    option('--import <file>', 'keep the model of a JSON file'),
  ],
  examples: ['train --activate', 'train --list', 'train --use us-defaults-1', 'train --export model.json'],
  explanation: `
A model that is put to use decides what comes from then on. Links stay as they are: "relink" applies it to them.`,
  async run(cli, options) {
    const action = actionOf(options)
    await checkExport(cli, options['export'] as string | undefined, options['force'] === true)
    return action(cli, await cli.connect())
  },
}

type Action = (cli: Cli, registry: Transport) => Promise<void>

async function checkExport(cli: Cli, file: string | undefined, force: boolean): Promise<void> {
  if (file !== undefined) return checkPlace(cli, 'train --export -', file === '-' ? undefined : file, force)
  if (force) throw new UsageError('--force is for --export')
}

function actionOf(options: Record<string, unknown>): Action {
  const asked = ['list', 'use', 'export', 'import'].filter((name) => options[name] !== undefined)
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} do not go together`)
  const [name] = asked
  if (name && options['sample'] !== undefined) throw new UsageError(`--sample is for training, not for --${name}`)
  const activate = options['activate'] === true
  if (activate && name && name !== 'import') throw new UsageError(`--activate does not go with --${name}`)
  if (name === 'list') return list
  if (name === 'use') return use(options['use'] as string)
  if (name === 'export') return exportTo(options['export'] as string)
  if (name === 'import') return importFrom(options['import'] as string, activate)
  return train((options['sample'] as number | undefined) ?? null, activate)
}

const train =
  (sampleSize: number | null, activate: boolean): Action =>
  async (cli, registry) => {
    const work = () =>
      interruptible(
        cli.signal,
        registry.execute(TrainDocument, { sampleSize, activate }, { signal: cli.signal, long: true }),
        () => 'no model is kept',
      )
    const data = await followed(cli, registry, TrainingProgressDocument, (told) => told.trainingProgress, work)
    cli.answer(data)
    tell(cli, data.trainMatchModel)
  }

const list: Action = async (cli, registry) => {
  const data = await registry.execute(ModelsDocument, {}, { signal: cli.signal })
  cli.answer(data)
  for (const line of modelTable(data.matchModels, cli.width)) cli.print(line)
}

const use =
  (version: string): Action =>
  async (cli, registry) => {
    const data = await registry.execute(UseModelDocument, { version }, { signal: cli.signal })
    cli.answer(data)
    tell(cli, data.activateMatchModel)
  }

const exportTo =
  (file: string): Action =>
  async (cli, registry) => {
    const { matchModel } = await registry.execute(ModelDocumentDocument, {}, { signal: cli.signal })
    const text = [`${JSON.stringify(JSON.parse(matchModel.document), null, 2)}\n`]
    const chunks = (async function* () {
      yield* text
    })()
    if (file === '-') return writeStdout(chunks, cli.signal)
    await writeWhole(file, chunks, cli.signal)
    cli.answer({ train: { file, version: matchModel.version } })
    cli.print(`Exported ${matchModel.version} to ${file}.`)
  }

const importFrom =
  (file: string, activate: boolean): Action =>
  async (cli, registry) => {
    const { open } = await openFile(file)
    const document = await text(open())
    const data = await registry
      .execute(ImportModelDocument, { document, activate }, { signal: cli.signal })
      .catch((error: unknown) => {
        throw namingSentFile(error, 'document', file)
      })
    cli.answer(data)
    tell(cli, data.importMatchModel)
  }

function tell(cli: Cli, model: KnownModelFragment): void {
  cli.print(modelLine(model))
  if (model.active) cli.print('It is in use. "relink" applies it to the links that exist.')
  else cli.print(`It is kept, not in use: "train --use ${model.version}" puts it to use.`)
}
