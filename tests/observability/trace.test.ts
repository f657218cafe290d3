import { describe, expect, it } from 'vitest'
import { readTrace, traceHeaders } from '../../src/observability/trace.ts'

const ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'
const PARENT = `00-${ID}-${SPAN}-01`

describe('a trace', () => {
  it('is read from traceparent, with the tracestate beside it', () => {
    expect(readTrace({ traceparent: PARENT, tracestate: 'rojo=1,congo=2' })).toEqual({
      traceId: ID,
      flags: '01',
      state: 'rojo=1,congo=2',
    })
  })

  it('is read from later versions, which may say more, without flags that have no meaning yet', () => {
    expect(readTrace({ traceparent: `cc-${ID}-${SPAN}-ff-more` })).toMatchObject({ traceId: ID, flags: '03' })
  })

  it.each([
    ['missing', undefined],
    ['of another length', `00-${ID}0-${SPAN}-01`],
    ['in capitals', PARENT.toUpperCase()],
    ['of the version that is none', `ff-${ID}-${SPAN}-01`],
    ['without a trace id', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['without a span id', `00-${ID}-${'0'.repeat(16)}-01`],
    ['longer than its version', `${PARENT}-more`],
    ['sent twice', `${PARENT}, ${PARENT}`],
  ])('is none when traceparent is %s', (_what, traceparent) => {
    expect(readTrace({ ...(traceparent && { traceparent }), tracestate: 'rojo=1' })).toBeUndefined()
  })

  it('is read without a tracestate that is too long', () => {
    expect(readTrace({ traceparent: PARENT, tracestate: 'x'.repeat(513) })).toEqual({ traceId: ID, flags: '01' })
  })

  it('goes on with a span of its own for each call', () => {
    const trace = { traceId: ID, flags: '01', state: 'rojo=1' }
    const [one, other] = [traceHeaders(trace), traceHeaders(trace)]
    expect(one).toEqual({ traceparent: expect.stringMatching(`^00-${ID}-[0-9a-f]{16}-01$`), tracestate: 'rojo=1' })
    expect(one['traceparent']).not.toBe(other['traceparent'])
    expect(one['traceparent']).not.toContain(SPAN)
    expect(traceHeaders(undefined)).toEqual({})
  })
})
