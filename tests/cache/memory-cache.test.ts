import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryCache, OVERHEAD } from '../../src/cache/memory-cache.ts'

const bounds = { maxEntries: 8, maxBytes: 8 * OVERHEAD + 400 }

describe('The cache in memory', () => {
  it('keeps within its bounds, and answers with what was kept last and has not ended', () => {
    const key = fc.constantFrom(...'abcdefghijklmnop')
    const step = fc.oneof(
      fc.record({ do: fc.constant('set' as const), key, bytes: fc.nat(500), ttl: fc.nat(100) }),
      fc.record({ do: fc.constantFrom('get' as const, 'delete' as const), key }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.nat(60) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let time = 0
        const cache = memoryCache<number>(bounds, () => time)
        const kept = new Map<string, { value: number; until: number }>()
        for (const [i, taken] of steps.entries()) {
          if (taken.do === 'wait') time += taken.ms
          else if (taken.do === 'delete') {
            cache.delete(taken.key)
            kept.delete(taken.key)
          } else if (taken.do === 'set') {
            cache.set(taken.key, i, taken.bytes, taken.ttl)
            kept.set(taken.key, { value: i, until: time + taken.ttl })
          } else {
            const found = cache.get(taken.key)
            const known = kept.get(taken.key)
            if (found !== undefined) expect([found, known!.until > time]).toEqual([known!.value, true])
          }
          expect(cache.entries()).toBeLessThanOrEqual(bounds.maxEntries)
          expect(cache.bytes()).toBeLessThanOrEqual(bounds.maxBytes)
          expect(cache.bytes()).toBeGreaterThanOrEqual(cache.entries() * OVERHEAD)
        }
      }),
    )
  })

  it('gives up what nobody asked for before what somebody did', () => {
    const cache = memoryCache<string>({ maxEntries: 3, maxBytes: 10_000 }, () => 0)
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 1, 1_000)
    cache.get('a')
    cache.set('d', 'd', 1, 1_000)
    expect(['a', 'b', 'c', 'd'].map(cache.get)).toEqual(['a', undefined, 'c', 'd'])
  })

  it('does not keep what is larger than itself, or ends at once', () => {
    const cache = memoryCache<string>(bounds, () => 0)
    cache.set('a', 'first', 1, 1_000)
    cache.set('a', 'large', bounds.maxBytes, 1_000)
    cache.set('b', 'ended', 1, 0)
    expect([cache.get('a'), cache.get('b'), cache.entries(), cache.bytes()]).toEqual([undefined, undefined, 0, 0])
  })
})
