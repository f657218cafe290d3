/** What is wrong with a text that is no CSV row. */
export const OPEN = 'a quote is opened and never closed'
const STRAY = 'a quote stands inside a value that is not quoted'
const NOT_CLOSED = 'a quoted value is not closed, or a quote within it is not doubled'

const QUOTE = 34

/**
 * The values of a CSV row without its line end (RFC 4180), or what is wrong with it: {@link OPEN} when it goes on in the
 * next line.
 */
export function csvValues(row: string, delimiter: string): string[] | string {
  let quote = row.indexOf('"')
  if (quote < 0) return row.split(delimiter)
  const values: string[] = []
  for (let at = 0; ; at++) {
    // looked for again only when it is behind: a far one would be sought through the whole row for each value
    if (quote >= 0 && quote < at) quote = row.indexOf('"', at)
    const isQuoted = quote === at
    const end = isQuoted ? closingQuote(row, at + 1) : endOfBare(row, at, delimiter)
    if (end < 0) return OPEN
    if (!isQuoted && quote >= 0 && quote < end) return STRAY
    values.push(isQuoted ? unescaped(row.slice(at + 1, end)) : row.slice(at, end))
    at = isQuoted ? end + 1 : end
    if (at === row.length) return values
    if (row[at] !== delimiter) return NOT_CLOSED
  }
}

/** Where the quote is that closes a value, -1 when none does; two of them stand for one within the value. */
function closingQuote(row: string, from: number): number {
  let at = row.indexOf('"', from)
  while (at >= 0 && row.charCodeAt(at + 1) === QUOTE) at = row.indexOf('"', at + 2)
  return at
}

/** Where a value ends that is not quoted. */
function endOfBare(row: string, from: number, delimiter: string): number {
  const end = row.indexOf(delimiter, from)
  return end < 0 ? row.length : end
}

const unescaped = (value: string) => (value.includes('"') ? value.replaceAll('""', '"') : value)
