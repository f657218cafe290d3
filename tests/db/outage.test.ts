import { expect, test } from 'vitest'
import { isOutage } from '../../src/db/outage.ts'

test.each([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Postgres connection has been discarded',
])('a connection without a code of which "%s" is said is an outage', (message) => {
  expect(isOutage(new Error(message))).toBe(true)
})

test('a fault of ours is no outage', () => {
  expect(isOutage(new TypeError('x is undefined'))).toBe(false)
})
