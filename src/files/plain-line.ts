/**
 * The values of a CSV line, without its end, that is a whole row and obeys the rules of quoting; undefined when a parser
 * has to tell. Nearly every line of a real file is plain, and parsers take many times as long.
 */
export function plainLine(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter)
  const values: string[] = []
  for (let at = 0; ; at++) {
    const isQuoted = line.charCodeAt(at) === QUOTE
    const end = isQuoted ? closingQuote(line, at + 1) : endOfBare(line, at, delimiter)
    if (end < 0) return undefined
    values.push(isQuoted ? unescaped(line.slice(at + 1, end)) : line.slice(at, end))
    at = isQuoted ? end + 1 : end
    if (at === line.length) return values
    if (line[at] !== delimiter) return undefined
  }
}

const QUOTE = 34

/** Where the quote is that closes a value, -1 when none does; two of them stand for one within the value. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from)
  while (at >= 0 && line.charCodeAt(at + 1) === QUOTE) at = line.indexOf('"', at + 2)
  return at
}

/** Where a value ends that is not quoted, -1 when there is a quote in it. */
function endOfBare(line: string, from: number, delimiter: string): number {
  const found = line.indexOf(delimiter, from)
  const end = found < 0 ? line.length : found
  const quote = line.indexOf('"', from)
  return quote >= 0 && quote < end ? -1 : end
}

const unescaped = (value: string) => (value.includes('"') ? value.replaceAll('""', '"') : value)
