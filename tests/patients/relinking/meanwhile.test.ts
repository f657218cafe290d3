import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { createRelinker } from '../../../src/patients/relinking/relink.ts'
import { createSteward } from '../../../src/patients/stewardship/steward.ts'
import { STORES } from '../../support/stores.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex, type OpenIndex, records } from '../index/open-index.ts'
import { population } from '../matching/population.ts'
import { expectReplayable } from '../stewardship/dump.ts'
import { STRICT, use } from './models.ts'

const PATIENTS = population(40, 7).map(({ input }) => input)
const run = (open: OpenIndex) => createRelinker(open.deps)({ dryRun: false, actor: 'machine' })

/** Which records are together, by the place of each in the list. */
async function groups(open: OpenIndex): Promise<string[]> {
  const all = await open.index.recordsAfter(0, 10_000)
  const members = Map.groupBy(all, ({ mpiId }) => mpiId).values()
  return Array.from(members, (own) =>
    own
      .map(({ sourceId }) => sourceId)
      .toSorted()
      .join(' '),
  ).toSorted()
}

describe.each(STORES)('Relinking meanwhile (%s)', (kind) => {
  test('leaves a sound index while records come, and stewards and a second process are at work', async () => {
    await using open = await openIndex(kind)
    const steward = createSteward(open.deps)
    await use(open, STRICT)
    const first = await open.register(records(PATIENTS), 'tester')
    await use(open, DEFAULT_MODEL)
    const merging = first.slice(0, 14).map(async ({ mpiId }, i) => {
      const decision = { actor: 'steward', reason: 'a test', survivor: mpiId!, retired: first[i + 14]!.mpiId! }
      await steward.merge(decision).catch((error: { code: string }) => expect(error.code).toBe('CONFLICT'))
    })
    const coming = [PATIENTS.slice(0, 32), PATIENTS.slice(20, 52)].map((some, i) =>
      open.register(records(some, `later ${i}`), 'tester'),
    )
    await Promise.all([run(open), run(open), ...merging, ...coming])
    await expectSound(open)
    await expectReplayable(open)
    await run(open)
    expect(await run(open)).toMatchObject({ linked: 0, merged: 0, reviewsOpened: 0 })
  })

  test('ends alike in whichever order the records came', async () => {
    await using open = await openIndex(kind)
    await using other = await openIndex(kind)
    const inputs = records(PATIENTS)
    for (const [at, order] of [
      [open, inputs],
      [other, inputs.toReversed()],
    ] as const) {
      await use(at, STRICT)
      await at.register(order, 'tester')
      await use(at, DEFAULT_MODEL)
      expect((await run(at)).merged).toBeGreaterThan(5)
    }
    expect(await groups(open)).toEqual(await groups(other))
  })
})
