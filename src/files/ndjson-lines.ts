import { isAscii } from 'node:buffer'
import { decodeText } from './encoding.ts'

/** One line of an NDJSON file that is not blank, or what is wrong with it. */
export type NdjsonLine = { line: number; text: string } | { line: number; error: string }

const LF = 10

/** The lines of a file that is handed over in pieces, all that one piece completed at a time. A longer line is an error. */
export async function* ndjsonLines(pieces: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<NdjsonLine[]> {
  const lines = new Lines(maxBytes)
  for await (const piece of pieces) yield lines.read(piece)
  yield lines.read(Buffer.from([LF]))
}

class Lines {
  #maxBytes: number
  #line = 1
  #open: Buffer[] = []
  #openBytes = 0
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  read(piece: Buffer): NdjsonLine[] {
    const found: NdjsonLine[] = []
    let start = 0
    for (let end = piece.indexOf(LF); end >= 0; end = piece.indexOf(LF, start)) {
      this.#add(piece.subarray(start, end))
      const line = this.#close()
      if (line) found.push(line)
      start = end + 1
    }
    this.#add(piece.subarray(start))
    return found
  }

  #add(bytes: Buffer): void {
    this.#openBytes += bytes.length
    if (this.#openBytes > this.#maxBytes) this.#open = []
    else if (bytes.length > 0) this.#open.push(bytes)
  }

  #close(): NdjsonLine | undefined {
    const line = this.#line++
    const [first, ...more] = this.#open
    const long = this.#openBytes > this.#maxBytes
    this.#open = []
    this.#openBytes = 0
    if (long) return { line, error: `the line is longer than ${this.#maxBytes} bytes` }
    if (!first) return undefined
    const bytes = more.length === 0 ? first : Buffer.concat([first, ...more])
    const text = isAscii(bytes) ? bytes.toString('latin1') : decodeText(bytes)
    return text.trim() === '' ? undefined : { line, text }
  }
}
