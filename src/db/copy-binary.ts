/**
 * Values in the binary format of PostgreSQL's COPY, which a tsvector and many columns are read from at half the cost of
 * the text format: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". Each is a string of which a
 * character is a byte.
 */
export type Bytes = string

/** What a COPY in the binary format begins and ends with. */
export const BINARY_START: Bytes = 'PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0'
export const BINARY_END: Bytes = '\xff\xff'

/** A row of values in the order of the columns, each from one of the functions below. */
export function binaryRow(values: readonly Bytes[]): Bytes {
  return int16(values.length) + values.join('')
}

export function binaryText(value: string | null): Bytes {
  return value === null ? NULL : sized(utf8(value))
}

/** `json` is the text of a document. */
export function binaryJsonb(json: string): Bytes {
  return sized(`\x01${utf8(json)}`)
}

export function binaryBoolean(value: boolean): Bytes {
  return value ? TRUE : FALSE
}

/** A whole number that is not negative. */
export function binaryBigint(value: number): Bytes {
  return EIGHT + int32(Math.floor(value / 2 ** 32)) + int32(value)
}

export function binaryTimestamptz(date: Date): Bytes {
  const eight = Buffer.alloc(8)
  eight.writeBigInt64BE(BigInt(date.getTime() - YEAR_2000) * 1_000n)
  return EIGHT + eight.toString('latin1')
}

/** A lexeme without positions, to stand in a {@link binaryTsvector}. */
export function binaryLexeme(lexeme: string): Bytes {
  return `${utf8(lexeme)}\0\0\0`
}

/** `lexemes` are `count` different ones from {@link binaryLexeme}, joined. */
export function binaryTsvector(count: number, lexemes: Bytes): Bytes {
  return sized(int32(count) + lexemes)
}

const YEAR_2000 = Date.UTC(2000)
const NULL = '\xff\xff\xff\xff'

const int16 = (value: number): Bytes => String.fromCharCode((value >>> 8) & 255, value & 255)
const int32 = (value: number): Bytes => int16(value >>> 16) + int16(value)

const SHORT = Array.from({ length: 256 }, (_, length) => int32(length))
const sized = (bytes: Bytes): Bytes => (SHORT[bytes.length] ?? int32(bytes.length)) + bytes

const EIGHT = int32(8)
const TRUE = sized('\x01')
const FALSE = sized('\0')

const NOT_ASCII = /[^\0-\x7f]/
const utf8 = (text: string): Bytes => (NOT_ASCII.test(text) ? Buffer.from(text).toString('latin1') : text)
