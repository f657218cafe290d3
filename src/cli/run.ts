import { CommanderError } from 'commander'
import { readConfig } from '../config.ts'
import { stopSignal } from '../stop-signal.ts'
import { whileWanted } from '../while-wanted.ts'
import type { Cli, CliCommand, GlobalOptions } from './cli.ts'
import { EXIT } from './exit.ts'
import { InterruptedError, UsageError } from './failures.ts'
import { createProgram } from './program.ts'
import { terminalAsker } from './prompt/asker.ts'
import { failureOf } from './render/failure.ts'
import { plain, styled } from './render/text.ts'
import { openRemote } from './transport/remote.ts'
import type { Transport } from './transport/transport.ts'

/** Runs what was typed after `vault` and answers the exit status. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const signal = stopSignal()
  const json = argv.includes('--json')
  process.stdout.on('error', ignoreBrokenPipe)
  let status: number = EXIT.done
  const program = createProgram(async (command, options, args) => {
    status = await runCommand(command, options, args, argv, signal)
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage
    return tell(error instanceof CommanderError ? usage(error) : error, json, signal)
  }
}

async function runCommand(
  command: CliCommand,
  options: Record<string, unknown>,
  args: readonly string[],
  argv: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const open: Transport[] = []
  try {
    return (await command.run(createCli(options, argv, signal, open), options, args)) ?? EXIT.done
  } finally {
    for (const transport of open) await transport.close()
  }
}

function createCli(globals: GlobalOptions, argv: readonly string[], signal: AbortSignal, open: Transport[]): Cli {
  const { json = false, quiet = false, dataDir, apiKey } = globals
  if (dataDir?.trim() === '') throw new UsageError('--data-dir: is blank')
  if (apiKey !== undefined && !/^[!-~]+$/.test(apiKey))
    throw new UsageError('--api-key: must be letters, digits and signs of ASCII without blanks')
  const config: Cli['config'] = (overrides) =>
    readConfig(undefined, { ...(dataDir !== undefined && { DATA_DIR: dataDir }), ...overrides })
  return {
    globals,
    argv,
    signal,
    interactive: process.stdin.isTTY && process.stderr.isTTY && !json,
    width: (process.stdout.isTTY && process.stdout.columns) || undefined,
    asker: terminalAsker(signal),
    config,
    async connect({ onFetchLine = () => {} } = {}) {
      const settings = config()
      const opening =
        globals.server === undefined
          ? (await import('./transport/local.ts')).openLocal(settings, onFetchLine)
          : Promise.resolve(openRemote(globals.server, apiKey ?? settings.http.apiKey))
      const transport = await whileWanted(opening, signal).catch((error: unknown) => {
        opening.then((late) => late.close()).catch(() => {})
        throw signal.aborted ? new InterruptedError('interrupted: nothing was done') : error
      })
      open.push(transport)
      return transport
    },
    print: (line = '') => void (json || process.stdout.write(`${line}\n`)),
    note: (line) => void (json || quiet || process.stderr.write(`${line}\n`)),
    answer: (data) => void (json && process.stdout.write(`${JSON.stringify(data, null, 2)}\n`)),
  }
}

/** Tells an error on standard error: as lines, or as the errors of a GraphQL answer. */
function tell(error: unknown, json: boolean, signal: AbortSignal): number {
  const stopped = signal.aborted && !(error instanceof InterruptedError)
  const { status, lines, errors, hint } = failureOf(stopped ? new InterruptedError('interrupted') : error)
  if (status === EXIT.failed && error instanceof Error && isDebugging()) process.stderr.write(`${error.stack}\n`)
  if (json) process.stderr.write(`${JSON.stringify({ errors })}\n`)
  else for (const line of lines) process.stderr.write(`${styled('red', 'error:', process.stderr)} ${plain(line)}\n`)
  if (hint && !json) process.stderr.write(`${plain(hint)}\n`)
  return status
}

function isDebugging(): boolean {
  try {
    return readConfig().logLevel === 'debug'
  } catch {
    return false
  }
}

function usage(error: CommanderError): UsageError {
  return new UsageError(error.message.replace(/^error: /, '').replaceAll('\n', ' '))
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  process.stderr.write(`error: standard output cannot be written: ${error.code}\n`)
  process.exit(EXIT.failed)
}
