import { isNpi } from '../providers/npi.ts'
import { cleanText } from '../files/clean-text.ts'
import { readProvider, type RawProvider } from '../providers/validation.ts'
import type { SourceBatch } from './source.ts'

const NAMES = new Set(['lastName', 'organizationName'])

/**
 * Puts what `raw` says into `batch` as a record of `source`, or as a rejected row when it has no ten-digit NPI or no
 * name. Of a field that cannot be one, such as a phone number of one digit, nothing is said; abroad, states, postcodes and
 * phone numbers are kept as text. `where` names the row.
 */
export function addRecord(batch: SourceBatch, raw: RawProvider, source: string, where?: string): void {
  const foreign = isAbroad(raw.country) ? 'keep' : 'refuse'
  const { npi, facts, errors } = readProvider(raw, { foreign, checkDigit: false })
  const fatal = errors.find(
    ({ path }) => path === 'npi' || (NAMES.has(path) && !facts.lastName && !facts.organizationName),
  )
  if (fatal) return reject(batch, raw.npi, `${fatal.path}: ${fatal.message}`, where)
  batch.records.push({ ...facts, npi, source, sample: false })
  for (const { path } of errors) {
    batch.unread ??= {}
    batch.unread[path] = (batch.unread[path] ?? 0) + 1
  }
}

function isAbroad(country: unknown): boolean {
  const code = cleanText(country)?.toUpperCase()
  return code !== undefined && code !== 'US' && code !== 'USA'
}

/** Puts a row that cannot be kept into `batch`. */
export function reject(batch: SourceBatch, npi: unknown, message: string, where?: string, deactivated = false): void {
  const text = cleanText(npi)
  const row = { npi: text && isNpi(text) ? text : null, message: where ? `${where}: ${message}` : message }
  batch.rejected.push(deactivated ? { ...row, deactivated } : row)
}

/** An empty batch to fill. */
export function newBatch(): SourceBatch {
  return { records: [], rejected: [] }
}
