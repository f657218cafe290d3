import type { NameWeights } from './compare/names.ts'
import { LEVELS, MATCH_FIELDS, PLACE, type MatchField } from './model/fields.ts'
import { matchWeight, type MatchModel, type ModelLevel } from './model/model.ts'

/** A model's parameters as tables by place of field and number of level; those of `missing` are 0 bits. */
export interface WeightTables {
  /** log2(m / u). */
  match: readonly Float64Array[]
  /** log2(household / u): how much likelier a level is among members of a household than among strangers. */
  household: readonly Float64Array[]
  /** log2(u). */
  u: readonly Float64Array[]
  names: NameWeights
}

function table(model: MatchModel, of: (level: ModelLevel) => number): Float64Array[] {
  return MATCH_FIELDS.map((field) => {
    const levels = model.fields.find((entry) => entry.field === field)?.levels ?? []
    const byName = new Map(levels.map((level) => [level.level, level]))
    return Float64Array.from(['missing', ...LEVELS[field]], (name) => {
      const level = byName.get(name)
      return level ? of(level) : 0
    })
  })
}

const known = new WeakMap<MatchModel, WeightTables>()

/** The tables of a model, which must not change. A field or level that the document does not name is no evidence. */
export function weightTables(model: MatchModel): WeightTables {
  const found = known.get(model)
  if (found) return found
  const made = makeTables(model)
  known.set(model, made)
  return made
}

function makeTables(model: MatchModel): WeightTables {
  const match = table(model, matchWeight)
  const of = (field: MatchField) => match[PLACE[field]]!
  return {
    match,
    household: table(model, ({ household, u }) => Math.log2(household / u)),
    u: table(model, ({ u }) => Math.log2(u)),
    names: { first: of('firstName'), last: of('lastName'), middle: of('middleName') },
  }
}
