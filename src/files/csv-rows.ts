import type { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { decodeValues } from './encoding.ts'
import { delimiterOf } from './file-start.ts'
import { createLineCutter, withoutEnd } from './lines.ts'
import { plainLine } from './plain-line.ts'

/** One row of a CSV file, or what is wrong with it. */
export type CsvRow = { line: number } & Row
type Row = { values: readonly string[] } | { error: string }

/**
 * The rows of a CSV file that is handed over in pieces, all that one piece completed at a time. A row that breaks the
 * rules of quoting, or is longer than `maxRecordBytes`, costs the one line on which it starts.
 */
export async function* csvRows(pieces: AsyncIterable<Buffer>, maxRecordBytes: number): AsyncGenerator<CsvRow[]> {
  let reader: CsvReader | undefined
  for await (const piece of pieces) {
    reader ??= new CsvReader(delimiterOf(piece), maxRecordBytes)
    yield reader.read(piece)
  }
  if (reader) yield reader.end()
}

/** Takes plain lines as they are, and has csv-parse read the rows that are none. */
class CsvReader {
  #delimiter: string
  #longest: number
  #lines
  #rows: CsvRow[] = []
  /** the number of the next line */
  #number = 1
  /** the lines so far of a row in which a quote is open */
  #open: string[] = []
  #openLength = 0

  constructor(delimiter: string, longest: number) {
    this.#delimiter = delimiter
    this.#longest = longest
    this.#lines = createLineCutter(longest)
  }

  read(piece: Buffer): CsvRow[] {
    for (const line of this.#lines.cut(piece)) this.#add(line)
    return this.#take()
  }

  end(): CsvRow[] {
    const rest = this.#lines.rest()
    if (rest !== undefined) this.#add(rest)
    if (this.#open.length > 0) this.#reject(OPEN)
    return this.#take()
  }

  #take(): CsvRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #add(line: string | null): void {
    if (this.#open.length > 0 && (line === null || this.#openLength + line.length > this.#longest))
      this.#reject(`a quote is opened and not closed within ${this.#longest} bytes`)
    if (line === null) return this.#keep({ error: `the line is longer than ${this.#longest} bytes` })
    if (this.#open.length > 0) return this.#continue(line)
    const values = plainLine(withoutEnd(line), this.#delimiter)
    if (values) this.#keep({ values: line.length > LONG_LINE ? values.map(ownText) : values })
    else this.#begin(line)
  }

  /** Begins a row that csv-parse has to read, unless its first line shows that it cannot be one. */
  #begin(line: string): void {
    const row = this.#parse(line)
    if (!('error' in row) || row.error !== OPEN) return this.#keep(row)
    this.#open = [line]
    this.#openLength = line.length
  }

  /** A line with an even number of quotes leaves the value open in which it begins. */
  #continue(line: string): void {
    this.#open.push(line)
    this.#openLength += line.length
    if (line.split('"').length % 2 === 1) return
    const row = this.#parse(this.#open.join(''))
    if ('error' in row) return this.#reject(row.error)
    this.#keep(row, this.#open.length)
    this.#close()
  }

  /** The row that `text` is as a whole. */
  #parse(text: string): Row {
    try {
      const [values = []] = parse(Buffer.from(text, 'latin1'), {
        delimiter: this.#delimiter,
        encoding: 'latin1',
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
      })
      return { values }
    } catch (error) {
      return { error: explain(error as CsvError) }
    }
  }

  /** Reports the row that is open by its first line, and reads on behind that. */
  #reject(error: string): void {
    const [, ...others] = this.#open
    this.#close()
    this.#keep({ error })
    for (const line of others) this.#add(line)
  }

  #close(): void {
    this.#open = []
    this.#openLength = 0
  }

  #keep(row: Row, lines = 1): void {
    const line = this.#number
    this.#number += lines
    if ('error' in row) this.#rows.push({ line, error: row.error })
    else if (!row.values.every(isBlank)) this.#rows.push({ line, values: decodeValues(row.values) })
  }
}

const OPEN = 'a quote is opened and never closed'

function explain(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return OPEN
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a quoted value is not closed, or a quote within it is not doubled'
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands inside a value that is not quoted'
    default:
      throw error
  }
}

/** A part of a string keeps all of it in memory, which matters when a line is long and few of its values are wanted. */
const LONG_LINE = 500
const LONGEST_COPIED = 12
const ownText = (value: string) =>
  value.length <= LONGEST_COPIED ? value : Buffer.from(value, 'latin1').toString('latin1')

const isBlank = (value: string) => value === '' || value.trim() === ''
