import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PatientInput } from '../../generated/graphql.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { startVeratoStub, type StubResult, type VeratoStub } from '../../support/verato-stub.ts'
import { Match, Register } from '../graphql/documents.ts'
import { records, somebody, twins } from '../graphql/people.ts'
import { status } from './trouble.ts'

const SEARCH = '/v2/demographicsSearch'
const yes = (linkId: string): StubResult => ({ linkId, sameIdentity: 'Y', matchScore: 0.97 })
const perhaps = (linkId: string): StubResult => ({ linkId, sameIdentity: 'U', matchScore: 0.6 })
const no = (linkId: string): StubResult => ({ linkId, sameIdentity: 'N', matchScore: 0.1 })

/** Somebody whom the index knows, and a question that leaves it in doubt whether it is about them. */
const [TWIN, OTHER_TWIN] = twins(900)
const DOUBTFUL = { ...OTHER_TWIN, firstName: 'Somebody' }
const KNOWN = somebody(1)
const LINKED = { ...somebody(2), identifiers: [{ system: 'VERATO', value: 'L-2' }] }
const UNKNOWN = somebody(3)

describe('matching by the index first and Verato for what it is not sure of', () => {
  let stub: VeratoStub
  let test: TestApp
  let twin: string
  let known: string
  let linked: string
  beforeAll(async () => {
    stub = await startVeratoStub()
    test = await openTestApp('server', { MPI_PROVIDER: 'hybrid', LOG_LEVEL: 'debug', ...stub.settings })
    const inputs = records([TWIN, KNOWN, LINKED], 'clinic')
    const { registerPatients } = await test.get(Register, { inputs })
    ;[twin, known, linked] = registerPatients.map(({ mpiId }) => mpiId!) as [string, string, string]
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await stub[Symbol.asyncDispose]()
  })
  /** Questions of each test differ from those of the others, so that no cache knows them. */
  let turn = 0
  const fresh = (person: PatientInput): PatientInput => ({ ...person, emails: [`${turn}@example.org`] })
  beforeEach(() => {
    turn++
    stub.calls.length = 0
    stub.trouble = undefined
    stub.onSearch = () => []
  })
  const ask = async (...inputs: PatientInput[]) => (await test.get(Match, { inputs })).matchPatients
  const told = (answers: Awaited<ReturnType<typeof ask>>) =>
    answers.map(({ status: said, mpiId, provider }) => [said, mpiId, provider])

  it('does not ask Verato where the index is sure, or the input is no question', async () => {
    const answers = await ask(fresh(KNOWN), {})
    expect(told(answers)).toEqual([
      ['MATCH', known, 'INTERNAL'],
      ['ERROR', null, 'INTERNAL'],
    ])
    expect(answers[0]!.servedFrom).toBe('STORE')
    expect(stub.callsOf(SEARCH)).toHaveLength(0)
  })

  it('asks Verato about what the index does not know, and tells who answered', async () => {
    stub.onSearch = ({ names }) => (names?.[0]?.first === UNKNOWN.firstName ? [yes('L-3')] : [])
    const answers = await ask(fresh(KNOWN), fresh(UNKNOWN), fresh(somebody(4)))
    expect(told(answers)).toEqual([
      ['MATCH', known, 'INTERNAL'],
      ['MATCH', 'verato:L-3', 'VERATO'],
      ['NO_MATCH', null, 'VERATO'],
    ])
    expect(stub.callsOf(SEARCH)).toHaveLength(2)
  })

  it('finds a person of the index whom only Verato recognises', async () => {
    stub.onSearch = () => [yes('L-2')]
    const [answer] = await ask(fresh(somebody(5)))
    expect(answer).toMatchObject({ status: 'MATCH', mpiId: linked, provider: 'VERATO', patient: { mpiId: linked } })
  })

  it('lets Verato settle a doubt, and still shows whom the index held possible', async () => {
    stub.onSearch = () => [yes('L-9'), no('L-8')]
    const [answer] = await ask(fresh(DOUBTFUL))
    expect(answer).toMatchObject({ status: 'MATCH', mpiId: 'verato:L-9', provider: 'VERATO' })
    const persons = answer!.candidates.map(({ mpiId }) => mpiId)
    expect(persons[0]).toBe('verato:L-9')
    expect(persons.slice(1).toSorted()).toEqual([twin, 'verato:L-8'].toSorted())
  })

  it('does not take either side when Verato names another person of the index than the index does', async () => {
    stub.onSearch = () => [yes('L-2')]
    const [answer] = await ask(fresh(DOUBTFUL))
    expect(answer).toMatchObject({ status: 'POSSIBLE', mpiId: null, provider: 'VERATO' })
    expect(answer!.candidates.map(({ mpiId }) => mpiId)).toEqual([linked, twin])
  })

  it.each([
    ['knows nobody', []],
    ['is not sure either', [perhaps('L-9')]],
    ['knows that it is somebody else', [no('L-9')]],
  ])('keeps its doubt when Verato %s', async (_, results) => {
    stub.onSearch = () => results
    const [answer] = await ask(fresh(DOUBTFUL))
    expect(answer).toMatchObject({ status: 'POSSIBLE', provider: 'INTERNAL', candidates: [{ mpiId: twin }] })
  })

  it('takes over the doubt of Verato about whom the index does not know', async () => {
    stub.onSearch = () => [perhaps('L-9')]
    const [answer] = await ask(fresh(UNKNOWN))
    expect(answer).toMatchObject({ status: 'POSSIBLE', provider: 'VERATO', candidates: [{ mpiId: 'verato:L-9' }] })
  })

  it('answers what the index knows when Verato fails, and says NO_MATCH of nobody', async () => {
    stub.trouble = status(500)
    const inputs = [fresh(KNOWN), fresh(DOUBTFUL), fresh(UNKNOWN)]
    const answers = await ask(...inputs)
    expect(told(answers)).toEqual([
      ['MATCH', known, 'INTERNAL'],
      ['POSSIBLE', null, 'INTERNAL'],
      ['ERROR', null, 'VERATO'],
    ])
    expect(answers[2]!.error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })

    stub.trouble = undefined
    stub.onSearch = () => [yes('L-9')]
    const healed = await ask(...inputs)
    expect(told(healed)).toEqual([
      ['MATCH', known, 'INTERNAL'],
      ['MATCH', 'verato:L-9', 'VERATO'],
      ['MATCH', 'verato:L-9', 'VERATO'],
    ])
    expect(healed[0]!.servedFrom).toBe('MEMORY')
  })

  describe('counts for each of both what it was asked, with its own time, when Verato', () => {
    const lookInto = async (inputs: PatientInput[]) => {
      const figures = () => {
        const asked = test.app.services.patients.cacheTiers().filter(({ tier }) => /STORE|PROVIDER/.test(tier))
        return asked.flatMap(({ hits, misses }) => [hits, misses])
      }
      const before = figures()
      await ask(...inputs)
      const [hits, misses, theirHits, theirMisses] = figures().map((count, i) => count - before[i]!)
      return { store: [hits, misses], verato: [theirHits, theirMisses] }
    }
    const inputs = () => [fresh(KNOWN), fresh(DOUBTFUL), fresh(UNKNOWN)]

    it('answers, though the doubt of the index stays', async () => {
      expect(await lookInto(inputs())).toEqual({ store: [1, 2], verato: [2, 0] })
    })

    it('fails, though the index has an answer', async () => {
      stub.trouble = status(500)
      expect(await lookInto(inputs())).toEqual({ store: [1, 2], verato: [0, 2] })
    })

    it('is not asked', async () => {
      expect(await lookInto([fresh(KNOWN)])).toEqual({ store: [1, 0], verato: [0, 0] })
    })

    it('is slow', async () => {
      const url = await test.app.listen()
      const seconds = async (tier: string) => {
        const metrics = await (await fetch(`${url}/metrics`)).text()
        return Number(new RegExp(`mpi_tier_duration_seconds_sum\\{tier="${tier}"\\} (\\S+)`).exec(metrics)?.[1] ?? 0)
      }
      const before = [await seconds('store'), await seconds('provider')] as const
      stub.onSearch = () => sleep(2_000, [])
      await ask(fresh(DOUBTFUL))
      expect((await seconds('store')) - before[0]).toBeLessThan(1.5)
      expect((await seconds('provider')) - before[1]).toBeGreaterThan(1.9)
    })
  })

  it('answers from memory what Verato answered before, also while Verato is down', async () => {
    stub.onSearch = () => [yes('L-9')]
    const inputs = [fresh(UNKNOWN), fresh(DOUBTFUL)]
    const before = await ask(...inputs)
    stub.trouble = status(500)
    stub.calls.length = 0
    const after = await ask(...inputs)
    expect(told(after)).toEqual(told(before))
    expect(after.map(({ servedFrom }) => servedFrom)).toEqual(['MEMORY', 'MEMORY'])
    expect(stub.callsOf(SEARCH)).toHaveLength(0)
  })
})
