import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileFormatError } from './file-error.ts'

const NAME = /^provider-vault-work-(\d+)-/

/** Those in use. In a container the process before had the same number. */
const inUse = new Set<string>()

/** A folder that is removed with what is in it when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  path: string
}

/** A folder of this process's alone for files that are on their way, as uploads; its owner alone may look into it. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `provider-vault-work-${process.pid}-`)).catch(unusable)
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
    const owner = NAME.exec(name)?.[1]
    const folder = join(tmpdir(), name)
    if (owner === undefined || inUse.has(folder) || (Number(owner) !== process.pid && isAlive(Number(owner)))) continue
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
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
