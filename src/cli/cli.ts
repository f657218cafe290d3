import type { Config } from '../config.ts'
import type { Transport } from './transport/transport.ts'
import type { Asker } from './prompt/asker.ts'

/** Global options, which every command has. */
export interface GlobalOptions {
  server?: string
  apiKey?: string
  dataDir?: string
  json?: boolean
  quiet?: boolean
}

/** What a command can use of the world around it. */
export interface Cli {
  globals: GlobalOptions
  /** what was typed after `vault` */
  argv: readonly string[]
  /** aborts at Ctrl-C */
  signal: AbortSignal
  /** whether somebody is there to be asked */
  interactive: boolean
  /** columns of the terminal; undefined when the output is no terminal */
  width: number | undefined
  asker: Asker
  /** the settings, with `overrides` in place of the environment's */
  config(overrides?: Record<string, string | undefined>): Config
  /** opens the registry, here or at --server; it is closed when the command ends */
  connect(options?: { onFetchLine?: (line: string) => void }): Promise<Transport>
  /** a line of the answer, on standard output; nothing with --json */
  print(line?: string): void
  /** a line beside the answer, on standard error; nothing with --json or --quiet */
  note(line: string): void
  /** the answer for machines, printed only with --json */
  answer(data: unknown): void
}

/** One command. Its options are read by commander; a status that is not returned is 0. */
export interface CliCommand {
  /** name and arguments as commander reads them, such as `show <npi>` */
  usage: string
  summary: string
  options?: readonly import('commander').Option[]
  examples: readonly string[]
  /** what its help tells at the end */
  explanation?: string
  run(cli: Cli, options: Record<string, unknown>, args: readonly string[]): Promise<number | void>
}
