const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** Whether an instant is one, of a year from 1 to 9999 in UTC: what ISO 8601 writes in four digits and PostgreSQL reads. */
export function isStorable(instant: Date): boolean {
  return instant.getTime() >= FIRST && instant.getTime() <= LAST
}
