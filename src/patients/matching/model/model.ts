import type { MatchField } from './fields.ts'

/**
 * One comparison level: how probable it is for two records of one person (`m`), of two unrelated persons (`u`), and of
 * two members of one household (`household`). Its match weight is log2(m / u) bits.
 */
export interface ModelLevel {
  level: string
  m: number
  u: number
  household: number
}

export interface ModelField {
  field: MatchField
  levels: ModelLevel[]
}

/** The parameters of matching: one JSON document with a version. */
export interface MatchModel {
  version: string
  /** ISO 8601; null for the shipped defaults. */
  trainedAt: string | null
  /** Records it was trained on. */
  trainedOn: number | null
  /** How probable it is that a person who is asked for is in the index. */
  prior: number
  /** Members of one's household in the index, on average. */
  householdMates: number
  /** A probability from which the best candidate is a match. */
  matchThreshold: number
  /** A probability from which a person must look. */
  possibleThreshold: number
  /** Bits by which the best person must exceed the second. */
  marginBits: number
  fields: ModelField[]
}

/** log2(m / u): bits for or against a match. */
export function matchWeight({ m, u }: ModelLevel): number {
  return Math.log2(m / u)
}
