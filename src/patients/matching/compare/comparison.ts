import { MATCH_FIELDS } from '../model/fields.ts'

/** A table of frequencies of values. */
export type FrequencyField = 'firstName' | 'lastName' | 'birthDate' | 'street' | 'zip' | 'city' | 'phone' | 'email'

/** The level of each field, by place; and the values whose frequency says how much their agreement is worth. */
export interface Comparison {
  /** 0 is `missing`, 1 the best level. */
  levels: Uint8Array
  /** By place of the field: the agreeing value of either side, null where there is none. */
  left: (string | null)[]
  right: (string | null)[]
  /** Where the frequency of the address's value is kept. */
  place: 'street' | 'zip' | 'city'
}

/** A comparison to be filled; one serves any number of comparisons after one another. */
export function newComparison(): Comparison {
  const nothing = MATCH_FIELDS.map(() => null)
  return { levels: new Uint8Array(MATCH_FIELDS.length), left: [...nothing], right: [...nothing], place: 'zip' }
}
