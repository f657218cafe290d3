import { FileFormatError } from './file-error.ts'
import type { FileFormat } from './file-format.ts'

const LF = 10
const CR = 13
const PIECE = 4 * 1024
/** No header line is longer, in bytes. */
const LONGEST_HEADER = 64 * 1024
/** An array of objects, or an empty one; a heading may begin with a bracket. */
const JSON_ARRAY = /^\s*\[\s*(?:[{\]]|$)/

/** Splits what a caller hands over in one piece, so that no step holds more than 4 KiB of it at a time. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const length = Math.min(PIECE, chunk.length - at)
      yield Buffer.from(chunk.buffer, chunk.byteOffset + at, length)
    }
  }
}

/**
 * The file without its byte order mark, its first piece holding at least the first line (or 64 KiB); no piece of one in
 * NDJSON that is empty, which is what an export of nobody is.
 * @throws FileFormatError when it is empty CSV, UTF-16, a ZIP archive, an Excel workbook or a JSON array
 */
export async function* fromTheStart(pieces: AsyncIterable<Buffer>, format: FileFormat = 'CSV'): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0)
  for await (const piece of pieces) {
    if (start === undefined) {
      yield piece
      continue
    }
    start = start.length === 0 ? piece : Buffer.concat([start, piece])
    if (start.length < LONGEST_HEADER && firstLineEnd(start) < 0) continue
    yield withoutMark(start)
    start = undefined
  }
  if (start?.length === 0 && format === 'CSV') throw new FileFormatError('the file is empty')
  if (start?.length) yield withoutMark(start)
}

/** Of two that stand equally often the one that comes first here. */
const DELIMITERS = [',', '\t', ';', '|'] as const

/** The delimiter that stands most often outside quotes in the first line that is not empty: a comma, a semicolon, a tab or a pipe. */
export function delimiterOf(start: Uint8Array): (typeof DELIMITERS)[number] {
  const end = firstLineEnd(start)
  const line = Buffer.from(start.subarray(0, end < 0 ? start.length : end)).toString('latin1')
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** Where the first line that is not empty ends, -1 when it does not end here. */
function firstLineEnd(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => byte !== LF && byte !== CR)
  return bytes.findIndex((byte, i) => i > start && (byte === LF || byte === CR))
}

function withoutMark(start: Buffer): Buffer {
  const [a, b, c] = start
  if (a === 0x50 && b === 0x4b && c === 3)
    throw new FileFormatError('the file is a ZIP archive or an Excel workbook; save it as CSV in UTF-8')
  if (a === 0x1f && b === 0x8b) throw new FileFormatError('the file is compressed by gzip; unpack it first')
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || start.subarray(0, 64).includes(0))
    throw new FileFormatError('the file is UTF-16 or not text; save it as UTF-8')
  const text = a === 0xef && b === 0xbb && c === 0xbf ? start.subarray(3) : start
  if (JSON_ARRAY.test(text.toString('latin1', 0, 1_024)))
    throw new FileFormatError('the file is a JSON array; save it as one object a line (NDJSON)')
  return text
}
