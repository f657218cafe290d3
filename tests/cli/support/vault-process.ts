import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const VAULT = join(import.meta.dirname, '../../../bin/vault')

export interface Run {
  status: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  dataDir?: string
  env?: Record<string, string>
  /** what comes by standard input; nothing unless given */
  input?: string
}

/** What a run has of this process's environment, which is PATH, and of its options. */
export const environmentOf = ({ dataDir = '/nonexistent', env = {} }: RunOptions) => ({
  PATH: process.env['PATH'],
  DATA_DIR: dataDir,
  PORT: '0',
  ...env,
})

/** Runs bin/vault as a process of its own. */
export async function vaultProcess(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = start(args, options)
  const run: Run = { status: null, stdout: '', stderr: '' }
  child.stdin?.end(options.input)
  child.stdout!.on('data', (chunk) => (run.stdout += String(chunk)))
  child.stderr!.on('data', (chunk) => (run.stderr += String(chunk)))
  const [status] = (await once(child, 'close')) as [number | null]
  return { ...run, status }
}

/** Starts bin/vault and goes on. */
export function start(args: readonly string[], options: RunOptions = {}): ChildProcess {
  return spawn(VAULT, args, {
    env: environmentOf(options),
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
}

/** Starts `vault serve` and answers where it listens. */
export async function serving(options: RunOptions): Promise<{ address: string; stop(): Promise<number | null> }> {
  const child = start(['serve', '--port', '0'], options)
  let text = ''
  for await (const chunk of child.stdout!) {
    text += String(chunk)
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0]
    if (!address) continue
    return {
      address,
      async stop() {
        child.kill('SIGTERM')
        const [status] = (await once(child, 'exit')) as [number | null]
        return status
      },
    }
  }
  throw new Error('the server ended before it listened')
}
