/**
 * What is compared, and the levels of each comparison, best first. Place 0 of every field is `missing`: one side or both
 * say nothing, which is no evidence.
 */
export const LEVELS = {
  firstName: ['exact', 'nickname', 'part', 'middle name', 'near', 'initial', 'swapped', 'similar', 'different'],
  lastName: ['exact', 'part', 'near', 'similar', 'different'],
  middleName: ['exact', 'initial', 'different'],
  birthDate: ['exact', 'swapped', 'typing error', 'neighbour', 'two parts', 'year', 'different'],
  sex: ['same', 'different'],
  ssn: ['exact', 'typing error', 'last four', 'last four typing error', 'different'],
  nationalId: ['exact', 'typing error', 'different'],
  suffix: ['same', 'different'],
  identifier: ['exact', 'typing error', 'different'],
  address: ['exact', 'unit', 'near', 'zip', 'area', 'state', 'different'],
  phone: ['exact', 'typing error', 'different'],
  email: ['exact', 'mailbox', 'typing error', 'different'],
} as const

export type MatchField = keyof typeof LEVELS
export type LevelOf<F extends MatchField> = (typeof LEVELS)[F][number]

export const MATCH_FIELDS = Object.keys(LEVELS) as readonly MatchField[]

/** The place of each field in a comparison. */
export const PLACE = Object.fromEntries(MATCH_FIELDS.map((field, place) => [field, place])) as {
  readonly [field in MatchField]: number
}

/** The number of a level within its field, 1 for the best; 0 is `missing`. */
export function level<F extends MatchField>(field: F, name: LevelOf<F>): number {
  return (LEVELS[field] as readonly string[]).indexOf(name) + 1
}
