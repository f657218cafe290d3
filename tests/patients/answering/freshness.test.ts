import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { PatientInput } from '../../../src/patients/patient.ts'
import type { ServedMatch } from '../../../src/patients/answering/answers.ts'
import type { RankedCandidate } from '../../../src/patients/matching/decide.ts'
import type { TestApp } from '../../support/app.ts'
import { missing } from '../../support/needed-servers.ts'
import { findRedisServer } from '../../support/redis-server.ts'
import { runs } from '../../support/runs.ts'
import { STORES } from '../../support/stores.ts'
import { somebody } from '../graphql/people.ts'
import { type Fleet, openFleet } from './fleet.ts'

const PEOPLE = 12
const QUESTIONS: PatientInput[] = Array.from({ length: PEOPLE }, (_, i) => {
  const { firstName, lastName, dateOfBirth } = somebody(i)
  return { firstName: firstName!, lastName: lastName!, dateOfBirth: dateOfBirth!, sex: 'MALE', middleName: 'Quincy' }
})
/**
 * The second record of a person says the same as the first, or has another name: then only a steward knows who it is.
 */
const saidOf = (person: number, record: number, variant: number): PatientInput => {
  const emails = [`p${person}v${variant}@example.org`]
  if (record === 0 || variant > 1) return { ...(somebody(person) as PatientInput), emails }
  const sex = variant === 0 ? 'MALE' : 'FEMALE'
  return { ...(somebody(person + 100) as PatientInput), emails, sex, middleName: 'Quincy' }
}

type Writer = 'one' | 'other'
type Step =
  | { do: 'register'; by: Writer; person: number; record: number; variant: number }
  | { do: 'erase'; by: Writer; person: number; record: number }
  | { do: 'unlink'; by: Writer; person: number; record: number }
  | { do: 'link'; by: Writer; person: number; record: number; to: number }
  | { do: 'merge'; by: Writer; person: number; other: number }
  | { do: 'unmerge'; by: Writer }

const person = fc.nat(PEOPLE - 1)
const record = fc.nat(1)
const by = fc.constantFrom<Writer>('one', 'other')
const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('register' as const), by, person, record, variant: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('erase' as const, 'unlink' as const), by, person, record }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), by, person, record, to: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), by, person, other: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const), by }) },
)

const who = { actor: 'tester', reason: 'a test' }
const refOf = (person: number, record: number) => ({ source: `clinic ${record}`, sourceId: String(person) })

/** What a caller may rely on: frequencies of values may be a little older, so weights may differ a little. */
const said = (answer: ServedMatch) =>
  answer.status === 'ERROR'
    ? answer.status
    : { status: answer.status, mpiId: answer.mpiId, candidates: named(answer.candidates) }
const named = (candidates: readonly RankedCandidate[]) =>
  candidates
    .map(({ mpiId, explanation }) =>
      [mpiId, ...explanation.map(({ field, level }) => field === 'prior' || `${field} ${level}`)].join(' '),
    )
    .toSorted()

const match = ({ app }: TestApp, inputs: readonly PatientInput[]) => app.services.patients.match(inputs)

/** Takes the steps one after another; a refusal is no failure. */
function stepper(fleet: Fleet) {
  const merges: string[] = []
  const personOf = async (of: number) => {
    const [stored] = await fleet.truth.app.services.patients.persons.records([refOf(of, 0)])
    return stored?.mpiId ?? 'nobody'
  }
  return async (step: Step): Promise<void> => {
    const { register, steward } = fleet[step.by].app.services.patients
    const work = async (): Promise<unknown> => {
      if (step.do === 'register') {
        const patient = saidOf(step.person, step.record, step.variant)
        return register([{ ...refOf(step.person, step.record), patient }], 'tester')
      }
      if (step.do === 'erase') return steward.deleteRecord({ ...who, record: refOf(step.person, step.record) })
      if (step.do === 'unlink') return steward.unlink({ ...who, record: refOf(step.person, step.record) })
      if (step.do === 'link')
        return steward.link({ ...who, record: refOf(step.person, step.record), mpiId: await personOf(step.to) })
      if (step.do === 'unmerge') return steward.unmerge({ ...who, mergeEventId: merges.pop() ?? '0' })
      const [survivor, retired] = [await personOf(step.person), await personOf(step.other)]
      return void merges.push(String((await steward.merge({ ...who, survivor, retired })).id))
    }
    await work().catch((error: Error) => expect(error).toHaveProperty('code'))
  }
}

/** Asks both processes everything at once and expects what is true. */
async function expectTruth({ one, other, truth }: Fleet): Promise<void> {
  const [first, second, expected] = await Promise.all([one, other, truth].map((app) => match(app, QUESTIONS)))
  expect(first!.map(said)).toEqual(expected!.map(said))
  expect(second!.map(said)).toEqual(expected!.map(said))
}

/** Asks without end while something else happens, so that old answers are on their way all the time. */
function pestering(apps: readonly TestApp[]) {
  const stopping = new AbortController()
  const ask = async (app: TestApp, seed: number) => {
    for (let i = seed; !stopping.signal.aborted; i++) {
      await match(app, [QUESTIONS[i % PEOPLE]!, QUESTIONS[(i * 5 + 1) % PEOPLE]!])
      await sleep(5)
    }
  }
  const asking = Promise.all(apps.flatMap((app) => [ask(app, 0), ask(app, 5)]))
  return async () => {
    stopping.abort()
    await asking
  }
}

const STORES_OF_MANY = STORES.filter((kind) => kind !== 'embedded')
const noRedis = missing('redis-server', findRedisServer())

describe.skipIf(noRedis).each(STORES_OF_MANY)('An acknowledged write (%s)', (kind) => {
  it.each([
    ['', 0, '3600', 50],
    [', one 20 ms from Redis', 20, '3600', 50],
    [', while answers end all the time and are on their way from the store', 10, '0.02', 1],
  ])(
    'is seen by every question that is asked after it, in all processes%s',
    { timeout: 240_000 },
    async (_when, delay, ttl, leastHits) => {
      await using fleet = await openFleet({ CACHE_TTL: ttl }, kind)
      fleet.link.delay(delay)
      const take = stepper(fleet)
      await fc.assert(
        fc.asyncProperty(fc.array(STEP, { minLength: 10, maxLength: 18 }), async (steps) => {
          const stop = pestering([fleet.one, fleet.other])
          try {
            for (const step of steps) {
              await take(step)
              await expectTruth(fleet)
            }
          } finally {
            await stop()
          }
        }),
        { numRuns: runs(kind === 'server' ? 2 : 1), endOnFailure: true },
      )
      const { hits } = fleet.other.app.services.patients.cacheTiers().find(({ tier }) => tier === 'MEMORY')!
      expect(hits).toBeGreaterThanOrEqual(leastHits)
    },
  )
})
