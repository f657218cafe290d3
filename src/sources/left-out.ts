import { cleanText } from '../files/clean-text.ts'
import type { SourceBatch } from './source.ts'

/** What an operator should know of what a source sent and was not kept. */
export interface LeftOut {
  /** why the first rows were left out */
  reasons: string[]
  /** how many values of a field were left out */
  unread: Map<string, number>
  /** headings that mean nothing to us */
  ignored: Set<string>
}

const MOST_TOLD = 3
const MOST_HEADINGS = 20

export const nothingLeftOut = (): LeftOut => ({ reasons: [], unread: new Map(), ignored: new Set() })

/** Adds what `batch` leaves out. */
export function keepLeftOut(kept: LeftOut, { rejected, unread = {}, ignored = [] }: SourceBatch): void {
  for (const { message } of rejected.slice(0, MOST_TOLD - kept.reasons.length))
    kept.reasons.push(cleanText(message) ?? '')
  for (const [field, count] of Object.entries(unread)) kept.unread.set(field, (kept.unread.get(field) ?? 0) + count)
  for (const heading of ignored.slice(0, MOST_HEADINGS)) kept.ignored.add(cleanText(heading) ?? '')
}

/** Lines for the log. */
export function tellLeftOut(rows: number, { reasons, unread, ignored }: LeftOut): string[] {
  const more = rows > reasons.length ? '; …' : ''
  const values = Array.from(unread, ([field, count]) => `${field} ${count}`).join(', ')
  return [
    ...(rows > 0 ? [`Left out ${rows} rows${reasons.length > 0 ? `: ${reasons.join('; ')}${more}` : ''}`] : []),
    ...(values ? [`Left out values that are none of their field: ${values}`] : []),
    ...(ignored.size > 0 ? [`Uses no column ${[...ignored].join(', ')}`] : []),
  ]
}
