import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^provider-vault-work-(\d+)-/

/** Those that this process made. In a container the process before had the same number. */
const made = new Set<string>()

/** A folder of this process's alone for files that are on their way, as uploads; its owner alone may look into it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `provider-vault-work-${process.pid}-`))
  made.add(folder)
  return folder
}

/** Removes such folders of processes that were killed. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = NAME.exec(name)?.[1]
    const folder = join(tmpdir(), name)
    if (owner === undefined || made.has(folder) || (Number(owner) !== process.pid && isAlive(Number(owner)))) continue
    await rm(folder, { recursive: true, force: true }).catch(() => {})
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
