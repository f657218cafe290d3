import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeLeftFolders, temporaryFolder } from '../../src/files/temporary-folder.ts'

const before = process.env['TMPDIR']
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provider-vault-temporary-'))
  process.env['TMPDIR'] = folder
})
afterEach(async () => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await rm(folder, { recursive: true })
})

const own = (pid: number | undefined, rest: string) => `provider-vault-work-${pid}-${rest}`

it('is a folder that its owner alone may look into', async () => {
  await using made = await temporaryFolder()
  expect(basename(made.path)).toMatch(`provider-vault-work-${process.pid}-`)
  expect((await stat(made.path)).mode & 0o777).toBe(0o700)
})

it('is removed when its process was killed, with what is in it, and nothing else is', async () => {
  const killed = spawn('sleep', ['60'])
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const alive = spawn('sleep', ['60'])
  const names = [own(killed.pid, 'abc123'), own(process.pid, 'abc123'), own(alive.pid, 'abc123'), 'of-others']
  for (const name of names) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, '0'), 'last_name\n')
  }
  await using inUse = await temporaryFolder()
  await removeLeftFolders()
  alive.kill()
  expect((await readdir(folder)).toSorted()).toEqual([...names.slice(2), basename(inUse.path)].toSorted())
})
