/** The golden fields of a person. */
export type GoldenField =
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'dateOfBirth'
  | 'sex'
  | 'ssn'
  | 'addresses'
  | 'phones'
  | 'emails'
  | 'identifiers'

/**
 * Which record gives a field: the one that was recorded last among those that state it, and of equally new ones the one
 * whose source is named first. A source named here for a field goes before newer records of others.
 */
export interface Survivorship {
  /** Sources, the most trusted first; the others follow by name. */
  sources: readonly string[]
  /** Sources that win a field however old their record is, the first one over the others. */
  prefer: Partial<Record<GoldenField, readonly string[]>>
}

/** Nobody is trusted more than others: the newest wins. */
export const SURVIVORSHIP: Survivorship = { sources: [], prefer: {} }

/** What decides between records. */
export interface Ranked {
  source: string
  sourceId: string
  /** When it was recorded, or last changed here where its source does not say. */
  at: Date
}

const rank = (order: readonly string[], source: string) => {
  const place = order.indexOf(source)
  return place < 0 ? order.length : place
}

/** Records in the order in which they win a field. */
export function byPrecedence<T extends Ranked>(
  records: readonly T[],
  field: GoldenField,
  { sources, prefer }: Survivorship,
): T[] {
  const preferred = prefer[field] ?? []
  return records.toSorted(
    (a, b) =>
      rank(preferred, a.source) - rank(preferred, b.source) ||
      b.at.getTime() - a.at.getTime() ||
      rank(sources, a.source) - rank(sources, b.source) ||
      (a.source === b.source ? (a.sourceId < b.sourceId ? -1 : 1) : a.source < b.source ? -1 : 1),
  )
}
