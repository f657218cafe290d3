import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encryption } from '../../../src/cache/redis/encryption.ts'
import { served } from '../../../src/patients/answering/cached-answer.ts'
import { packCandidates } from '../../../src/patients/answering/packed-candidates.ts'
import { answerCodec, type NamedAnswer } from '../../../src/patients/answering/answer-codec.ts'

const weight = fc.double({ noNaN: true, noDefaultInfinity: true }).map((given) => given || 0)
const grades = ['CERTAIN', 'PROBABLE', 'POSSIBLE', 'CERTAINLY_NOT'] as const
const grade = fc.constantFrom(...grades)
const candidate = fc.record({
  mpiId: fc.uuid(),
  probability: weight,
  matchWeight: weight,
  grade,
  explanation: fc.array(fc.record({ field: fc.string(), level: fc.string(), weight })),
})
const named = fc.record({
  key: fc.string(),
  cached: fc.record({
    answer: fc.record({
      status: fc.constantFrom('MATCH', 'POSSIBLE', 'NO_MATCH'),
      mpiId: fc.option(fc.uuid()),
      probability: fc.option(weight),
      grade: fc.option(grade),
      searchTruncated: fc.boolean(),
      provider: fc.constantFrom('INTERNAL', 'VERATO'),
      candidates: fc.array(candidate, { maxLength: 10 }).map(packCandidates),
      warnings: fc.array(fc.record({ field: fc.string(), message: fc.string() })),
    }),
    marks: fc.array(fc.nat()).map((marks) => Int32Array.from(marks)),
    since: fc.nat(),
    indexSize: fc.option(fc.nat(), { nil: undefined }),
    expiresAt: fc.nat(),
  }),
}) as fc.Arbitrary<NamedAnswer>

const written = (value: NamedAnswer) => answerCodec.stringify({ value }) as string
const read = (text: string) => (answerCodec.parse(text) as { value: NamedAnswer | undefined }).value

describe('An answer that is kept', () => {
  it('gives its candidates as they were, to the last bit, and says from which tier it comes', () => {
    fc.assert(
      fc.property(named, fc.array(candidate, { maxLength: 10 }), ({ cached }, candidates) => {
        const answer = served({ ...cached.answer, candidates: packCandidates(candidates) }, 'REDIS')
        expect('candidates' in answer && answer.candidates).toEqual(candidates)
        expect(answer).toMatchObject({ ...cached.answer, candidates, servedFrom: 'REDIS' })
      }),
    )
  })

  it('is read as it was written, weights to the last bit', () => {
    fc.assert(
      fc.property(named, (value) => {
        expect(read(written(value))).toEqual(value)
      }),
    )
  })

  it('is not found in what others have written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read(text)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(read(text)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(named, fc.nat(), (value, cut) => {
        const text = written(value)
        expect(read(text.slice(0, cut % text.length))).toBeUndefined()
      }),
    )
  })

  it('can be encrypted, and is then read with the same secret alone, and only as a whole', () => {
    const [ours, others] = ['ours', 'theirs'].map((secret) => encryption(`the secret that is ${secret}`))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, place) => {
        const hidden = ours!.encrypt(text) as string
        expect(ours!.encrypt(text)).not.toBe(hidden)
        expect(ours!.decrypt(hidden)).toBe(text)
        expect(others!.decrypt(hidden)).toBe('')
        const bytes = Buffer.from(hidden, 'base64')
        bytes[place % bytes.length]! ^= 1
        expect(ours!.decrypt(bytes.toString('base64'))).toBe('')
        expect(ours!.decrypt(text)).toBe('')
      }),
    )
  })
})
