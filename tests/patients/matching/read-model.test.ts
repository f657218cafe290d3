import { expect, test } from 'vitest'
import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import { readModel } from '../../../src/patients/matching/model/read-model.ts'

const exported = () => JSON.parse(JSON.stringify(DEFAULT_MODEL)) as typeof DEFAULT_MODEL
const refusal = (json: unknown) => {
  try {
    readModel(json)
  } catch (error) {
    return error
  }
  return undefined
}

test('a model that was exported can be imported', () => expect(readModel(exported())).toEqual(DEFAULT_MODEL))

test('what is no model is refused, naming the place', () => {
  expect(refusal(null)).toMatchObject({ code: 'BAD_USER_INPUT' })
  expect(refusal({ ...exported(), prior: 2 })).toMatchObject({ fieldErrors: [{ path: 'prior' }] })
  expect(refusal({ ...exported(), possibleThreshold: 0.99 })).toMatchObject({
    fieldErrors: [{ path: 'possibleThreshold' }],
  })
  const zero = exported()
  zero.fields[0]!.levels[0]!.u = 0
  expect(refusal(zero)).toMatchObject({ fieldErrors: [{ path: 'fields.0.levels.0.u' }] })
  const short = exported()
  short.fields[0]!.levels.pop()
  expect(refusal(short)).toMatchObject({ fieldErrors: [{ path: 'fields.firstName' }] })
})

test.each([
  ['prior', 1e-320],
  ['householdMates', 1e308],
  ['matchThreshold', 1e-320],
  ['possibleThreshold', 1e-320],
  ['marginBits', 1e308],
])('a model whose %s weighs more than can be added up is refused', (path, value) => {
  expect(refusal({ ...exported(), [path]: value })).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path }] })
})

test.each(['m', 'u', 'household'] as const)('a level whose %s weighs more than can be added up is refused', (share) => {
  const tiny = exported()
  tiny.fields[0]!.levels[0]![share] = 1e-320
  const path = `fields.0.levels.0.${share}`
  expect(refusal(tiny)).toMatchObject({ code: 'BAD_USER_INPUT', fieldErrors: [{ path }] })
  tiny.fields[0]!.levels[0]![share] = 1e-12
  expect(readModel(tiny)).toEqual(tiny)
})

test.each<[string, unknown, string, string]>([
  ['no object', null, 'document', 'must be a match model as JSON, an object'],
  ['no version', { ...exported(), version: undefined }, 'version', 'must be letters, digits'],
  ['a share of text', { ...exported(), prior: '1' }, 'prior', 'must be a number'],
  ['a share above one', { ...exported(), prior: 2 }, 'prior', 'must be less than 1'],
  ['fields that are no list', { ...exported(), fields: {} }, 'fields', 'must be a list'],
])('a model with %s is refused in plain words', (_, json, path, message) => {
  expect(refusal(json)).toMatchObject({ fieldErrors: [{ path, message: expect.stringContaining(message) }] })
})
