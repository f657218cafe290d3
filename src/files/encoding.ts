const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder('windows-1252')
const HIGH = /[\u0080-\u00ff]/

/** The text of bytes that are UTF-8, or else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return windows1252.decode(bytes)
  }
}

/**
 * The values of one row that were read as Latin-1, decoded as UTF-8 when all of them are valid UTF-8, else as
 * Windows-1252: files that were pasted together from several systems mix both.
 */
export function decodeValues(values: readonly string[]): readonly string[] {
  if (!values.some((value) => HIGH.test(value))) return values
  try {
    return decodeWith(utf8, values)
  } catch {
    return decodeWith(windows1252, values)
  }
}

function decodeWith(decoder: TextDecoder, values: readonly string[]): string[] {
  return values.map((value) => (HIGH.test(value) ? decoder.decode(Buffer.from(value, 'latin1')) : value))
}
