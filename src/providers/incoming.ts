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
  /** The times that the record tells; where it tells none, they are those of the write. */
  retrievedAt: Date | undefined
  insertedAt: Date | undefined
  updatedAt: Date | undefined
}

export function statementOf(record: IncomingRecord): Statement {
  const facts = copyLine(factValues(record))
  const { npi, source, sample, retrievedAt, insertedAt, updatedAt } = record
  const hashed = hash('sha1', sample ? `sample\t${facts}` : facts).slice(0, 16)
  return { npi, source, sample, hash: hashed, facts, retrievedAt, insertedAt, updatedAt }
}

/** The record that a statement was made of. */
export function recordOf({ npi, source, sample, retrievedAt, facts }: Statement, now: Date): StoredRecord {
  return { ...factsOfValues(readCopyLine(facts)), npi, source, sample, retrievedAt: retrievedAt ?? now }
}

/** What one source says of one NPI is one record. */
export function recordKey({ npi, source }: { npi: string; source: string }): string {
  return `${npi} ${source}`
}

/** The COPY line of a statement, in the order of RECORD_COLUMNS without the time. */
export function recordLine({ npi, source, sample, hash, facts }: Statement): string {
  return `${copyLine([npi, source, sample, hash])}\t${facts}`
}

/** The COPY line of a statement, in the order of RECORD_COLUMNS. */
export function timedRecordLine(statement: Statement, now: Date): string {
  return `${recordLine(statement)}\t${copyLine([statement.retrievedAt ?? now])}`
}

const BEFORE_FACTS = /^(\d{10})\t([^\t]*)\t([tf])\t([^\t]*)\t/

/** The statement without times that {@link recordLine} made a line of. */
export function readRecordLine(line: string): Statement {
  const [start, npi, source, sample, hashed] = BEFORE_FACTS.exec(line)!
  return {
    npi: npi!,
    source: readCopyLine(source!)[0]!,
    sample: sample === 't',
    hash: hashed!,
    facts: line.slice(start.length),
    retrievedAt: undefined,
    insertedAt: undefined,
    updatedAt: undefined,
  }
}
