import { setImmediate } from 'node:timers/promises'
import { csvValues, OPEN } from './csv-values.ts'
import { decodeValues } from './encoding.ts'
import { delimiterOf } from './file-start.ts'
import { createLineCutter, withoutEnd } from './lines.ts'

/** One row of a CSV file, or what is wrong with it. */
export type CsvRow = { line: number; values: readonly string[] } | { line: number; error: string }

/**
 * The rows of a CSV file that is handed over in pieces, some at a time. A row that breaks the rules of quoting, or is
 * longer than `maxRecordBytes`, costs the one line on which it starts. Others are heard while a row that was given up is
 * read again.
 */
export async function* csvRows(pieces: AsyncIterable<Buffer>, maxRecordBytes: number): AsyncGenerator<CsvRow[]> {
  const cutter = createLineCutter(maxRecordBytes)
  let reader: CsvReader | undefined
  for await (const piece of pieces) {
    reader ??= new CsvReader(delimiterOf(piece), maxRecordBytes)
    reader.add(cutter.cut(piece))
    yield* inSteps(reader)
  }
  const rest = cutter.rest()
  if (rest !== undefined) reader?.add([rest])
  do if (reader) yield* inSteps(reader)
  while (reader?.giveUp())
}

async function* inSteps(reader: CsvReader): AsyncGenerator<CsvRow[]> {
  yield reader.read()
  while (reader.hasMore()) {
    await setImmediate()
    yield reader.read()
  }
}

const LINES_A_STEP = 1_000

/** Makes rows of lines. */
class CsvReader {
  #delimiter: string
  #longest: number
  /** lines to be read, the last ones first; each list from a place on */
  #todo: { lines: readonly (string | null)[]; at: number }[] = []
  #rows: CsvRow[] = []
  /** the number of the next line */
  #number = 1
  /** the lines so far of a row in which a quote is open */
  #open: string[] = []
  #openLength = 0

  constructor(delimiter: string, longest: number) {
    this.#delimiter = delimiter
    this.#longest = longest
  }

  /** Adds lines with their ends; null is one that is too long. */
  add(lines: readonly (string | null)[]): void {
    if (lines.length > 0) this.#todo.push({ lines, at: 0 })
  }

  hasMore(): boolean {
    return this.#todo.length > 0
  }

  /** The rows that the next lines complete. */
  read(): CsvRow[] {
    for (let left = LINES_A_STEP; left > 0 && this.#todo.length > 0; left--) {
      const list = this.#todo.at(-1)!
      const line = list.lines[list.at++]!
      if (list.at === list.lines.length) this.#todo.pop()
      this.#read(line)
    }
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  /** Reports the row that is still open at the end; whether there was one, so that what follows its first line is read again. */
  giveUp(): boolean {
    if (this.#open.length === 0) return false
    this.#reject(OPEN)
    return true
  }

  #read(line: string | null): void {
    if (this.#open.length > 0 && (line === null || this.#openLength + line.length > this.#longest)) {
      this.add([line])
      return this.#reject(`a quote is opened and not closed within ${this.#longest} bytes`)
    }
    if (line === null) return this.#keep(`the line is longer than ${this.#longest} bytes`)
    if (this.#open.length > 0) return this.#continue(line)
    const values = csvValues(withoutEnd(line), this.#delimiter)
    if (values === OPEN) this.#hold(line)
    else this.#keep(values)
  }

  /** A line with an even number of quotes leaves the value open in which it begins. */
  #continue(line: string): void {
    this.#hold(line)
    if (line.split('"').length % 2 === 1) return
    const values = csvValues(withoutEnd(this.#open.join('')), this.#delimiter)
    if (typeof values === 'string') return this.#reject(values)
    this.#keep(values, this.#open.length)
    this.#close()
  }

  #hold(line: string): void {
    this.#open.push(line)
    this.#openLength += line.length
  }

  /** Reports the row that is open by its first line, and reads on behind that. */
  #reject(error: string): void {
    if (this.#open.length > 1) this.#todo.push({ lines: this.#open, at: 1 })
    this.#close()
    this.#keep(error)
  }

  #close(): void {
    this.#open = []
    this.#openLength = 0
  }

  /** Keeps a row of so many lines, or what is wrong with it. */
  #keep(read: readonly string[] | string, lines = 1): void {
    const line = this.#number
    this.#number += lines
    if (typeof read === 'string') this.#rows.push({ line, error: read })
    else if (!read.every(isBlank)) this.#rows.push({ line, values: decodeValues(ownValues(read)) })
  }
}

const isBlank = (value: string) => value === '' || value.trim() === ''

/** Of so many values hardly all are wanted; as parts of their line each would keep all of it in memory. */
const MANY_VALUES = 40
const ownValues = (values: readonly string[]) => (values.length > MANY_VALUES ? values.map(ownText) : values)
/** V8 copies a part of a string that is no longer than this anyway. */
const COPIED_ANYWAY = 12
const ownText = (value: string) =>
  value.length > COPIED_ANYWAY ? Buffer.from(value, 'latin1').toString('latin1') : value
