import { describe, expect, test } from 'vitest'
import type { RegisterResult } from '../../../src/patients/registering/registered.ts'
import { createRegistrar } from '../../../src/patients/registering/register.ts'
import { expectSound } from '../index/invariants.ts'
import { openIndex } from '../index/open-index.ts'
import { STORES } from '../../support/stores.ts'
import { MARIA } from '../matching/someone.ts'

const PEOPLE = [
  MARIA,
  { firstName: 'Otto', lastName: 'Brandt', dateOfBirth: '1950-01-01', phones: ['212-555-0111'] },
  { firstName: 'Anna', lastName: 'Karlsson', dateOfBirth: '1991-07-30', phones: ['218-555-0177'] },
  { firstName: 'Yuki', lastName: 'Tanaka', dateOfBirth: '2001-12-24', phones: ['206-555-0123'] },
  { firstName: 'Kofi', lastName: 'Mensah', dateOfBirth: '1966-04-18', phones: ['718-555-0155'] },
]

describe.each(STORES)('Registering at the same moment (%s)', (kind) => {
  test('ends in one person each, whoever asks through whichever process', async () => {
    await using open = await openIndex(kind)
    const registrars = [open.register, createRegistrar(open.deps), createRegistrar(open.deps)]
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => {
        const patient = PEOPLE[i % PEOPLE.length]!
        return registrars[i % 3]!([{ source: 'clinic', sourceId: String(i), patient }], 'tester')
      }),
    )
    const results = answers.flat()
    expect(results.filter(({ status }) => status === 'CREATED')).toHaveLength(PEOPLE.length)
    expect(results.filter(({ status }) => status === 'LINKED')).toHaveLength(60 - PEOPLE.length)
    for (const [person] of PEOPLE.entries()) {
      expect(new Set(results.filter((_, i) => i % PEOPLE.length === person).map(({ mpiId }) => mpiId)).size).toBe(1)
    }
    expect(await open.index.counts()).toEqual({ persons: PEOPLE.length, records: 60, openReviews: 0 })
    await expectSound(open)
  })

  test('registers the same record once', async () => {
    await using open = await openIndex(kind)
    const registrars = [open.register, createRegistrar(open.deps)]
    const input = [{ source: 'clinic', sourceId: '1', patient: MARIA }]
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => registrars[i % 2]!(input, 'tester')))
    expect(answers.flat().filter(({ status }) => status === 'CREATED')).toHaveLength(1)
    expect(answers.flat().filter(({ status }) => status === 'UNCHANGED')).toHaveLength(19)
    await expectSound(open)
  })

  test('treats the records of one batch as if they came one after another', async () => {
    await using open = await openIndex(kind)
    await using other = await openIndex(kind)
    const known = PEOPLE.slice(0, 2).map((patient, i) => ({ source: 'before', sourceId: String(i), patient }))
    for (const { register } of [open, other]) await register(known, 'tester')
    // more than one part of a batch
    const inputs = Array.from({ length: 110 }, (_, i) => {
      const patient = PEOPLE[(i * 7) % PEOPLE.length]!
      return {
        source: `source ${i % 3}`,
        sourceId: String(i % 50),
        patient: i % 4 === 0 ? { ...patient, sex: 'F' } : patient,
      }
    })
    const together = await open.register(inputs, 'tester')
    const apart: RegisterResult[] = []
    for (const input of inputs) apart.push(...(await other.register([input], 'tester')))
    expect(together.map(({ status }) => status)).toEqual(apart.map(({ status }) => status))
    const groups = (results: RegisterResult[]) =>
      results.map(({ mpiId }) => results.findIndex((one) => one.mpiId === mpiId))
    expect(groups(together)).toEqual(groups(apart))
    await expectSound(open)
  })
})
