import type { Cli } from '../cli.ts'
import { UsageError } from '../failures.ts'
import { option } from './options.ts'

export const YES = option('-y, --yes', 'do not ask')

/** Refuses to go on when nobody is there to be asked and --yes was not given. */
export function checkYes(cli: Cli, options: Record<string, unknown>, command: string): void {
  if (options['yes'] || cli.interactive) return
  throw new UsageError(`${command} asks before it removes anything, and there is no terminal to ask at: give --yes`)
}
