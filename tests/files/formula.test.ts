import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell } from '../../src/files/csv-cell.ts'
import { guardFormula, unguardFormula } from '../../src/files/formula.ts'
import { readAll } from '../providers/files/texts.ts'

const LEADS = ["'", "''", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '']

test('any value survives being guarded', () => {
  const value = fc.tuple(fc.constantFrom(...LEADS), fc.string({ unit: 'grapheme' })).map((parts) => parts.join(''))
  fc.assert(fc.property(value, (text) => unguardFormula(guardFormula(text)) === text))
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", '＝1'])('%j is guarded', (text) => {
  expect(guardFormula(text)).toBe(`'${text}`)
})

test.each(["O'Hara", "'s-Gravenhage", '1-2', 'a=b'])('%j is left alone', (text) => {
  expect(guardFormula(text)).toBe(text)
})

test('a formula comes back as it was', async () => {
  const { records } = await readAll(`npi,last_name\n1234567890,${csvCell('=HYPERLINK("x","y")')}\n`)
  expect(records).toMatchObject([{ lastName: '=HYPERLINK("x","y")' }])
})
