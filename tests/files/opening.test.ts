import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/files/file-format.ts'
import { openFile } from '../../src/files/open-file.ts'
import { chunked, readAll } from '../providers/files/texts.ts'

const NOBODY = 65_534

/** Root may read everything, so a test that runs as root is somebody else meanwhile. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0
  if (root) process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    if (root) process.seteuid?.(0)
  }
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-files-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('opening a file', () => {
  test('tells its size and start and reads it as often as asked', async () => {
    const path = join(folder, 'good.csv')
    await writeFile(path, 'npi,name\n1234567890,"Smith, Ann"\n')
    const file = await openFile(path)
    expect(file.size).toBe(33)
    expect(Buffer.from(file.firstBytes).toString()).toMatch(/^npi,name/)
    for (const _ of [1, 2]) expect((await readAll(file.open())).records).toHaveLength(1)
  })

  test.each([
    ['is missing', 'nowhere.csv', 'there is no such file'],
    ['is a directory', '.', 'it is a directory'],
    ['is empty', 'empty.csv', 'the file is empty'],
  ])('that %s: one line says so', async (_name, name, message) => {
    await writeFile(join(folder, 'empty.csv'), '')
    const path = join(folder, name)
    await expect(openFile(path)).rejects.toThrow(`${path}: ${message}`)
  })

  test('that is empty is none but NDJSON: it has no rows', async () => {
    const path = join(folder, 'empty')
    await writeFile(path, '')
    expect(await openFile(path, path, 'NDJSON')).toMatchObject({ size: 0 })
    await expect(openFile(path, path, 'CSV')).rejects.toThrow('the file is empty')
  })

  test('that may not be read: one line says so', async () => {
    const path = join(folder, 'secret.csv')
    await writeFile(path, 'x')
    await chmod(path, 0)
    await asNobody(() => expect(openFile(path)).rejects.toThrow(`${path}: it may not be read: permission denied`))
  })
})

describe('the format of a file', () => {
  test.each([
    ['a.csv', '{', 'CSV'],
    ['a.csv', '{"npi": 1}', 'NDJSON'],
    ['a.TSV', '', 'CSV'],
    ['a.ndjson', 'npi', 'NDJSON'],
    ['a.jsonl', '', 'NDJSON'],
    ['a.txt', '\ufeff \n {"npi"', 'NDJSON'],
    ['a', 'npi,name', 'CSV'],
    [undefined, '{"npi"', 'NDJSON'],
  ])('of %s that begins %j is %s', (name, start, format) => {
    expect(detectFormat(name, Buffer.from(start))).toBe(format)
  })
})

describe('a JSON array', () => {
  test.each(['[{"npi":"1234567893","lastName":"A"}]', '\ufeff[\n  {\n "npi": "1234567893"\n}\n]\n', '[]', '[\n'])(
    'such as %j is told to be one, whatever the format',
    async (text) => {
      for (const format of ['CSV', 'NDJSON'] as const)
        for (const size of [1, 1_000])
          await expect(readAll(chunked(text, size), { format })).rejects.toThrow(
            'the file is a JSON array; save it as one object a line (NDJSON)',
          )
    },
  )

  test('is not what a heading in brackets begins', async () => {
    expect((await readAll('[npi],[last_name]\n1234567893,A\n')).records).toHaveLength(1)
  })
})
