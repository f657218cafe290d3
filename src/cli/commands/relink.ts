import type { Cli, CliCommand } from '../cli.ts'
import { RelinkDocument, RelinkProgressDocument } from '../documents/models.ts'
import type { RelinkMutation } from '../generated/graphql.ts'
import { interruptible } from '../interruptible.ts'
import { duration, plural } from '../render/text.ts'
import { followed } from './followed.ts'
import { option } from './options.ts'

export const relinkCommand: CliCommand = {
  usage: 'relink',
  summary: 'Apply the match model in use to the links of the patient index that exist',
  options: [option('--dry-run', 'count what would be done and write nothing')],
  examples: ['relink --dry-run', 'relink'],
  explanation: `
Merges persons that are certainly one under the model, and opens reviews of those that may be and of records that no
longer fit their person. What a steward decided stays. Each merge is an event that can be taken back.`,
  async run(cli, options) {
    const registry = await cli.connect()
    const variables = { dryRun: options['dryRun'] === true }
    const data = await followed(
      cli,
      registry,
      RelinkProgressDocument,
      (told) => told.relinkProgress,
      () =>
        interruptible(
          cli.signal,
          registry.execute(RelinkDocument, variables, { signal: cli.signal, long: true }),
          () => (variables.dryRun ? 'nothing is changed' : 'what was relinked by then stays'),
        ),
    )
    cli.answer(data)
    print(cli, data.relinkPatients)
  },
}

function print(cli: Cli, report: RelinkMutation['relinkPatients']): void {
  const { examined, linked, merged, reviewsOpened, durationMs, dryRun } = report
  const done = `${plural(merged, 'person')} merged, with ${plural(linked, 'record')}`
  cli.print(`${dryRun ? 'It would be: ' : ''}${done}; ${plural(reviewsOpened, 'review')} opened.`)
  cli.print(`Looked at ${plural(examined, 'record')} in ${duration(durationMs)}.`)
}
