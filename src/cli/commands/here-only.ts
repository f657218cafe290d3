import type { Cli } from '../cli.ts'
import { UsageError } from '../failures.ts'

/** Refuses --server for a command that works on this machine's own database. */
export function hereOnly(cli: Cli, command: string): void {
  if (cli.globals.server !== undefined)
    throw new UsageError(`${command} works on the database of this machine: leave --server out`)
}
