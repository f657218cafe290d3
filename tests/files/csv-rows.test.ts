import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, type CsvRow } from '../../src/files/csv-rows.ts'
import { runs } from '../support/runs.ts'

/** `text` in pieces, cut behind as many bytes as `cuts` tell, again and again. */
async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + (cuts[i % cuts.length] ?? bytes.length)
    yield bytes.subarray(at, end)
    at = end
  }
}

async function rowsOf(text: string, { cuts = [4096], longest = 10_000 } = {}): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  for await (const some of csvRows(inPieces(`a,b\n${text}`, [4, ...cuts]), longest)) rows.push(...some)
  return rows.slice(1)
}

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
const piece = fc.constantFrom('a', 'é', ' ', ',', ',', '"', '""', '","', '\n', '\r\n', '\r', 'x,"y\nz"\n')
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
const isBlank = (values: readonly string[]) => values.every((value) => value.trim() === '')

describe('the rows of a CSV file', () => {
  test('come in parts, others being heard in between, when a row that was given up is read again', async () => {
    const bad = `1,"L\n${'""a\n'.repeat(100_000)}`
    let most = 0
    let turns = 0
    const turn = setInterval(() => turns++)
    for await (const rows of csvRows(inPieces(`a,b\n${bad}`, [4096]), 300_000)) most = Math.max(most, rows.length)
    clearInterval(turn)
    expect(most).toBeLessThanOrEqual(2_000)
    expect(turns).toBeGreaterThan(5)
  })

  test('are those of csv-parse, however the file is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (text, cuts) => {
        let expected: string[][]
        try {
          expected = parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
        } catch {
          return
        }
        const rows = await rowsOf(text, { cuts })
        expect(rows.map((row) => ('values' in row ? row.values : row.error))).toEqual(
          expected.filter((values) => !isBlank(values)),
        )
      }),
      { numRuns: runs(2_000) },
    )
  })

  test('are read in no time though the only quote stands at the end of a long one', async () => {
    const row = `${'a,'.repeat(2 ** 20)}"x"`
    const [read] = await rowsOf(row, { cuts: [2 ** 16], longest: 2 ** 22 })
    expect(read).toMatchObject({ line: 2, values: { length: 2 ** 20 + 1 } })
  })

  test('tell the lines on which they start, whatever stands before them', async () => {
    await fc.assert(
      fc.asyncProperty(text, cuts, async (before, cuts) => {
        const rows = await rowsOf(`${before}\n2,last`, { cuts })
        const last = rows.find((row) => 'values' in row && row.values[1] === 'last')
        if (last) expect(last.line).toBe(`${before}\n`.split(/\r\n|\n|\r/).length + 1)
      }),
      { numRuns: runs(1_000) },
    )
  })

  test.each([
    ['a line of many pieces', `${'x'.repeat(10_001)},1`, 'the line is longer than 10000 bytes'],
    [
      'a quote that is not closed for long',
      `"${'x\n'.repeat(5_001)}",1`,
      'a quote is opened and not closed within 10000 bytes',
    ],
  ])('lose the first line of %s and nothing behind it', async (_, row, error) => {
    const rows = await rowsOf(`1,before\r\n${row}\r\n2,behind\r\n`)
    expect(rows.slice(0, 2)).toEqual([
      { line: 2, values: ['1', 'before'] },
      { line: 3, error },
    ])
    expect(rows.at(-1)).toMatchObject({ values: ['2', 'behind'] })
  })
})
