import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createErrorMask } from '../../src/graphql/errors.ts'

const brokenOff = () => new DOMException('This operation was aborted', 'AbortError')
const inField = (originalError: Error) => new GraphQLError(originalError.message, { path: ['field'], originalError })

/** What is reported of an error while the client waits, or after it went away. */
function reported(error: unknown, isGone: boolean): unknown[] {
  const found: unknown[] = []
  const mask = createErrorMask(
    (failure) => found.push(failure),
    () => ({ requestId: 'test', isGone: () => isGone }),
  )
  expect(mask(error, '')).toMatchObject({ message: 'Unexpected error.', extensions: { requestId: 'test' } })
  return found
}

describe('An error that is masked', () => {
  it.each([
    ['by itself', brokenOff()],
    ['in a field', inField(brokenOff())],
  ])('is no failure when the work was broken off %s since the client went away', (_where, error) => {
    expect(reported(error, true)).toEqual([])
  })

  it('is a failure when the work was broken off while the client waits', () => {
    expect(reported(inField(brokenOff()), false)).toEqual([expect.objectContaining({ name: 'AbortError' })])
  })

  it('is a failure when it is another one, whether or not the client went away', () => {
    const error = new TypeError('x is not a function')
    expect([reported(inField(error), true), reported(inField(error), false)]).toEqual([[error], [error]])
  })
})
