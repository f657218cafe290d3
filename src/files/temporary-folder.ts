import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileFormatError } from './file-error.ts'

const NAME = /^provider-vault-work-(\w+)-(\d+)-/
/** Containers that share a volume do not see each other's processes. */
const HOST = hostname().replace(/\W/g, '_')
/** After which time nobody is at work with what another host left, in ms. */
const OLD_MS = 24 * 60 * 60_000

/** Those in use. In a container the process before had the same number. */
const inUse = new Set<string>()

/** A folder that is removed with what is in it when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string
}

/** A folder of this process's alone for files that are on their way, as uploads; its owner alone may look into it. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `provider-vault-work-${HOST}-${process.pid}-`)).catch(unusable)
  inUse.add(path)
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      await rm(path, { recursive: true, force: true })
      inUse.delete(path)
    },
  }
}

/** Removes such folders of processes that were killed. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const [, host, owner] = NAME.exec(name) ?? []
    const folder = join(tmpdir(), name)
    if (owner === undefined || inUse.has(folder)) continue
    const isLeft = host === HOST ? isGone(Number(owner)) : await isOld(folder)
    if (isLeft) await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

const isGone = (pid: number) => pid === process.pid || !isAlive(pid)

async function isOld(folder: string): Promise<boolean> {
  return stat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > OLD_MS,
    () => false,
  )
}

function unusable(error: NodeJS.ErrnoException): never {
  const message = `TMPDIR: no folder can be made in ${tmpdir()} (${error.code})`
  throw Object.assign(new FileFormatError(message, undefined, { cause: error }), { code: error.code })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
