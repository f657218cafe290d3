import type { CliCommand } from '../cli.ts'
import { namesOption, numberOption } from './options.ts'
import { printFetchLine, runFetch } from './run-fetch.ts'

const OPTIONS = [
  namesOption('--only <sources>', 'ask only these sources, in any case, such as NPPES,Mock-PrimaryCare'),
  numberOption('-n, --limit <n>', 'at most this many records a source', 1, 100_000_000),
]

/** Fetches; `refresh` also retires what a source that succeeded does not say any more. */
function fetching(refresh: boolean): CliCommand['run'] {
  return async (cli, options) => {
    const registry = await cli.connect({ onFetchLine: (line) => printFetchLine(cli, line) })
    const limit = (options['limit'] as number | undefined) ?? null
    const only = (options['only'] as string[] | undefined) ?? null
    return runFetch(cli, registry, { refresh, limit, only })
  }
}

export const fetchCommand: CliCommand = {
  usage: 'fetch',
  summary: 'Fetch from all sources concurrently',
  options: OPTIONS,
  examples: ['fetch', 'fetch --only NPPES --limit 100'],
  run: fetching(false),
}

export const refresh: CliCommand = {
  usage: 'refresh',
  summary: 'Fetch fresh data in place of the old; edits by hand, and the data of a source that fails, stay',
  options: OPTIONS,
  examples: ['refresh'],
  run: fetching(true),
}
