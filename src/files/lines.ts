const LF = 10
const CR = 13

/** Cuts bytes that come in pieces into lines. */
export interface LineCutter {
  /** The lines that `piece` completes, each with its end; null for one that is too long. */
  cut(piece: Buffer): (string | null)[]
  /** The last line, which has no end; undefined when there is none. */
  rest(): string | null | undefined
}

/** Lines are read as Latin-1 and end with LF, CRLF or CR. One of more than `longest` bytes is not held in memory. */
export function createLineCutter(longest: number): LineCutter {
  let held: Buffer[] = []
  let heldBytes = 0
  /** the line that is held was too long, and only its last byte is there */
  let isCutShort = false
  const hold = (bytes: Buffer) => {
    held.push(bytes)
    heldBytes += bytes.length
    if (heldBytes <= longest + 1) return
    isCutShort = true
    held = [bytes.subarray(-1)]
    heldBytes = 1
  }
  const take = () => {
    const bytes = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = []
    heldBytes = 0
    return bytes
  }
  const limited = (line: string) => (line.length > longest && withoutEnd(line).length > longest ? null : line)
  return {
    cut(piece) {
      const isCertain = endsLine(piece) || held.at(-1)?.at(-1) === CR
      if (!isCertain) {
        hold(piece)
        return []
      }
      held.push(piece)
      const bytes = take()
      const end = lastEnd(bytes)
      const lines: (string | null)[] = linesOf(bytes, end).map(limited)
      if (isCutShort && lines.length > 0) {
        lines[0] = null
        isCutShort = false
      }
      if (end < bytes.length) hold(bytes.subarray(end))
      return lines
    },
    rest() {
      if (isCutShort) return null
      return heldBytes === 0 ? undefined : limited(take().toString('latin1'))
    },
  }
}

/** A line without its end. */
export function withoutEnd(line: string): string {
  let { length } = line
  if (line.charCodeAt(length - 1) === LF) length--
  if (line.charCodeAt(length - 1) === CR) length--
  return line.slice(0, length)
}

const endsLine = (bytes: Buffer) => bytes.includes(LF) || bytes.includes(CR)

/** Where the last line ends for certain: behind a CR at the end of `bytes` an LF may follow. */
function lastEnd(bytes: Buffer): number {
  return Math.max(bytes.lastIndexOf(LF), bytes.subarray(0, -1).lastIndexOf(CR)) + 1
}

function linesOf(bytes: Buffer, end: number): string[] {
  const lines: string[] = []
  for (let at = 0; at < end; ) {
    const next = bytes.indexOf(LF, at) + 1 || end
    // a string of its own: a part of a longer one would keep all of it in memory
    const line = bytes.toString('latin1', at, Math.min(next, end))
    const cr = line.indexOf('\r')
    if (cr < 0 || cr === line.length - 1 || line.charCodeAt(cr + 1) === LF) lines.push(line)
    else lines.push(...line.split(/(?<=\r)(?!\n)/))
    at = next
  }
  return lines
}
