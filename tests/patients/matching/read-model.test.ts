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
