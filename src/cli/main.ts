import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// in the package's own folder, since what another user puts into /tmp must not be run
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/vault'))

const { runCli } = await import('./run.ts')
process.exitCode = await runCli(process.argv.slice(2))
