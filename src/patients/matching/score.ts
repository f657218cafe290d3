import { latestDay } from '../normalise/latest-day.ts'
import { compare } from './compare/compare.ts'
import { newComparison } from './compare/comparison.ts'
import { conflictIn } from './compare/identifiers.ts'
import type { Prepared } from './compare/prepared.ts'
import { crowding, leaveOutShared, type UnsharedLevels } from './crowds.ts'
import type { FrequencyLookup } from './frequency.ts'
import { LEVELS, MATCH_FIELDS } from './model/fields.ts'
import type { MatchModel } from './model/model.ts'
import { termFrequency } from './term-frequency.ts'
import { AUTHORITY, FEWEST_MATES, VETOES } from './vetoes/vetoes.ts'
import { weightTables } from './weights.ts'

/** One entry of an explanation: `weight` in bits. */
export interface FieldExplanation {
  field: string
  level: string
  weight: number
}

export interface ScorerSettings {
  /** Persons in the index. */
  persons: number
  frequency?: FrequencyLookup
  /** `YYYY-MM-DD`, by which somebody is a child or not; the day itself unless given. */
  today?: string
  /** Identifier systems of which no person has two values. */
  authoritative?: ReadonlySet<string>
}

/** Bits by which one is likelier than another, without what a household of the one shares and the other does not. */
export interface Lead {
  all: number
  /** By the fields alone in which the other contradicts. */
  contradicted: number
}

/** Weighs pairs of profiles. Not reentrant: one scorer compares one pair at a time. */
export interface Scorer {
  /** The match weight of a pair in bits, prior and vetoes included. Symmetric. */
  weigh(a: Prepared, b: Prepared): number
  /**
   * The match weight of the pair that was weighed last without vetoes, but for what rules it out: what it would weigh if
   * the two were one after all. In bits.
   */
  readonly unvetoed: number
  /** The match weight of the pair that was weighed last by its fields alone, in bits: without household and vetoes. */
  readonly likeness: number
  /** By what `a` is likelier than `b` to be who is asked for; null where something speaks more for `b`. */
  lead(question: Prepared, a: Prepared, b: Prepared): Lead | null
  /** The level of each field of the pair that was weighed last. */
  readonly levels: Uint8Array
  /** Those levels without houses, phones and e-mail addresses that many people share. */
  readonly own: Uint8Array
  /** The day, `YYYY-MM-DD`, by which somebody is a child or not. */
  readonly today: string
  /** What the weight of a pair consists of: added up in their order the entries give it, bit for bit. */
  explain(a: Prepared, b: Prepared): FieldExplanation[]
}

/** The probability of a match weight in bits: 2^w / (1 + 2^w). */
export function probability(matchWeight: number): number {
  return 1 / (1 + 2 ** -matchWeight)
}

/** An index smaller than this is weighed as if it had as many persons, since more will come. */
const FEWEST_PERSONS = 1000

/** Evidence for a household, in bits, below which it is none. */
const UNRELATED = -20

const FIELDS = MATCH_FIELDS.length
/** Slots of the summands, in the order of the sum: prior, two for each field, household, vetoes. */
const HOUSEHOLD = 1 + 2 * FIELDS
const FIRST_VETO = HOUSEHOLD + 1
const CAPS = [...VETOES, AUTHORITY]

/**
 * A scorer of one model (Fellegi and Sunter 1969). Beside the same person and two strangers it knows two members of one
 * household, who share surname, address, phone and e-mail: the odds of a match are
 * prior · Π m / ((1 − h) · Π u + h · Π household) with h the share of pairs that live together, so the entry `household`
 * is −log2(1 − h + h · Π household / u). What a household shares thereby never outweighs what tells its members apart.
 */
export function scorer(model: MatchModel, settings: ScorerSettings): Scorer {
  const { frequency, today = latestDay(new Date()), authoritative = new Set<string>() } = settings
  const persons = Math.max(settings.persons, FEWEST_PERSONS)
  const share = model.prior / persons
  const priorBits = Math.log2(share / (1 - share))
  const mates = Math.min(model.householdMates / persons, 0.5)
  const households = model.householdMates >= FEWEST_MATES
  const strangers = -Math.log2(1 - mates)
  const tables = weightTables(model)
  const comparison = newComparison()
  const { levels } = comparison
  const unshared: UnsharedLevels = { uncrowded: new Uint8Array(FIELDS), own: new Uint8Array(FIELDS) }
  const { uncrowded, own } = unshared
  const summands = new Float64Array(FIRST_VETO + CAPS.length)

  let unvetoed = 0
  let likeness = 0
  const ofOther = new Float64Array(FIELDS)

  const weighFields = (): number => {
    let sum = priorBits
    let household = frequency ? crowding(comparison, frequency, settings.persons) : 0
    summands[0] = priorBits
    for (let place = 0; place < FIELDS; place++) {
      const at = levels[place]!
      const weight = tables.match[place]![at]!
      const adjustment = frequency && at !== 0 ? termFrequency(place, comparison, tables.u, frequency) : 0
      summands[1 + 2 * place] = weight
      summands[2 + 2 * place] = adjustment
      household += tables.household[place]![at]! + adjustment
      sum = sum + weight + adjustment
    }
    const shared = household < UNRELATED ? strangers : discount(household)
    summands[HOUSEHOLD] = shared
    likeness = sum
    return sum + shared
  }
  const discount = (household: number): number => -Math.log2(1 - mates + mates * 2 ** household)
  const ofField = (place: number): number => summands[1 + 2 * place]! + summands[2 + 2 * place]!

  const cap = (sum: number, slot: number, most: number): number => {
    if (sum <= most) return sum
    const weight = most - sum
    summands[slot] = weight
    return sum + weight
  }

  const weigh = (a: Prepared, b: Prepared): number => {
    compare(a, b, tables.names, comparison)
    summands.fill(0, FIRST_VETO)
    let sum = weighFields()
    unvetoed = sum
    own.set(levels)
    const isShared =
      sum > -4 && frequency !== undefined && leaveOutShared(comparison, frequency, settings.persons, unshared)
    for (let i = 0; i < VETOES.length && sum > -4; i++) {
      const veto = VETOES[i]!
      if (
        sum > veto.cap &&
        sum < (veto.settledBy ?? Infinity) &&
        (households || !veto.household) &&
        (veto.applies(levels, a, b, today) ||
          (isShared && veto.applies(veto.ownContacts ? own : uncrowded, a, b, today)))
      )
        sum = cap(sum, FIRST_VETO + i, veto.cap)
    }
    if (sum > AUTHORITY.cap && conflictIn(authoritative, a.identifiers, b.identifiers)) {
      sum = cap(sum, FIRST_VETO + VETOES.length, AUTHORITY.cap)
      unvetoed = sum
    }
    return sum
  }

  const lead = (question: Prepared, a: Prepared, b: Prepared): Lead | null => {
    weigh(question, b)
    for (let place = 0; place < FIELDS; place++) ofOther[place] = ofField(place)
    weigh(question, a)
    const [all, contradicted] = [
      { bits: 0, household: 0 },
      { bits: 0, household: 0 },
    ]
    for (let place = 0; place < FIELDS; place++) {
      const more = ofField(place) - ofOther[place]!
      if (more < 0) return null
      if (more === 0) continue
      for (const sum of ofOther[place]! < 0 ? [all, contradicted] : [all]) {
        sum.bits += more
        sum.household += tables.household[place]![levels[place]!]! + summands[2 + 2 * place]!
      }
    }
    const told = ({ bits, household }: typeof all) => Math.max(0, bits + discount(household))
    return { all: told(all), contradicted: told(contradicted) }
  }

  const explain = (a: Prepared, b: Prepared): FieldExplanation[] => {
    weigh(a, b)
    const entries = [{ field: 'prior', level: `${settings.persons} persons`, weight: summands[0]! }]
    for (const [place, field] of MATCH_FIELDS.entries()) {
      if (levels[place] === 0) continue
      entries.push({ field, level: LEVELS[field][levels[place]! - 1]!, weight: summands[1 + 2 * place]! })
      const adjustment = summands[2 + 2 * place]!
      if (adjustment !== 0) entries.push({ field, level: 'frequency of the value', weight: adjustment })
    }
    entries.push({ field: 'household', level: 'what a household shares', weight: summands[HOUSEHOLD]! })
    for (const [i, { name }] of CAPS.entries()) {
      const weight = summands[FIRST_VETO + i]!
      if (weight !== 0) entries.push({ field: 'veto', level: name, weight })
    }
    return entries
  }

  return {
    weigh,
    lead,
    explain,
    levels,
    own,
    today,
    get unvetoed() {
      return unvetoed
    },
    get likeness() {
      return likeness
    },
  }
}
