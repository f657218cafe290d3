import { Readable, Writable } from 'node:stream'
import { runCli } from '../../../src/cli/run.ts'
import { environmentOf, type Run, type RunOptions } from './vault-process.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs the command line in this process, one run after another, as far as it can see like {@link vaultProcess}: with its own
 * environment and streams. It is quicker by the second in which a process loads its code.
 */
export function vault(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const run = last.then(() => runHere(args, options))
  last = run.catch(() => {})
  return run
}

let last: Promise<unknown> = Promise.resolve()

async function runHere(args: readonly string[], options: RunOptions): Promise<Run> {
  const written = { stdout: '', stderr: '' }
  const giveBack = replaced({
    env: environmentOf(options),
    stdin: Readable.from(options.input === undefined ? [] : [Buffer.from(options.input)]),
    stdout: writable((text) => (written.stdout += text)),
    stderr: writable((text) => (written.stderr += text)),
  })
  const listeners = SIGNALS.map((name) => process.listeners(name))
  try {
    const status = await runCli(args)
    return { status, ...written }
  } finally {
    giveBack()
    SIGNALS.forEach((name, i) => {
      for (const one of process.listeners(name)) if (!listeners[i]!.includes(one)) process.off(name, one)
    })
  }
}

const writable = (take: (text: string) => void) =>
  new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      take(String(chunk))
      done()
    },
  })

/** Puts properties of the process in place, and answers what puts the former ones back. */
function replaced(properties: Record<string, unknown>): () => void {
  const before = Object.keys(properties).map((name) => [name, Object.getOwnPropertyDescriptor(process, name)!] as const)
  for (const [name, value] of Object.entries(properties))
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true })
  return () => {
    for (const [name, descriptor] of before) Object.defineProperty(process, name, descriptor)
  }
}
