import { expect, it } from 'vitest'
import { describe as described } from '../../src/observability/log.ts'

const failed = (code: string) => Object.assign(new Error('terminating the query of "Quillfeather"'), { code })

it.each([
  ['57P01', /was told to stop/],
  ['57P02', /crashed/],
  ['57P03', /takes no connection/],
  ['08006', /connection to PostgreSQL failed/],
])('The end of a connection to PostgreSQL is told in words of our own (%s)', (code, words) => {
  expect(described(failed(code))).toMatchObject({ code, message: expect.stringMatching(words) })
  expect(JSON.stringify(described(failed(code)))).not.toContain('Quillfeather')
})

it('Any other error of a database is told without words, which can quote values', () => {
  expect(described(failed('23505'))).not.toHaveProperty('message')
})
