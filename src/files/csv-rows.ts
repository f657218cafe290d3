import { isAscii } from 'node:buffer'
import { parse, type CsvError, type Info, type Parser } from 'csv-parse'
import { decodeValues } from './encoding.ts'
import { delimiterOf } from './file-start.ts'

/** One row of a CSV file, or what is wrong with it. */
export type CsvRow = { line: number; values: readonly string[] } | { line: number; error: string }

const LF = 10
const CR = 13

/**
 * The rows of a CSV file that is handed over in pieces, all that one piece completed at a time. A row that breaks the
 * rules of quoting, or is longer than `maxRecordBytes`, costs the one line on which it starts.
 */
export async function* csvRows(pieces: AsyncIterable<Buffer>, maxRecordBytes: number): AsyncGenerator<CsvRow[]> {
  let tokens: CsvTokens | undefined
  for await (const piece of pieces) {
    tokens ??= new CsvTokens(delimiterOf(piece), maxRecordBytes)
    yield await tokens.read(piece)
  }
  if (tokens) yield await tokens.end()
}

/** csv-parse, started anew behind every line that it cannot read. */
class CsvTokens {
  #delimiter: string
  #maxRecordBytes: number
  #parser: Parser
  #rows: CsvRow[] = []
  /** the line on which the next row starts */
  #line = 1
  /** what csv-parse takes for the line of the last row; it counts a CRLF within quotes twice */
  #parserLine = 0
  /** bytes of this parser's input up to the end of its last row, and up to the start of #tail */
  #done = 0
  #tailStart = 0
  /** the pieces that hold the row that is not complete yet */
  #tail: Buffer[] = []
  #tailIsAscii = true
  #skipping = false

  constructor(delimiter: string, maxRecordBytes: number) {
    this.#delimiter = delimiter
    this.#maxRecordBytes = maxRecordBytes
    this.#parser = this.#start()
  }

  async read(piece: Buffer): Promise<CsvRow[]> {
    let rest = this.#skipping ? this.#skip(piece) : piece
    while (rest.length > 0) {
      const ascii = isAscii(rest)
      this.#tailIsAscii &&= ascii
      this.#tail.push(rest)
      const error = await new Promise<Error | null | undefined>((done) => this.#parser.write(rest, done))
      if (!error) {
        this.#forget(rest, ascii)
        break
      }
      rest = this.#recover(error)
    }
    return this.#take()
  }

  async end(): Promise<CsvRow[]> {
    for (;;) {
      const error = await new Promise<Error | null | undefined>((done) => {
        this.#parser.end((error?: Error | null) => done(error))
      })
      if (!error) return this.#take()
      const rest = this.#recover(error)
      const rows = this.#take()
      rows.push(...(await this.read(rest)))
      this.#rows = rows
    }
  }

  #take(): CsvRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #start(): Parser {
    const parser = parse({
      delimiter: this.#delimiter,
      encoding: 'latin1',
      max_record_size: this.#maxRecordBytes,
      on_record: (values: string[], info) => this.#keep(values, info),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    })
    parser.on('error', () => {})
    return parser
  }

  #keep(values: string[], info: Info): null {
    const line = this.#line
    this.#line += 1
    if (info.lines > this.#parserLine + 1) this.#line += values.reduce((sum, value) => sum + lineEnds(value), 0)
    this.#parserLine = info.lines
    this.#done = info.bytes
    if (!values.every(isBlank)) this.#rows.push({ line, values: this.#tailIsAscii ? values : decodeValues(values) })
    return null
  }

  /** Lets go of the pieces whose rows are complete. */
  #forget(last: Buffer, ascii: boolean): void {
    const end = this.#tailStart + this.#tail.reduce((sum, piece) => sum + piece.length, 0)
    const open = end - this.#done
    if (open > last.length) return
    this.#tail = [last.subarray(last.length - open)]
    this.#tailStart = this.#done
    this.#tailIsAscii = ascii
  }

  /** Reports the row that is open, and answers what follows its first line, for a new parser. */
  #recover(error: Error): Buffer {
    const open = Buffer.concat(this.#tail).subarray(this.#done - this.#tailStart)
    const end = lineEnd(open)
    this.#rows.push({ line: this.#line, error: this.#explain(error, end >= 0) })
    this.#parser.destroy()
    this.#parser = this.#start()
    this.#parserLine = this.#done = this.#tailStart = 0
    this.#tail = []
    this.#tailIsAscii = true
    return this.#skip(open)
  }

  /** What follows the first line of `bytes`; when that line does not end here, what follows later is skipped as well. */
  #skip(bytes: Buffer): Buffer {
    const end = lineEnd(bytes)
    this.#skipping = end < 0
    if (end < 0) return bytes.subarray(bytes.length)
    this.#line += 1
    return bytes.subarray(end)
  }

  #explain(error: Error, lineIsWhole: boolean): string {
    switch ((error as CsvError).code) {
      case 'CSV_MAX_RECORD_SIZE':
        return lineIsWhole
          ? `a quote is opened and not closed within ${this.#maxRecordBytes} bytes`
          : `the line is longer than ${this.#maxRecordBytes} bytes`
      case 'CSV_QUOTE_NOT_CLOSED':
        return 'a quote is opened and never closed'
      case 'CSV_INVALID_CLOSING_QUOTE':
        return 'a quoted value is not closed, or a quote within it is not doubled'
      case 'INVALID_OPENING_QUOTE':
        return 'a quote stands inside a value that is not quoted'
      default:
        throw error
    }
  }
}

const isBlank = (value: string) => value === '' || value.trim() === ''

/** How many line ends a value holds; CRLF is one. */
function lineEnds(value: string): number {
  return value.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** Where the line after the first one starts, -1 when the first does not end here. */
function lineEnd(bytes: Buffer): number {
  const lf = bytes.indexOf(LF)
  const cr = bytes.indexOf(CR)
  if (cr < 0 || (lf >= 0 && lf < cr)) return lf < 0 ? -1 : lf + 1
  return lf === cr + 1 ? lf + 1 : cr + 1
}
