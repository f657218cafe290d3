import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { STORES } from '../../support/stores.ts'
import { History, Link, Match, Merge, Patient, Register, Unlink, Unmerge } from './documents.ts'
import { records, somebody } from './people.ts'

const reason = 'a test'

describe.each(STORES)('stewardship, on the %s database', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(kind)
  })
  afterAll(() => test[Symbol.asyncDispose]())

  const register = async (numbers: number[], source: string) => {
    const { registerPatients } = await test.get(Register, { inputs: records(numbers.map(somebody), source) })
    return registerPatients.map(({ mpiId }) => mpiId!) as [string, string]
  }
  const show = async (mpiId: string) => (await test.get(Patient, { mpiId })).patient
  const history = async (mpiId: string) => (await test.get(History, { mpiId })).patient!.history

  it('merges two persons, and takes it back so that both are as before', async () => {
    const [survivor, retired] = await register([1, 2], 'merged')
    const before = [await show(survivor), await show(retired)]
    const { mergePatients } = await test.get(Merge, { survivor, retired, reason })
    expect(mergePatients).toMatchObject({
      type: 'MERGED',
      mpiId: survivor,
      otherMpiId: retired,
      actor: 'local',
      reason,
    })
    expect(await show(retired)).toMatchObject({ active: false, mergedInto: survivor, lastName: null, records: [] })
    expect((await show(survivor))!.records).toMatchObject([{ mpiId: survivor }, { mpiId: survivor }])
    const { matchPatients } = await test.get(Match, { inputs: [somebody(2)] })
    expect(matchPatients[0]).toMatchObject({ status: 'MATCH', mpiId: survivor })
    const { unmergePatients } = await test.get(Unmerge, { mergeEventId: mergePatients.id, reason })
    expect(unmergePatients).toMatchObject({
      type: 'UNMERGED',
      mpiId: survivor,
      otherMpiId: retired,
      mergeEventId: mergePatients.id,
    })
    expect([await show(survivor), await show(retired)]).toEqual(before)
    expect(await history(retired)).toMatchObject([
      { type: 'REGISTERED', mergeEventId: null },
      { type: 'MERGED', mergeEventId: null },
      { type: 'UNMERGED', mergeEventId: mergePatients.id },
    ])
  })

  it('links a record elsewhere, and takes it back so that both are as before', async () => {
    const [from, to] = await register([3, 4], 'linked')
    const before = [await show(from), await show(to)]
    const record = { source: 'linked', sourceId: '1' }
    const { linkPatients } = await test.get(Link, { record, mpiId: to, reason })
    expect(linkPatients).toMatchObject({ type: 'LINKED', mpiId: to, otherMpiId: from, ...record })
    expect(await show(from)).toMatchObject({ active: false, mergedInto: to })
    const { unlinkPatient } = await test.get(Unlink, { record, reason })
    expect(unlinkPatient).toMatchObject({ type: 'UNLINKED', mpiId: from, otherMpiId: to })
    expect([await show(from), await show(to)]).toEqual(before)
  })

  it('refuses what cannot be, with a code and the argument', async () => {
    const [a, b] = await register([7, 8], 'refused')
    const record = { source: 'refused', sourceId: '1' }
    const refusals = [
      [Merge, { survivor: a, retired: a, reason }, 'BAD_USER_INPUT', 'retired'],
      [Merge, { survivor: a, retired: 'nobody', reason }, 'NOT_FOUND', 'retired'],
      [Merge, { survivor: a, retired: b, reason: ' ' }, 'BAD_USER_INPUT', 'reason'],
      [Merge, { survivor: a, retired: b, reason: 'x'.repeat(2_001) }, 'BAD_USER_INPUT', 'reason'],
      [Unmerge, { mergeEventId: '1e3', reason }, 'NOT_FOUND', 'mergeEventId'],
      [Link, { record, mpiId: a, reason }, 'CONFLICT', 'record'],
      [Link, { record: { ...record, sourceId: '\u0000' }, mpiId: a, reason }, 'NOT_FOUND', 'record'],
      [Unlink, { record, reason }, 'CONFLICT', 'record'],
    ] as const
    for (const [document, variables, code, path] of refusals) {
      const { extensions } = await test.refused(document, variables)
      expect([extensions.code, extensions.fieldErrors?.map((one) => one.path)]).toEqual([code, [path]])
    }
    expect((await history(a)).map(({ type }) => type)).toEqual(['REGISTERED'])
  })
})
