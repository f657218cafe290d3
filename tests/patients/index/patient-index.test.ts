import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEY_CAP, type PatientIndex } from '../../../src/patients/index/patient-index.ts'
import type { IdentityEvent, StoredPerson, StoredRecord } from '../../../src/patients/index/stored.ts'
import { packProfile } from '../../../src/patients/matching/packed.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { MARIA, profile } from '../matching/someone.ts'
import { openIndex, type OpenIndex } from './open-index.ts'
import { STORES } from '../../support/stores.ts'

const at = new Date('2026-11-24T12:00:00Z')
const PROFILE = packProfile(profile(MARIA))

const person = (mpiId: string): StoredPerson => ({
  mpiId,
  active: true,
  mergedInto: null,
  mergeEvent: null,
  emptiedInto: null,
  root: mpiId,
  profile: PROFILE,
  createdAt: at,
})
const record = (id: number, mpiId: string): StoredRecord => ({
  id,
  source: 'any',
  sourceId: `record ${id}`,
  mpiId,
  home: mpiId,
  origins: ['there', 'and "there"'],
  input: { firstName: 'a\u0000\\b\ud800', lastName: 'tab\tnewline\n' },
  profile: PROFILE,
  history: '',
  hash: 'h',
  registeredAt: at,
  updatedAt: at,
  recordedAt: null,
})

describe.each(STORES)('A patient index (%s)', (kind) => {
  let open: OpenIndex
  let index: PatientIndex
  beforeAll(async () => {
    open = await openIndex(kind)
    index = open.index
    await index.transaction(async (unit) => {
      await unit.takeIds(1_000)
      await unit.write({
        newPersons: [person('A'), person('B')],
        newRecords: Array.from({ length: 300 }, (_, i) => record(i + 1, i < 250 ? 'A' : 'B')),
        newKeys: [
          ...Array.from({ length: KEY_CAP }, (_, i) => [-(2n ** 63n), i + 1] as const),
          ...Array.from({ length: KEY_CAP + 1 }, (_, i) => [2n ** 63n - 1n, i + 1] as const),
          [5n, 1],
          [5n, 300],
          [6n, 300],
        ],
      })
    })
  })
  afterAll(() => open[Symbol.asyncDispose]())

  test('searches a batch of keys in one statement, and answers each query by itself', async () => {
    open.statements.length = 0
    const { profiles, found } = await index.candidates([[6n], [], [5n, 6n], [77n], [6n]])
    expect(open.statements).toHaveLength(1)
    expect(found.map(({ mpiIds }) => mpiIds.toSorted())).toEqual([['B'], [], ['A', 'B'], [], ['B']])
    expect(found.map(({ truncated }) => truncated)).toEqual([false, false, false, false, false])
    expect(profiles).toEqual(
      new Map([
        ['A', PROFILE],
        ['B', PROFILE],
      ]),
    )
    expect(await index.candidates([])).toEqual({ profiles: new Map(), found: [] })
  })

  test('searches a key of few persons, however many records they have', async () => {
    const { found } = await index.candidates([[-(2n ** 63n)], [2n ** 63n - 1n], [2n ** 63n - 1n, 6n]])
    expect(found.map(({ mpiIds, truncated }) => [mpiIds.toSorted(), truncated])).toEqual([
      [['A'], false],
      [['A'], false],
      [['A', 'B'], false],
    ])
  })

  test('gives back what it was given, whatever the strings', async () => {
    expect(await index.records([{ source: 'any', sourceId: 'record 7' }])).toEqual([record(7, 'A')])
    expect(await index.recordsById([7, 9_999])).toEqual([record(7, 'A')])
    expect(await index.persons(['B', 'nobody'])).toEqual([person('B')])
    expect(await index.firstRecords(['A', 'B'])).toEqual(
      new Map([
        ['A', 1],
        ['B', 251],
      ]),
    )
    expect((await index.recordsAfter(298, 10)).map(({ id }) => id)).toEqual([299, 300])
  })

  test('gives back few things as it gives back many', async () => {
    const lone = { ...record(400, 'D'), origins: ['{"a",\\', 'NULL'], history: '{}\'"\\\t', hash: '' }
    await index.transaction((unit) => unit.write({ newPersons: [person('D')], newRecords: [lone] }))
    expect(await index.recordsById([400])).toEqual([lone])
    expect(await index.persons(['D'])).toEqual([person('D')])
  })

  test('gives back records in the order of their ids, also after many questions', async () => {
    const refs = [300, 12, 7, 100, 12].map((id) => ({ source: 'any', sourceId: `record ${id}` }))
    for (let time = 0; time < 12; time++)
      expect((await index.records(refs)).map(({ id }) => id)).toEqual([7, 12, 100, 300])
  })

  test('keeps all of a transaction or nothing', async () => {
    const failing = index.transaction(async (unit) => {
      await unit.write({ newPersons: [person('C')], changedRecords: [record(300, 'C')] })
      expect(await unit.persons(['C'])).toHaveLength(1)
      throw new Error('halfway')
    })
    await expect(failing).rejects.toThrow('halfway')
    expect(await index.persons(['C'])).toEqual([])
    expect(await index.recordsById([300])).toEqual([record(300, 'B')])
  })

  test('says nothing of a record in an error', async () => {
    const again = index.transaction((unit) =>
      unit.write({ newRecords: [record(301, 'A'), { ...record(302, 'A'), sourceId: 'record 7' }] }),
    )
    const error = await again.catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(Error)
    const { message, ...rest } = error as Error
    expect(message + JSON.stringify(rest)).not.toContain('record 7')
  })

  test('counts values by how much they change, and forgets those of nobody', async () => {
    await index.transaction((unit) =>
      unit.write({
        frequencies: {
          persons: 2,
          counts: new Map([
            [-3n, 2],
            [4n, 1],
          ]),
        },
      }),
    )
    await index.transaction((unit) =>
      unit.write({
        frequencies: {
          persons: -1,
          counts: new Map([
            [-3n, 1],
            [4n, -1],
          ]),
        },
      }),
    )
    expect(await index.frequencies([-3n, 4n, 5n])).toEqual({ persons: 1, counts: new Map([[-3n, 3]]) })
    expect((await open.contents()).frequencies).toEqual(new Map([['-3', 3]]))
  })

  test('keeps separations once, from either side', async () => {
    await index.transaction((unit) =>
      unit.write({
        newSeparations: [
          [1, 2],
          [2, 3],
        ],
      }),
    )
    await index.transaction((unit) => unit.write({ newSeparations: [[1, 2]] }))
    expect(await index.separationsOf([2])).toEqual(
      expect.arrayContaining([
        [1, 2],
        [2, 3],
      ]),
    )
    await index.transaction((unit) => unit.write({ removedSeparations: [[1, 2]] }))
    expect(await index.separationsOf([1, 2])).toEqual([[2, 3]])
  })

  test('tells the events of persons in the order in which they happened', async () => {
    const event = (id: number, mpiId: string, otherMpiId: string | null): IdentityEvent => {
      const who = { source: null, sourceId: null, actor: 'x', reason: null, at, before: { reviews: [id] } }
      return { id, type: 'MERGED', mpiId, otherMpiId, ...who }
    }
    expect(await index.newestEvent()).toBe(0)
    const events = [event(2, 'A', 'B'), event(3, 'C', 'A'), event(4, 'C', null)]
    await index.transaction((unit) => unit.write({ events: events.toReversed() }))
    expect(await index.eventsOf(['A'])).toEqual(events.slice(0, 2))
    expect(await index.event(4)).toEqual(events[2])
    expect(await index.event(5)).toBeUndefined()
    expect(await index.eventsAfter(0, 2)).toEqual(events.slice(0, 2))
    expect(await index.eventsAfter(3, 2)).toEqual(events.slice(2))
    expect(await index.newestEvent()).toBe(4)
  })

  test('keeps every model, and uses the one that was activated', async () => {
    expect(await index.activeModel()).toBeUndefined()
    const models = ['one', 'two'].map((version) => ({ ...DEFAULT_MODEL, version }))
    await index.transaction(async (unit) => {
      for (const model of models) await unit.keepModel(model, at)
      expect(await unit.activateModel('three')).toBe(false)
      expect(await unit.activateModel('one')).toBe(true)
      expect(await unit.activateModel('two')).toBe(true)
    })
    expect(await index.activeModel()).toEqual(models[1])
    expect((await index.models()).map(({ model, active }) => [model.version, active])).toEqual([
      ['one', false],
      ['two', true],
    ])
  })
})

test.each(STORES)('A key that more persons have than the cap is not searched, and it is said (%s)', async (kind) => {
  await using open = await openIndex(kind)
  const names = Array.from({ length: KEY_CAP + 1 }, (_, i) => `P${i}`)
  await open.index.transaction(async (unit) => {
    await unit.takeIds(1_000)
    await unit.write({
      newPersons: names.map(person),
      newRecords: names.map((mpiId, i) => record(i + 1, mpiId)),
      newKeys: names.flatMap((_, i) => [[7n, i + 1] as const, ...(i > 0 ? [[8n, i + 1] as const] : [])]),
    })
  })
  const { found } = await open.index.candidates([[7n], [8n], [7n, 9n]])
  expect(found.map(({ mpiIds, truncated }) => [mpiIds.length, truncated])).toEqual([
    [0, true],
    [KEY_CAP, false],
    [0, true],
  ])
})
