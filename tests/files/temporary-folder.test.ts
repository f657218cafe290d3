import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
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

const HOST = hostname().replace(/\W/g, '_')
const own = (pid: number | undefined, rest: string) => `provider-vault-work-${HOST}-${pid}-${rest}`

it('is a folder that its owner alone may look into', async () => {
  await using made = await temporaryFolder()
  expect(basename(made.path)).toMatch(own(process.pid, ''))
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

it('of another container on the same volume is removed when it is a day old', async () => {
  const [recent, old] = ['provider-vault-work-other_host-1-abc123', 'provider-vault-work-other_host-1-def456']
  for (const name of [recent, old]) await mkdir(join(folder, name))
  const yesterday = Date.now() / 1_000 - 90_000
  await utimes(join(folder, old), yesterday, yesterday)
  await removeLeftFolders()
  expect(await readdir(folder)).toEqual([recent])
})
