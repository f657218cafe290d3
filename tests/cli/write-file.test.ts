import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../src/cli/commands/write-file.ts'

describe('writing an export', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-write-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function* chunks() {
    yield 'npi\n'
    yield Buffer.from('1234567893\n')
  }
  const { signal } = new AbortController()

  it('follows a link to the file it names', async () => {
    const [file, link] = [path.join(folder, 'file.csv'), path.join(folder, 'link.csv')]
    await writeFile(file, 'old')
    await symlink(file, link)
    await writeWhole(link, chunks(), signal)
    expect([await readFile(file, 'utf8'), (await lstat(link)).isSymbolicLink()]).toEqual(['npi\n1234567893\n', true])
  })

  it('leaves a device what it is', async () => {
    await writeWhole('/dev/null', chunks(), signal)
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true)
  })

  it('names a device that takes no more', async () => {
    await expect(writeWhole('/dev/full', chunks(), signal)).rejects.toThrow(/^\/dev\/full: the disk is full$/)
  })

  it('leaves what an earlier process of the same number left behind', async () => {
    const [file, left] = [path.join(folder, 'new.csv'), path.join(folder, `new.csv.${process.pid}.partial`)]
    await writeFile(left, 'not ours')
    await writeWhole(file, chunks(), signal)
    expect([await readFile(file, 'utf8'), await readFile(left, 'utf8')]).toEqual(['npi\n1234567893\n', 'not ours'])
  })

  it('leaves the old file as it was when it is stopped', async () => {
    const file = path.join(folder, 'kept.csv')
    await writeFile(file, 'old')
    await expect(writeWhole(file, chunks(), AbortSignal.abort())).rejects.toThrow()
    expect(await readFile(file, 'utf8')).toBe('old')
  })
})
