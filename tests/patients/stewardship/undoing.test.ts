import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSteward, type Steward } from '../../../src/patients/stewardship/steward.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, records, type OpenIndex } from '../index/open-index.ts'
import { runs } from '../../support/runs.ts'
import { STORES } from '../../support/stores.ts'
import { MARIA } from '../matching/someone.ts'
import { dump, expectReplayable } from './dump.ts'

const why = { actor: 'steward', reason: 'a test' }
const twin: PatientInput = {
  lastName: 'Sorenson',
  dateOfBirth: '2015-05-05',
  address: { line1: '5 Oak St', city: 'Fargo', state: 'ND', zip: '58102' },
  phones: ['701-555-0122'],
}
const PATIENTS: PatientInput[] = [
  MARIA,
  MARIA,
  { ...MARIA, lastName: 'Castelano' },
  { ...twin, firstName: 'Emil' },
  { ...twin, firstName: 'Erik' },
  { ...twin, firstName: 'Emil' },
  { ...twin, firstName: 'Britta' },
  { firstName: 'Otto', lastName: 'Brandt', dateOfBirth: '1950-01-01', phones: ['212-555-0111'] },
  {},
]

/** One thing a steward does, by numbers that choose among what there is; and how it is taken back. */
type Step = { kind: 'link' | 'merge' | 'resolve' | 'undo' | 'unlink'; a: number; b: number }
type Undo = () => Promise<unknown>

const steps = (kinds: Step['kind'][]) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(99), b: fc.nat(99) }), { maxLength: 10 })

/** The first two records are of persons 0 and 1, whom a steward has separated. */
const mergeSeparated: Step = { kind: 'merge', a: 0, b: 1 }
const linkSeparated: Step = { kind: 'link', a: 0, b: 1 }
const linkElsewhere = (record: number): Step => ({ kind: 'link', a: 1, b: record })
const oldestFirst = Array.from({ length: 10 }, () => 0)

describe.each(STORES)('Taking decisions back (%s)', (kind) => {
  let open: OpenIndex
  let steward: Steward
  beforeAll(async () => {
    open = await openIndex(kind)
    steward = createSteward(open.deps)
    await open.register(records(PATIENTS), 'tester')
    expect((await open.index.counts()).openReviews).toBeGreaterThan(1)
    await steward.unlink({ ...why, record: { source: 'clinic', sourceId: '2' } })
  })
  afterAll(() => open[Symbol.asyncDispose]())

  /** Active persons by their first records. */
  const active = async () => {
    const { records: all } = await open.contents()
    return [...new Set(all.map(({ mpiId }) => mpiId))]
  }

  /** Does the step if it can be done; answers what takes it back. */
  const take = async ({ kind, a, b }: Step): Promise<Undo | undefined> => {
    const persons = await active()
    const [one, other] = [persons[a % persons.length]!, persons[b % persons.length]!]
    if (kind === 'merge') {
      if (one === other) return undefined
      const event = await steward.merge({ ...why, survivor: one, retired: other })
      return () => steward.unmerge({ ...why, mergeEventId: String(event.id) })
    }
    if (kind === 'link') {
      const record = { source: 'clinic', sourceId: String(1 + (b % PATIENTS.length)) }
      const [stored] = await open.index.records([record])
      if (stored!.mpiId === one) return undefined
      await steward.link({ ...why, record, mpiId: one })
      return () => steward.unlink({ ...why, record })
    }
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 20 })
    if (reviews.length === 0) return undefined
    const id = String(reviews[a % reviews.length]!.id)
    const refused = await steward.resolveReview({ ...why, id, decision: 'SAME' }).then(
      () => null,
      (error: Error) => error,
    )
    if (refused) {
      expect(refused.message).toContain('separated')
      return undefined
    }
    const merged = (await open.contents()).events.findLast(({ type }) => type === 'MERGED')!
    return () => steward.unmerge({ ...why, mergeEventId: String(merged.id) })
  }

  const separations = async () => (await open.contents()).separations

  test('gives back the state before, in any order and number', async () => {
    const before = await dump(open)
    const apart = await separations()
    expect(apart).not.toEqual([])
    const sequence = steps(['link', 'merge', 'resolve', 'undo'])
    await fc.assert(
      fc.asyncProperty(sequence, fc.array(fc.nat(99), { minLength: 10, maxLength: 10 }), async (sequence, order) => {
        const undos: Undo[] = []
        for (const step of sequence) {
          if (step.kind === 'undo') await undos.splice(step.a % (undos.length || 1), 1)[0]?.()
          else {
            const undo = await take(step)
            if (undo) undos.push(undo)
          }
        }
        await expectSound(open)
        await expectReplayable(open)
        for (const at of order) await undos.splice(at % (undos.length || 1), 1)[0]?.()
        expect(undos).toHaveLength(0)
        expect(await dump(open)).toEqual(before)
        expect(await separations()).toEqual(expect.arrayContaining(apart))
      }),
      {
        numRuns: runs(kind === 'server' ? 6 : 4),
        endOnFailure: true,
        examples: [
          [[mergeSeparated], oldestFirst],
          [[mergeSeparated, linkElsewhere(1)], oldestFirst],
          [[linkSeparated, linkElsewhere(0)], oldestFirst],
        ],
      },
    )
    expect(await open.index.eventsOf(await active())).not.toHaveLength(PATIENTS.length)
  }, 120_000)

  test('gives back what was before one decision, wherever it is taken', async () => {
    await fc.assert(
      fc.asyncProperty(steps(['link', 'merge', 'resolve', 'unlink']), async (sequence) => {
        for (const step of sequence) {
          if (step.kind === 'unlink') {
            const record = { source: 'clinic', sourceId: String(1 + (step.b % PATIENTS.length)) }
            await steward
              .unlink({ ...why, record })
              .catch((error: Error) => expect(error.message).toContain('only one'))
            continue
          }
          const [before, apart] = [await dump(open), await separations()]
          const undo = await take(step)
          if (!undo) continue
          await undo()
          expect(await dump(open)).toEqual(before)
          expect(await separations()).toEqual(expect.arrayContaining(apart))
          if (step.a % 3 === 0) await take(step)
        }
        await expectSound(open)
        await expectReplayable(open)
      }),
      { numRuns: runs(kind === 'server' ? 6 : 4), endOnFailure: true },
    )
  }, 120_000)
})
