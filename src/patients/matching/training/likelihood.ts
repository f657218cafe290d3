import { LEVELS, MATCH_FIELDS, type MatchField } from '../model/fields.ts'
import type { MatchModel } from '../model/model.ts'
import type { Pattern } from './patterns.ts'

/** Probabilities of the levels of each field, by place of the field and number of the level; 1 for `missing`. */
export type Column = Float64Array[]

/** One of a model's columns. */
export function columnOf(model: MatchModel, column: 'm' | 'u' | 'household'): Column {
  return MATCH_FIELDS.map((field) => {
    const levels = model.fields.find((entry) => entry.field === field)?.levels ?? []
    const of = (name: string) => levels.find(({ level }) => level === name)?.[column] ?? 1
    return Float64Array.from(['missing', ...LEVELS[field]], (name) => (name === 'missing' ? 1 : of(name)))
  })
}

/** The probability of a pattern under a column, fields taken as independent; frozen fields left out. */
function likelihood({ levels }: Pattern, column: Column, frozen: ReadonlySet<MatchField>): number {
  let product = 1
  for (let place = 0; place < levels.length; place++) {
    if (!frozen.has(MATCH_FIELDS[place]!)) product *= column[place]![levels[place]!]!
  }
  return product
}

/** Shares of pairs that are one person, one household and strangers. */
export interface Shares {
  person: number
  household: number
  strangers: number
}

/** The probability that pairs of a pattern are of each kind. */
export function kindOf(
  pattern: Pattern,
  columns: { m: Column; u: Column; household: Column },
  shares: Shares,
  frozen: ReadonlySet<MatchField>,
): Shares {
  const person = shares.person * likelihood(pattern, columns.m, frozen)
  const household = shares.household * likelihood(pattern, columns.household, frozen)
  const strangers = shares.strangers * likelihood(pattern, columns.u, frozen)
  const sum = person + household + strangers || 1
  return { person: person / sum, household: household / sum, strangers: strangers / sum }
}
