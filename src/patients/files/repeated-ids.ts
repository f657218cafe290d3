import { hash } from 'node:crypto'

/** On which line each record of a file stood first, at 16 to 32 bytes a record. */
export interface RepeatedIds {
  /** The line on which the record stood before; undefined, and it is remembered, when it did not. */
  before(source: string, id: string, line: number): number | undefined
}

const FEWEST = 1024
/** Three numbers a place: two of the hash, and the line. */
const WIDTH = 3

/** A hash table of 64-bit hashes with open addressing: the chance that of 100 million records two are taken for one is 1 in 3,000. */
export function repeatedIds(): RepeatedIds {
  let table = new Uint32Array(FEWEST * WIDTH)
  let count = 0

  const placeOf = (within: Uint32Array, high: number, low: number): number => {
    const places = within.length / WIDTH
    for (let place = low & (places - 1); ; place = (place + 1) & (places - 1)) {
      const at = place * WIDTH
      if (within[at + 2] === 0 || (within[at] === high && within[at + 1] === low)) return at
    }
  }
  const put = (within: Uint32Array, at: number, high: number, low: number, line: number) => {
    within[at] = high
    within[at + 1] = low
    within[at + 2] = line
  }
  const grow = () => {
    const larger = new Uint32Array(table.length * 2)
    for (let at = 0; at < table.length; at += WIDTH) {
      const [high, low, line] = [table[at]!, table[at + 1]!, table[at + 2]!]
      if (line !== 0) put(larger, placeOf(larger, high, low), high, low, line)
    }
    table = larger
  }

  return {
    before(source, id, line) {
      const digest = hash('sha256', JSON.stringify([source, id]), 'buffer')
      const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
      const at = placeOf(table, high, low)
      const found = table[at + 2]
      if (found) return found
      put(table, at, high, low, line)
      count += 1
      if (count * 4 > (table.length / WIDTH) * 3) grow()
      return undefined
    },
  }
}
