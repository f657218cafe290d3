import { EXIT } from './exit.ts'
import { runCli } from './run.ts'

/**
 * What a command leaves behind that did not get done, as the wait for a database that does not come up or the timers of
 * one that cannot be opened, ends after so many ms.
 */
const LEFT_BEHIND_MS = 1_000

process.exitCode = await runCli(process.argv.slice(2))
if (process.exitCode !== EXIT.done) setTimeout(() => process.exit(), LEFT_BEHIND_MS).unref()
