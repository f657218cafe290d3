import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

/** Runs `file` of this folder in a process of its own and answers the message that it sends. */
export async function runChild<Answer>(
  file: string,
  args: readonly string[],
  nodeArgs: string[] = [],
): Promise<Answer> {
  const child = startChild(file, args, nodeArgs)
  const ended = once(child, 'exit')
  const answer = await firstMessage<Answer>(child)
  await ended
  return answer
}

/** Starts `file` of this folder in a process of its own. */
export function startChild(file: string, args: readonly string[], nodeArgs: string[] = []): ChildProcess {
  const path = new URL(file, import.meta.url)
  const child = fork(path, [...args], { execArgv: nodeArgs, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

/** The flags that bin/vault gives to Node. */
export async function productionFlags(): Promise<string[]> {
  const script = await readFile(new URL('../bin/vault', import.meta.url), 'utf8')
  return /^exec node ((?:--\S+ )*)/m.exec(script)?.[1]?.split(' ').filter(Boolean) ?? []
}

/** What `child` says first. */
export function firstMessage<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Answer))
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} and said nothing`)))
  })
}

/** The most memory that this process ever had resident, in MB. */
export async function peakMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) / 1024
}

const TICKS_A_SECOND = 100

/** Processor time that process `pid` has used so far, user and system, in microseconds. */
export async function cpuTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / TICKS_A_SECOND
}
