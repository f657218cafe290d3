import { hash } from 'node:crypto'
import { copyLine, readCopyLine } from '../db/copy.ts'
import type { StoredRecord } from './provider.ts'
import type { IncomingRecord } from './registry.ts'
import { factsOfValues, factValues } from './rows.ts'

/** A record to write in little room: what it says stands in it as text. */
export interface Statement {
  npi: string
  source: string
  sample: boolean
  /** Equal for equal facts, whoever says them and whenever. */
  hash: string
  /** The facts as the end of a COPY line. */
  facts: string
  retrievedAt: Date
  insertedAt: Date | undefined
  updatedAt: Date | undefined
}

export function statementOf(record: IncomingRecord, now: Date): Statement {
  const facts = copyLine(factValues(record))
  const { npi, source, sample, retrievedAt = now, insertedAt, updatedAt } = record
  const hashed = hash('sha1', sample ? `sample\t${facts}` : facts).slice(0, 16)
  return { npi, source, sample, hash: hashed, facts, retrievedAt, insertedAt, updatedAt }
}

/** The record that a statement was made of. */
export function recordOf({ npi, source, sample, retrievedAt, facts }: Statement): StoredRecord {
  return { ...factsOfValues(readCopyLine(facts)), npi, source, sample, retrievedAt }
}

/** What one source says of one NPI is one record. */
export function recordKey({ npi, source }: { npi: string; source: string }): string {
  return `${npi} ${source}`
}

/** The COPY line of a statement, in the order of RECORD_COLUMNS. */
export function recordLine({ npi, source, sample, hash, retrievedAt, facts }: Statement): string {
  return `${copyLine([Number(npi), source, sample, hash, retrievedAt])}\t${facts}`
}
