import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClientError } from '../../../src/errors.ts'
import type { PatientInput } from '../../../src/patients/patient.ts'
import { createSteward } from '../../../src/patients/stewardship/steward.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, type OpenIndex } from '../index/open-index.ts'
import { runs } from '../../support/runs.ts'
import { STORES } from '../../support/stores.ts'
import { MARIA } from '../matching/someone.ts'
import { expectReplayable } from './dump.ts'

const why = { actor: 'steward', reason: 'a test' }
const twin = {
  lastName: 'Sorenson',
  dateOfBirth: '2015-05-05',
  address: { line1: '5 Oak St', zip: '58102' },
  phones: ['701-555-0122'],
}
const PATIENTS: PatientInput[] = [
  MARIA,
  { ...MARIA, lastName: 'Weber', address: { line1: '1 Elm St', zip: '43215' } },
  { ...twin, firstName: 'Emil' },
  { ...twin, firstName: 'Erik' },
  { ...twin, firstName: 'Erika', sex: 'F' },
  { firstName: 'Otto', lastName: 'Brandt', dateOfBirth: '1950-01-01', phones: ['212-555-0111'] },
  {},
]

type Deed = 'register' | 'delete' | 'link' | 'unlink' | 'merge' | 'unmerge' | 'same' | 'different'
interface Step {
  deed: Deed
  a: number
  b: number
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  deed: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Deed>('register') },
    {
      weight: 5,
      arbitrary: fc.constantFrom<Deed>('delete', 'link', 'unlink', 'merge', 'unmerge', 'same', 'different'),
    },
  ),
  a: fc.nat(99),
  b: fc.nat(99),
})

/** Steps of which each can be done: those that chance brings may be refused, and some deeds it may not bring. */
const EVERY_DEED: Step[] = [
  { deed: 'register', a: 0, b: 6 },
  { deed: 'register', a: 2, b: 8 },
  { deed: 'register', a: 4, b: 10 },
  { deed: 'different', a: 0, b: 0 },
  { deed: 'same', a: 0, b: 0 },
  { deed: 'merge', a: 0, b: 1 },
  { deed: 'unmerge', a: 0, b: 0 },
  { deed: 'link', a: 0, b: 3 },
  { deed: 'unlink', a: 0, b: 0 },
  { deed: 'delete', a: 1, b: 0 },
]

/** Does one thing to an index; what cannot be done is refused as a client's error. */
async function act(open: OpenIndex, { deed, a, b }: Step): Promise<void> {
  const steward = createSteward(open.deps)
  const choose = <T>(all: readonly T[], by: number) => all[by % all.length]
  const record = { source: 'clinic', sourceId: String(a % 8) }
  const { persons, events } = await open.contents()
  const person = (by: number) => choose(persons, by)?.mpiId ?? 'nobody'
  if (deed === 'register') {
    const inputs = [0, 1].map((i) => ({
      source: 'clinic',
      sourceId: String((a + i) % 8),
      patient: choose(PATIENTS, b + 3 * i)!,
    }))
    const results = await open.register(inputs, 'tester')
    expect(results.map(({ status }) => status)).not.toContain('ERROR')
  } else if (deed === 'delete') await steward.deleteRecord({ ...why, record })
  else if (deed === 'link') await steward.link({ ...why, record, mpiId: person(b) })
  else if (deed === 'unlink') await steward.unlink({ ...why, record })
  else if (deed === 'merge') await steward.merge({ ...why, survivor: person(a), retired: person(b) })
  else if (deed === 'unmerge') {
    const merges = events.filter(({ type }) => type === 'MERGED')
    await steward.unmerge({ ...why, mergeEventId: String(choose(merges, a)?.id ?? 'x') })
  } else {
    const { reviews } = await open.index.reviews({ status: 'OPEN', first: 50 })
    const decision = deed === 'same' ? 'SAME' : 'DIFFERENT'
    await steward.resolveReview({ ...why, id: String(choose(reviews, a)?.id ?? 'x'), decision })
  }
}

describe.each(STORES)('An index (%s)', (kind) => {
  test('is sound whatever is done to it, and its events tell how it came to be', async () => {
    await using open = await openIndex(kind)
    const done = new Set<Deed>()
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 16 }), async (steps) => {
        for (const step of steps) {
          try {
            await act(open, step)
            done.add(step.deed)
          } catch (error) {
            expect(error).toBeInstanceOf(ClientError)
          }
        }
        await expectSound(open)
        await expectReplayable(open)
      }),
      { numRuns: runs(kind === 'server' ? 12 : 5), examples: [[EVERY_DEED]], endOnFailure: true },
    )
    expect([...done]).toEqual(expect.arrayContaining(EVERY_DEED.map(({ deed }) => deed)))
  }, 120_000)
})
