import { LEVELS, MATCH_FIELDS, type MatchField } from '../model/fields.ts'
import type { Column } from './likelihood.ts'

/**
 * What a field means, whatever was learned: the least that agreement is worth and the least that disagreement costs, in
 * bits; `atMost` for what people change without becoming somebody else. A penalty learned from an index whose links were
 * made by the same values is far too weak.
 */
const BOUNDS: Record<MatchField, { agreement: number; disagreement: number; atMost?: number }> = {
  firstName: { agreement: 3, disagreement: -3 },
  lastName: { agreement: 3, disagreement: -1.5 },
  middleName: { agreement: 1, disagreement: -0.5 },
  birthDate: { agreement: 8, disagreement: -3.5 },
  sex: { agreement: 0.5, disagreement: -2 },
  ssn: { agreement: 12, disagreement: -5 },
  nationalId: { agreement: 8, disagreement: -1.5 },
  suffix: { agreement: 0.5, disagreement: -2 },
  identifier: { agreement: 8, disagreement: -1 },
  address: { agreement: 6, disagreement: -0.5, atMost: -5 },
  phone: { agreement: 6, disagreement: -0.2, atMost: -4 },
  email: { agreement: 6, disagreement: -0.2, atMost: -4 },
}

/** A way of differing that the records at hand hardly show is still this much of what it is elsewhere. */
const LEAST_OF_BASE = 1 / 3

interface Base {
  m: Float64Array
  u: Float64Array
}

/**
 * m of one field with its best and its worst level within bounds, the others in proportion, and none of them worth more than
 * the best if not so elsewhere: a way of agreeing that these records never show is no proof.
 */
function bounded(learned: Float64Array, base: Base, u: Float64Array, field: MatchField): Float64Array {
  const m = learned.map((share, at) => Math.max(share, base.m[at]! * LEAST_OF_BASE))
  const { agreement, disagreement, atMost = -Infinity } = BOUNDS[field]
  const last = LEVELS[field].length
  const best = Math.min(0.999, Math.max(m[1]!, u[1]! * 2 ** agreement))
  const least = Math.max(m[last]!, u[last]! * 2 ** atMost)
  const worst = Math.min(least, u[last]! * 2 ** disagreement)
  for (let at = 2; at < last; at++) m[at] = Math.min(m[at]!, u[at]! * Math.max(best / u[1]!, base.m[at]! / base.u[at]!))
  const others = m.slice(2, last).reduce((sum, share) => sum + share, 0)
  const total = best + worst + others
  return m.map((share, at) => (at === 0 ? 1 : (at === 1 ? best : at === last ? worst : share) / total))
}

/** The learned m as far as it makes sense; `u` is learned, and `base` what both are elsewhere. */
export function withinBounds(m: Column, base: { m: Column; u: Column }, u: Column): Column {
  return MATCH_FIELDS.map((field, place) =>
    bounded(m[place]!, { m: base.m[place]!, u: base.u[place]! }, u[place]!, field),
  )
}
