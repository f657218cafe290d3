import { createHash } from 'node:crypto'
import { ClientError } from '../../../errors.ts'
import { prepare, type Prepared } from '../compare/prepared.ts'
import { LEVELS, MATCH_FIELDS, type MatchField } from '../model/fields.ts'
import type { MatchModel } from '../model/model.ts'
import type { Profile } from '../profile.ts'
import { weightTables } from '../weights.ts'
import { maximise, type SessionResult } from './expectation-maximisation.ts'
import { columnOf, kindOf, type Column, type Shares } from './likelihood.ts'
import { CONTACT, hasLargeGroup, HOME, randomPairs, sessionPairs, SESSIONS } from './pairs.ts'
import { countPatterns, type Pair } from './patterns.ts'
import { seeded } from '../../../random.ts'
import { estimateU } from './random-agreement.ts'
import { withinBounds } from './sanity.ts'

/** There are too few records, or too few pairs of one person among them, to learn from. */
export class NotEnoughDataError extends ClientError {
  override name = 'NotEnoughDataError'
  constructor(message: string) {
    super('NOT_ENOUGH_DATA', message)
  }
}

export interface TrainingSettings {
  /** The model that learning starts from; thresholds and margin are taken over. */
  base: MatchModel
  /** The same seed and records give the same model. */
  seed: number
  /** ISO 8601, for the model's document. */
  trainedAt: string
  /** Records in the index, when `profiles` are a sample of them. */
  population?: number
  /** Random pairs for u; a million by default. */
  randomPairs?: number
  /** Pairs of each session; 300,000 by default. */
  sessionPairs?: number
}

const FEWEST_RECORDS = 100
const FEWEST_MATCHES = 30
/** The share of pairs of one person that may look like two of a household, by what is mistyped in them. */
const MISTAKEN = 0.05
const NOTHING_FROZEN: ReadonlySet<MatchField> = new Set()

interface Columns {
  m: Column
  u: Column
  household: Column
}

/**
 * A model learned without labels from the records of an index, one profile each: u from random pairs, m by expectation
 * maximisation over the agreement patterns of sessions blocked on birth date, on the SSN, and on first and last name, then
 * the prior and the size of households. Pure and deterministic. Throws `NotEnoughDataError` when fewer than two sessions
 * have 30 pairs of one person.
 */
export function trainModel(profiles: readonly Profile[], settings: TrainingSettings): MatchModel {
  const { base, seed, trainedAt, population = profiles.length } = settings
  if (profiles.length < FEWEST_RECORDS)
    throw new NotEnoughDataError(`training needs at least ${FEWEST_RECORDS} records`)
  const records = profiles.map(prepare)
  const random = seeded(seed)
  const weights = weightTables(base).names
  const start: Columns = { m: columnOf(base, 'm'), u: columnOf(base, 'u'), household: columnOf(base, 'household') }
  const shares = sharesOf(base, records.length)

  const possible = (records.length * (records.length - 1)) / 2
  const drawn = randomPairs(records.length, Math.min(settings.randomPairs ?? 1_000_000, possible), random)
  const u = estimateU(countPatterns(records, drawn, weights), start, shares)
  const known = { ...start, u }

  const sessions = SESSIONS.map(({ frozen, ...session }) => {
    const pairs = sessionPairs(records, { frozen, ...session }, settings.sessionPairs ?? 300_000, random)
    const result = maximise(countPatterns(records, pairs, weights), known, new Set(frozen))
    return { frozen, pairs, result }
  })
  const usable = sessions.filter(({ result }) => result.matches >= FEWEST_MATCHES)
  if (usable.length < 2) {
    throw new NotEnoughDataError(`training needs two kinds of ${FEWEST_MATCHES} pairs of records that are one person`)
  }
  const m = withinBounds(combined(usable, start.m), start, u)

  const columns = { ...known, m }
  const sampled = records.length / population
  const every = sessions.flatMap(({ pairs }) => pairs)
  const partners = (expected(records, every, columns, shares, weights, 'person') * 2) / records.length / sampled
  return document({
    ...base,
    trainedAt,
    trainedOn: records.length,
    prior: Math.min(0.95, Math.max(0.05, partners)),
    householdMates: mates(records, columns, shares, base, sampled, random),
    fields: fieldsOf(columns),
  })
}

function sharesOf({ prior, householdMates }: MatchModel, records: number): Shares {
  const person = prior / records
  const household = Math.min(0.5, householdMates / records)
  return { person, household, strangers: 1 - person - household }
}

/** The mean of what the sessions learned of a field, weighted by their pairs of one person that state it. */
function combined(sessions: readonly { frozen: readonly MatchField[]; result: SessionResult }[], base: Column): Column {
  return MATCH_FIELDS.map((field, place) => {
    const teachers = sessions.filter(({ frozen }) => !frozen.includes(field))
    const total = teachers.reduce((sum, { result }) => sum + result.observed[place]!, 0)
    if (total < 1) return base[place]!
    return base[place]!.map((_, at) => {
      if (at === 0) return 1
      return teachers.reduce((sum, { result }) => sum + result.m[place]![at]! * result.observed[place]!, 0) / total
    })
  })
}

/** How many of the pairs, each counted once, are of a kind. */
function expected(
  records: readonly Prepared[],
  pairs: readonly Pair[],
  columns: Columns,
  shares: Shares,
  weights: Parameters<typeof countPatterns>[2],
  kind: keyof Shares,
): number {
  const once = new Map(pairs.map((pair) => [Math.min(...pair) * records.length + Math.max(...pair), pair]))
  return countPatterns(records, once.values(), weights).reduce(
    (sum, pattern) => sum + pattern.count * kindOf(pattern, columns, shares, NOTHING_FROZEN)[kind],
    0,
  )
}

/**
 * Members of one's household in the index, counted among the pairs of one address, or of one phone or e-mail address where
 * hardly any home is known; the base's where neither is.
 */
function mates(
  records: readonly Prepared[],
  columns: Columns,
  shares: Shares,
  base: MatchModel,
  sampled: number,
  random: () => number,
): number {
  for (const session of [HOME, CONTACT]) {
    const located = records.filter((record) => session.keysOf(record).length > 0)
    if (located.length < FEWEST_RECORDS) continue
    const pairs = sessionPairs(located, session, 300_000, random)
    const [found, persons] = (['household', 'person'] as const).map((kind) =>
      expected(located, pairs, columns, shares, weightTables(base).names, kind),
    )
    const counted = (Math.max(0, found! - MISTAKEN * persons!) * 2) / located.length / sampled
    // who lives in an institution has more of them than any family, and none is among the pairs
    return hasLargeGroup(located, session) ? Math.max(counted, base.householdMates) : counted
  }
  return base.householdMates
}

function fieldsOf({ m, u, household }: Columns): MatchModel['fields'] {
  return MATCH_FIELDS.map((field, place) => ({
    field,
    levels: LEVELS[field].map((level, i) => ({
      level,
      m: m[place]![i + 1]!,
      u: u[place]![i + 1]!,
      household: household[place]![i + 1]!,
    })),
  }))
}

/** The model with a version that names its content. */
function document(model: MatchModel): MatchModel {
  const content = JSON.stringify({ ...model, version: null, trainedAt: null })
  return { ...model, version: `trained-${createHash('sha256').update(content).digest('hex').slice(0, 12)}` }
}
