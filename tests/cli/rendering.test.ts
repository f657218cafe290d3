import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { table } from '../../src/cli/render/table.ts'
import { plainLines } from '../../src/cli/render/text.ts'
import { serverEvents } from '../../src/cli/transport/sse.ts'

const columns = [
  { title: 'Name', value: (row: string[]) => row[0] },
  { title: 'Count', value: (row: string[]) => row[1], align: 'right' as const },
]
const lines = (rows: string[][], width?: number) => table(rows, columns, width).map(stripVTControlCharacters)

test('a table aligns its cells and cuts the widest ones to its width', () => {
  expect(lines([['Ada', '7']])).toEqual(['Name  Count', 'Ada       7'])
  expect(lines([['A very long name', '7']], 15)).toEqual(['Name      Count', 'A very …      7'])
})

test('a table does not cut a column that is of use only as a whole', () => {
  const npi = [{ title: 'NPI', value: (row: string[]) => row[1], whole: true }, columns[0]!]
  const cells = table([['A long name', '1500000001']], npi, 5).map(stripVTControlCharacters)
  expect(cells).toEqual(['NPI         Name', '1500000001  A l…'])
})

test('a table shows no control characters', () => {
  expect(lines([['a\u001b[31mb\nc', '1']])[1]).toBe('a [31mb c      1')
})

test('a file on a terminal moves no cursor, wherever its bytes are cut', async () => {
  async function* bytes() {
    for (const byte of Buffer.from('id,name\n1,\u001b]0;é\u0007\n2,\u009b2J\n')) yield Uint8Array.of(byte)
  }
  expect((await Array.fromAsync(plainLines(bytes()))).join('')).toBe('id,name\n1, ]0;é \n2, 2J\n')
})

test('server-sent events are read whatever way they are cut', async () => {
  const text = ':\n\nevent: next\ndata: {"a":"é"}\n\nevent: complete\ndata\n\n'
  async function* bytes() {
    for (const byte of Buffer.from(text)) yield Uint8Array.of(byte)
  }
  const events = []
  for await (const event of serverEvents(bytes())) events.push(event)
  expect(events).toEqual([
    { event: 'next', data: '{"a":"é"}' },
    { event: 'complete', data: '' },
  ])
})
