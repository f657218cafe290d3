import { z } from 'zod'
import { badInput } from '../../../errors.ts'
import { LEVELS, MATCH_FIELDS, type MatchField } from './fields.ts'
import type { MatchModel } from './model.ts'

/** No level weighs more than so many bits, far above what any field tells. */
const MOST_BITS = 60
const LEAST_SHARE = 2 ** -MOST_BITS
const MOST_MATES = 1_000_000

const number = z.number('must be a number')
const atMost = (most: number) => `must be at most ${most}`
const share = number.gte(LEAST_SHARE, `must be at least ${LEAST_SHARE}`).lte(1, atMost(1))
const threshold = number.gte(LEAST_SHARE, `must be at least ${LEAST_SHARE}`).lt(1, 'must be less than 1')
const upTo = (most: number) => number.nonnegative('must not be negative').max(most, atMost(most))
const VERSION = 'must be letters, digits and . : + - _, at most 100'

/** As many as GraphQL's Int can say. */
const MOST_RECORDS = 2 ** 31 - 1

const level = z.object({ level: z.string('must be text'), m: share, u: share, household: share }, 'must be an object')
const field = z.object(
  {
    field: z.enum(MATCH_FIELDS as [MatchField, ...MatchField[]], `must be one of ${MATCH_FIELDS.join(', ')}`),
    levels: z.array(level, 'must be a list'),
  },
  'must be an object',
)
const document = z.object(
  {
    version: z.string(VERSION).regex(/^[A-Za-z0-9][\w.:+-]{0,99}$/, VERSION),
    trainedAt: z
      .string('must be a date and time, or null')
      .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date and time')
      .nullable(),
    trainedOn: upTo(MOST_RECORDS).int('must be a whole number').nullable(),
    prior: threshold,
    householdMates: upTo(MOST_MATES),
    matchThreshold: threshold,
    possibleThreshold: threshold,
    marginBits: upTo(MOST_BITS),
    fields: z.array(field, 'must be a list'),
  },
  'must be a match model as JSON, an object',
)

/**
 * A model from JSON that somebody imports. Throws `BAD_USER_INPUT` naming what is wrong: a value out of range, a level that
 * a field does not have, or one that is missing.
 */
export function readModel(json: unknown): MatchModel {
  const { success, data, error } = document.safeParse(json)
  if (!success) {
    throw badInput(
      error.issues.map(({ path, message }) => ({ path: path.map(String).join('.') || 'document', message })),
    )
  }
  const seen = new Set<MatchField>()
  for (const { field, levels } of data.fields) {
    if (seen.has(field)) throw badInput([{ path: `fields.${field}`, message: 'is there twice' }])
    seen.add(field)
    const named = levels.map(({ level }) => level).join(', ')
    const expected = LEVELS[field].join(', ')
    if (named !== expected) throw badInput([{ path: `fields.${field}`, message: `must have the levels ${expected}` }])
  }
  if (seen.size === 0) throw badInput([{ path: 'fields', message: 'must name at least one field' }])
  if (data.possibleThreshold > data.matchThreshold) {
    throw badInput([{ path: 'possibleThreshold', message: 'must not exceed matchThreshold' }])
  }
  return data
}
