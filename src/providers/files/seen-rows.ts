/** Which NPIs and sources stood where in a file, at 16 bytes a row. */
export interface SeenRows {
  add(npi: string, source: string, line: number): void
  /** rows whose NPI and source stand again further on, by line */
  repeated(): { line: number; by: number }[]
}

const MOST_SOURCES = 64

export function createSeenRows(): SeenRows {
  const sources: string[] = []
  let keys = new Float64Array(1024)
  let lines = new Float64Array(1024)
  let count = 0

  const placeOf = (source: string): number => {
    const known = sources.indexOf(source)
    if (known >= 0) return known
    // beyond the 64th source they share a place, which can only report too much of what nobody's file has
    return sources.length < MOST_SOURCES ? sources.push(source) - 1 : MOST_SOURCES - 1
  }

  return {
    add(npi, source, line) {
      if (count === keys.length) {
        keys = grown(keys)
        lines = grown(lines)
      }
      keys[count] = Number(npi) * MOST_SOURCES + placeOf(source)
      lines[count++] = line
    },
    repeated() {
      const order = new Uint32Array(count)
        .map((_, i) => i)
        .toSorted((a, b) => keys[a]! - keys[b]! || lines[a]! - lines[b]!)
      const found: { line: number; by: number }[] = []
      for (let i = 1; i < count; i++) {
        const [before, here] = [order[i - 1]!, order[i]!]
        if (keys[before] === keys[here] && lines[before] !== lines[here])
          found.push({ line: lines[before]!, by: lines[here]! })
      }
      return found.toSorted((a, b) => a.line - b.line)
    },
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
