import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { resilient } from '../../src/sources/resilience.ts'
import { TransientError, type Source } from '../../src/sources/source.ts'
import { collect, npis } from './support/collect.ts'
import { batch, delivering, fake, failing, forever } from './support/fake-source.ts'

const QUICK = { timeoutMs: 2_000, backoffMs: 1 }

/** A source that fails as often as told before it delivers, and counts its tries. */
function flaky(failures: number, error: Error = new TransientError('no connection')) {
  const counted = { tries: 0, source: undefined as unknown as Source }
  counted.source = fake('Flaky', async function* () {
    counted.tries += 1
    yield batch(1, 2)
    if (counted.tries <= failures) throw error
    yield batch(3)
  })
  return counted
}

describe('a resilient source', () => {
  test('tries again after a failure that may pass, and delivers each record once', async () => {
    const counted = flaky(2)
    const { records } = await collect(resilient(counted.source, QUICK))
    expect(npis(records)).toEqual(['1000000001', '1000000002', '1000000003'])
    expect(counted.tries).toBe(3)
  })

  test('delivers the last row of a NPI that stands twice, when a try fails between the two', async () => {
    let tries = 0
    const source = fake('Twice', async function* () {
      tries += 1
      yield batch(1, 2)
      if (tries === 1) throw new TransientError('no connection')
      yield { records: [{ ...batch(1).records[0]!, lastName: 'Santos-Lee' }], rejected: [] }
      if (tries === 2) throw new TransientError('no connection')
    })
    const { records } = await collect(resilient(source, QUICK))
    expect(records.map(({ npi, lastName }) => `${npi} ${lastName}`)).toEqual([
      '1000000001 Santos',
      '1000000002 Santos',
      '1000000001 Santos-Lee',
    ])
  })

  test('gives up after three tries, having delivered what it could', async () => {
    const counted = flaky(9)
    const delivered: string[] = []
    const attempt = async () => {
      for await (const { records } of resilient(counted.source, QUICK).fetch({ signal: new AbortController().signal }))
        delivered.push(...npis(records))
    }
    await expect(attempt()).rejects.toThrow('no connection')
    expect(delivered).toEqual(['1000000001', '1000000002'])
    expect(counted.tries).toBe(3)
  })

  test('does not try again after any other failure', async () => {
    const counted = flaky(9, new Error('refused'))
    await expect(collect(resilient(counted.source, QUICK))).rejects.toThrow('refused')
    expect(counted.tries).toBe(1)
  })

  test('waits no longer than its time allows for the moment that the other side names', async () => {
    const counted = flaky(9, new TransientError('too many requests', 10_000))
    await expect(collect(resilient(counted.source, QUICK))).rejects.toThrow('too many requests')
    expect(counted.tries).toBe(1)
  })

  test('fails when it takes too long, even if the source looks at no signal', async () => {
    const source = fake('Stuck', async function* () {
      yield batch(1)
      await forever
    })
    await expect(collect(resilient(source, { timeoutMs: 30 }))).rejects.toThrow('took longer than 0.03 s')
  })

  test('is not charged for the time in which its batches are written', async () => {
    const source = resilient(delivering('Quick', batch(1), batch(2)), { timeoutMs: 250 })
    let batches = 0
    for await (const _ of source.fetch({ signal: new AbortController().signal })) {
      batches += 1
      await setTimeout(150)
    }
    expect(batches).toBe(2)
  })

  test('lets the source wind up when it is cancelled', async () => {
    let wound = false
    const source = fake('Polite', async function* ({ signal }) {
      try {
        await setTimeout(10_000, undefined, { signal })
        yield batch(1)
      } finally {
        wound = true
      }
    })
    await expect(collect(resilient(source, QUICK), { signal: AbortSignal.timeout(10) })).rejects.toThrow(/timeout/)
    expect(wound).toBe(true)
  })

  test('is cancelled while it waits to try again', async () => {
    const source = resilient(failing('Down', new TransientError('down', 1_500)), QUICK)
    await expect(collect(source, { signal: AbortSignal.timeout(10) })).rejects.toThrow(/timeout/)
  })

  test.for<[string, unknown]>([
    ['nothing', undefined],
    ['a promise', Promise.resolve()],
  ])('fails when the source gives %s', async ([, given]) => {
    const source = fake('Odd', () => given as never)
    await expect(collect(resilient(source, QUICK))).rejects.toThrow('delivered nothing that can be read')
  })

  test('fails when the source delivers something else than a batch', async () => {
    const source = delivering('Odd', 'hello' as never)
    await expect(collect(resilient(source, QUICK))).rejects.toThrow('delivered something that is no batch')
  })
})

describe('the circuit breaker of a source', () => {
  const breaking = { ...QUICK, tries: 1, breakAfter: 2, restMs: 60 }

  test('opens after failures in a row: the source is left alone, and says until when', async () => {
    const counted = flaky(9)
    const source = resilient(counted.source, { ...breaking, restMs: 60_000 })
    await expect(collect(source)).rejects.toThrow('no connection')
    await expect(collect(source)).rejects.toThrow('no connection')
    await expect(collect(source)).rejects.toThrow(
      /^Flaky failed 2 times in a row and is left alone until \d{4}-\d\d-\d\dT[\d:.]+Z$/,
    )
    expect(counted.tries).toBe(2)
  })

  test('closes again when the source works after its rest', async () => {
    const counted = flaky(2)
    const source = resilient(counted.source, breaking)
    await expect(collect(source)).rejects.toThrow()
    await expect(collect(source)).rejects.toThrow()
    await setTimeout(80)
    expect((await collect(source)).records).toHaveLength(3)
    expect((await collect(source)).records).toHaveLength(3)
  })

  test('does not count a wrong setting or a cancelled fetch', async () => {
    const wrong = flaky(9, new Error('no such file'))
    const source = resilient(wrong.source, breaking)
    for (let i = 0; i < 4; i++) await expect(collect(source)).rejects.toThrow('no such file')
    const slow = resilient(
      fake('Slow', async function* ({ signal }) {
        await setTimeout(1_000, undefined, { signal })
        yield batch(1)
      }),
      breaking,
    )
    for (let i = 0; i < 4; i++)
      await expect(collect(slow, { signal: AbortSignal.timeout(5) })).rejects.toThrow(/timeout/)
  })
})
