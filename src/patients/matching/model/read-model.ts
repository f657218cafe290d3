import { z } from 'zod'
import { badInput } from '../../../errors.ts'
import { LEVELS, MATCH_FIELDS, type MatchField } from './fields.ts'
import type { MatchModel } from './model.ts'

const share = z.number().gt(0).lte(1)
const threshold = z.number().gt(0).lt(1)

/** As many as GraphQL's Int can say. */
const MOST_RECORDS = 2 ** 31 - 1

const document = z.object({
  version: z.string().regex(/^[A-Za-z0-9][\w.:+-]{0,99}$/, 'must be letters, digits and . : + - _, at most 100'),
  trainedAt: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be a date and time')
    .nullable(),
  trainedOn: z.number().int().nonnegative().max(MOST_RECORDS).nullable(),
  prior: threshold,
  householdMates: z.number().nonnegative(),
  matchThreshold: threshold,
  possibleThreshold: threshold,
  marginBits: z.number().nonnegative(),
  fields: z.array(
    z.object({
      field: z.enum(MATCH_FIELDS as [MatchField, ...MatchField[]]),
      levels: z.array(z.object({ level: z.string(), m: share, u: share, household: share })),
    }),
  ),
})

/**
 * A model from JSON that somebody imports. Throws `BAD_USER_INPUT` naming what is wrong: a value out of range, a level that
 * a field does not have, or one that is missing.
 */
export function readModel(json: unknown): MatchModel {
  const { success, data, error } = document.safeParse(json)
  if (!success) {
    throw badInput(error.issues.map(({ path, message }) => ({ path: path.map(String).join('.') || 'model', message })))
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
