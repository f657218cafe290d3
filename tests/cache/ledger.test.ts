import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLedger } from '../../src/cache/ledger.ts'
import { runs } from '../support/runs.ts'

const marks = (...given: number[]) => Int32Array.from(given)
const some = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 })
const token = fc.constantFrom('x', 'y')
const STEP = fc.oneof(
  fc.record({ do: fc.constant('touch' as const), some }),
  fc.record({ do: fc.constant('open' as const), token, some }),
  fc.record({ do: fc.constant('close' as const), token }),
  fc.record({ do: fc.constant('everything' as const) }),
  fc.record({ do: fc.constant('look' as const), since: fc.nat(30), some }),
)

describe('The ledger of changes', () => {
  it('calls nothing fresh that was changed since, however little it remembers, and all else while it remembers it', () => {
    fc.assert(
      fc.property(fc.array(STEP, { maxLength: 60 }), fc.constantFrom(3, 1_000), (steps, remembered) => {
        const ledger = createLedger({ remembered })
        const open = new Map<string, number[]>()
        const changed = new Map<number, number>()
        let all = -1
        let position = 0
        const change = (touched: readonly number[]) => {
          for (const mark of touched) changed.set(mark, position)
        }
        for (const step of steps) {
          if (step.do === 'look') {
            const since = Math.min(step.since, position)
            const stale =
              since < all ||
              step.some.some((mark) => (changed.get(mark) ?? -1) > since || [...open.values()].flat().includes(mark))
            const fresh = ledger.isFresh(since, marks(...step.some))
            if (stale || remembered > 3) expect(fresh).toBe(!stale)
            continue
          }
          if (step.do === 'open') {
            if (!open.has(step.token)) open.set(step.token, step.some)
            ledger.open(step.token, marks(...step.some))
            continue
          }
          position++
          if (step.do === 'touch') {
            change(step.some)
            ledger.touch(marks(...step.some), position)
          } else if (step.do === 'everything') {
            all = position
            ledger.touch('all', position)
          } else {
            change(open.get(step.token) ?? [])
            expect(ledger.close(step.token, position)).toBe(open.delete(step.token))
          }
          ledger.advance(position)
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('tells by its version that something may have become stale', () => {
    const ledger = createLedger()
    const versions = [
      () => {},
      () => ledger.touch(marks(1), 1),
      () => ledger.open('x', marks(2)),
      () => ledger.close('x', 2),
      () => ledger.touch('all', 3),
      () => ledger.restart(0),
    ].map((change) => {
      change()
      return ledger.version()
    })
    expect(new Set(versions).size).toBe(versions.length)
  })

  it('holds a change that nobody ends for a time, and then counts it as made', () => {
    let time = 0
    const ledger = createLedger({ openMs: 100 }, () => time)
    ledger.open('x', marks(1))
    ledger.advance(5)
    expect([ledger.isFresh(5, marks(1)), ledger.isFresh(5, marks(2))]).toEqual([false, true])
    time = 100
    expect(ledger.isFresh(5, marks(1))).toBe(false)
    ledger.advance(6)
    expect(ledger.isFresh(6, marks(1))).toBe(true)
  })

  it('holds everything while everything is about to change', () => {
    const ledger = createLedger()
    ledger.open('x', 'all')
    expect(ledger.isFresh(0, marks(1))).toBe(false)
    ledger.close('x', 1)
    ledger.advance(1)
    expect([ledger.isFresh(0, marks(1)), ledger.isFresh(1, marks(1))]).toEqual([false, true])
  })
})
