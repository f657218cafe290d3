import { EXIT } from './exit.ts'
import { runCli } from './run.ts'

/** What an interrupted command leaves behind, as the wait for a database that does not come up, ends after so many ms. */
const LEFT_BEHIND_MS = 1_000

process.exitCode = await runCli(process.argv.slice(2))
if (process.exitCode === EXIT.interrupted) setTimeout(() => process.exit(), LEFT_BEHIND_MS).unref()
