import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^provider-vault-work-(\d+)-/

/** A folder of this process's alone for files that are on their way, as uploads; its owner alone may look into it. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `provider-vault-work-${process.pid}-`))
}

/** Removes such folders of processes that were killed. Called before this process makes one. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = NAME.exec(name)?.[1]
    // in a container the process before had the same number
    if (owner === undefined || (Number(owner) !== process.pid && isAlive(Number(owner)))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
