import { isStorable } from '../storable-time.ts'
import { cleanText } from './clean-text.ts'

/** What a cell must be and is not; the message goes on from the name of its column. */
export class CellError extends Error {
  override name = 'CellError'
}

/** True, false, or undefined for a blank cell. @throws CellError */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = cleanText(value)?.toLowerCase()
  if (text === undefined) return undefined
  if (['true', 't', 'yes', 'y', '1'].includes(text)) return true
  if (['false', 'f', 'no', 'n', '0'].includes(text)) return false
  throw new CellError('must be true or false')
}

/** No provider has more taxonomies or sources. */
const LONGEST_LIST = 1_000
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i

/** The instant of an ISO 8601 text, in UTC when it names no zone; undefined for a blank cell. @throws CellError */
export function readTime(value: unknown): Date | undefined {
  const text = cleanText(value)
  if (text === null) return undefined
  const [, day, time = '00:00', zone = 'Z'] = TIME.exec(text) ?? []
  const hours = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  const instant = new Date(`${day}T${time}${hours.toUpperCase()}`)
  if (!isStorable(instant) || !isDay(day!)) throw new CellError('must be a time such as 2026-05-01T12:00:00Z')
  return instant
}

/** False for a day such as 2024-02-30, which Date takes for one of the next month. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day)
}

/** A list that stands in a cell as JSON text or is one already; empty for a blank cell. @throws CellError */
export function readList(value: unknown): unknown[] {
  const list = parseList(value)
  if (list.length > LONGEST_LIST) throw new CellError(`must have at most ${LONGEST_LIST} entries`)
  return list
}

function parseList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const text = cleanText(value)
  if (text === null && (value === undefined || value === null || typeof value === 'string')) return []
  try {
    const list: unknown = JSON.parse(text ?? '')
    if (Array.isArray(list)) return list
  } catch {
    // told below
  }
  throw new CellError('must be a list in JSON')
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
