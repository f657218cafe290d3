import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** ms until every thread of a process that is told to stop has stopped, on a busy machine too. */
export const UNTIL_STOPPED = 100

/** A server process that a test kills, freezes and brings back on the same files. */
export interface Killable {
  /** SIGKILL waits for its end; SIGSTOP and SIGCONT freeze it and let it go on. */
  signal(signal: NodeJS.Signals): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server and waits until it is `ready`. It dies with this process. */
export async function startKillable(
  binary: string,
  args: readonly string[],
  stdio: StdioOptions,
  ready: () => Promise<unknown>,
): Promise<Killable> {
  let server: ChildProcess
  const restart = async () => {
    server = spawn(binary, args, { stdio })
    await ready()
  }
  process.once('exit', () => server.kill('SIGKILL'))
  await restart()
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  return {
    restart,
    stop,
    async signal(signal) {
      if (signal === 'SIGKILL') return stop()
      server.kill(signal)
      if (signal === 'SIGSTOP') await sleep(UNTIL_STOPPED)
    },
  }
}
