import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClientError } from '../../../src/errors.ts'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createRelinker } from '../../../src/patients/relinking/relink.ts'
import { createSteward } from '../../../src/patients/stewardship/steward.ts'
import { runs } from '../../support/runs.ts'
import { STORES } from '../../support/stores.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, type OpenIndex } from '../index/open-index.ts'
import { MARIA } from '../matching/someone.ts'
import { dump, expectReplayable } from '../stewardship/dump.ts'
import { LAX, STRICT, use } from './models.ts'

const why = { actor: 'steward', reason: 'a test' }
const family = {
  lastName: 'Sorenson',
  dateOfBirth: '2015-05-05',
  address: { line1: '5 Oak St', zip: '58102' },
  phones: ['701-555-0122'],
}
const PATIENTS: PatientInput[] = [
  MARIA,
  { ...MARIA, middleName: null, phones: [] },
  { ...MARIA, lastName: 'Weber', address: { line1: '1 Elm St', zip: '43215' } },
  { ...family, firstName: 'Emil', sex: 'M' },
  { ...family, firstName: 'Erik', sex: 'M' },
  { ...family, firstName: 'E' },
  { ...family, firstName: 'Karl', dateOfBirth: '1984-01-31', ssn: '523-11-9087' },
  { ...family, firstName: 'Karl', suffix: 'Jr', dateOfBirth: '1984-01-31', ssn: '523-11-9087' },
  {},
]
const MODELS = [STRICT, DEFAULT_MODEL, LAX]

type Deed = 'register' | 'relink' | 'merge' | 'unmerge' | 'separate' | 'link' | 'answer'
interface Step {
  deed: Deed
  a: number
  b: number
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  deed: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Deed>('register') },
    { weight: 3, arbitrary: fc.constant<Deed>('relink') },
    { weight: 5, arbitrary: fc.constantFrom<Deed>('merge', 'unmerge', 'separate', 'link', 'answer') },
  ),
  a: fc.nat(99),
  b: fc.nat(99),
})

/** Steps of which each can be done: those that chance brings may be refused, and some deeds it may not bring. */
const EVERY_DEED: Step[] = [
  { deed: 'register', a: 1, b: 0 },
  { deed: 'register', a: 4, b: 3 },
  { deed: 'register', a: 7, b: 6 },
  { deed: 'answer', a: 0, b: 0 },
  { deed: 'merge', a: 0, b: 1 },
  { deed: 'unmerge', a: 0, b: 0 },
  { deed: 'link', a: 1, b: 2 },
  { deed: 'separate', a: 1, b: 0 },
  { deed: 'relink', a: 2, b: 0 },
]

const choose = <T>(all: readonly T[], by: number): T | undefined => all[by % all.length]

/** The pairs of records that a steward separated once and that are of one person, as another decision made them. */
async function joinedAgainstWill({ index }: OpenIndex): Promise<unknown[]> {
  const records = await index.recordsAfter(0, 10_000)
  const persons = new Map(records.map(({ id, mpiId }) => [id, mpiId]))
  const separations = await index.separationsOf([...persons.keys()])
  return separations
    .filter(([a, b]) => persons.get(a) === persons.get(b))
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** Relinks; what was asked for beforehand is what is done, no separated pair is joined, and a second run does nothing. */
async function relinkTwice(open: OpenIndex): Promise<void> {
  const relink = createRelinker(open.deps)
  const before = await dump(open)
  const joined = await joinedAgainstWill(open)
  const planned = await relink({ dryRun: true, actor: 'machine' })
  expect(await dump(open)).toEqual(before)
  const done = await relink({ dryRun: false, actor: 'machine' })
  expect({ ...done, durationMs: 0, dryRun: true }).toEqual({ ...planned, durationMs: 0 })
  expect(await joinedAgainstWill(open)).toEqual(joined)
  const after = await dump(open)
  expect(await relink({ dryRun: false, actor: 'machine' })).toMatchObject({ linked: 0, merged: 0, reviewsOpened: 0 })
  expect(await dump(open)).toEqual(after)
}

async function act(open: OpenIndex, { deed, a, b }: Step): Promise<void> {
  const steward = createSteward(open.deps)
  const record = { source: 'clinic', sourceId: String(a % 12) }
  const all = await open.index.recordsAfter(0, 10_000)
  const persons = [...new Set(all.map(({ mpiId }) => mpiId))]
  const person = (by: number) => choose(persons, by) ?? 'nobody'
  if (deed === 'register') {
    await use(open, MODELS[a % 3]!)
    const patient = (i: number) => choose(PATIENTS, b + 2 * i)!
    const inputs = [0, 1, 2].map((i) => ({ source: 'clinic', sourceId: String((a + i) % 12), patient: patient(i) }))
    await open.register(inputs, 'tester')
  } else if (deed === 'relink') {
    await use(open, MODELS[a % 3]!)
    await relinkTwice(open)
  } else if (deed === 'merge') await steward.merge({ ...why, survivor: person(a), retired: person(b) })
  else if (deed === 'unmerge') {
    const events = await open.index.eventsOf(persons)
    const merges = events.filter(({ type }) => type === 'MERGED')
    await steward.unmerge({ ...why, mergeEventId: String(choose(merges, a)?.id ?? 'x') })
  } else if (deed === 'separate') await steward.unlink({ ...why, record })
  else if (deed === 'link') await steward.link({ ...why, record, mpiId: person(b) })
  else {
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 50 })
    const decision = b % 2 ? 'SAME' : 'DIFFERENT'
    await steward.resolveReview({ ...why, id: String(choose(reviews, a)?.id ?? 'x'), decision })
  }
}

describe.each(STORES)('An index that is relinked (%s)', (kind) => {
  test('is sound whatever is done to it, keeps separated apart, and is relinked once and for all', async () => {
    await using open = await openIndex(kind)
    const done = new Set<Deed>()
    await act(open, { deed: 'register', a: 0, b: 0 })
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 12 }), async (steps) => {
        for (const step of steps) {
          try {
            await act(open, step)
            done.add(step.deed)
          } catch (error) {
            if (!(error instanceof ClientError)) throw error
          }
        }
        await expectSound(open)
        await expectReplayable(open)
      }),
      { numRuns: runs(kind === 'server' ? 6 : 4), examples: [[EVERY_DEED]], endOnFailure: true },
    )
    expect([...done]).toEqual(expect.arrayContaining(EVERY_DEED.map(({ deed }) => deed)))
  }, 240_000)
})
