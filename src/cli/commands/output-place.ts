import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Cli } from '../cli.ts'
import { refused, UsageError } from '../failures.ts'
import type { DownloadFormat } from '../transport/transport.ts'
import { choiceOption, option } from './options.ts'

/** Without it nothing that is there is overwritten. */
export const FORCE_OPTION = option('-f, --force', 'overwrite a file that exists')

/** The options of commands that write a file of either format. */
export const OUTPUT_OPTIONS = [
  choiceOption('--format <format>', 'format of what is written, told from the name of its file unless given', {
    csv: 'csv',
    ndjson: 'ndjson',
  }),
  FORCE_OPTION,
]

/** Refuses to overwrite a file, and --json where standard output (no `file`) is what `command` writes to. */
export async function checkPlace(cli: Cli, command: string, file: string | undefined, force: boolean): Promise<void> {
  if (file === undefined) {
    if (!cli.globals.json) return
    throw new UsageError(`${command}: standard output holds the file, so there is no --json`)
  }
  const there = await stat(file).catch(() => undefined)
  if (there?.isDirectory()) throw refused('BAD_USER_INPUT', `${file}: it is a directory`)
  if (there && !force) throw refused('CONFLICT', `${file}: it exists already; --force overwrites it`)
}

/** The format that a name ends in; CSV where it tells none. */
export function formatOfName(file: string): DownloadFormat {
  const ending = extname(file).toLowerCase()
  if (ending === '.json') throw new UsageError(`${file}: what is written is no JSON; give --format csv or ndjson`)
  return ['.ndjson', '.jsonl'].includes(ending) ? 'ndjson' : 'csv'
}
