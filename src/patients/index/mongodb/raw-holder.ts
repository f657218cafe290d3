import type { AskedKeys } from './asked-keys.ts'

/** Of a person, what a search of keys looks at. */
export interface Holder {
  mpiId: string
  profile: string
  /** The places of those of its keys that are asked for. */
  places: number[]
}

/** What the server answers a search with, each document as its bytes. */
export const HOLDER = { profile: 1, keys: 1 }

// https://bsonspec.org
const TYPE = { string: 0x02, array: 0x04, long: 0x12 }
const LONG_BYTES = 8
const UNDERSCORE = 0x5f

/** Reads a document of {@link HOLDER} from its bytes: to decode keys that nobody asked for would be most of the work. */
export function readHolder(bytes: Buffer, { placeOf }: AskedKeys): Holder {
  const holder: Holder = { mpiId: '', profile: '', places: [] }
  for (let at = 4; bytes[at] !== 0; ) {
    const value = endOfName(bytes, at)
    const length = bytes.readInt32LE(value)
    if (bytes[at] === TYPE.array) {
      readPlaces(bytes, value + 4, placeOf, holder.places)
      at = value + length
    } else if (bytes[at] === TYPE.string) {
      const text = bytes.toString('utf8', value + 4, value + 3 + length)
      if (bytes[at + 1] === UNDERSCORE) holder.mpiId = text
      else holder.profile = text
      at = value + 4 + length
    } else throw new TypeError(`a person has a value of BSON type ${bytes[at]}`)
  }
  return holder
}

function readPlaces(bytes: Buffer, start: number, placeOf: AskedKeys['placeOf'], places: number[]): void {
  for (let at = start; bytes[at] !== 0; ) {
    if (bytes[at] !== TYPE.long) throw new TypeError(`a person has a key of BSON type ${bytes[at]}`)
    const value = endOfName(bytes, at)
    const place = placeOf(bytes, value)
    if (place !== -1) places.push(place)
    at = value + LONG_BYTES
  }
}

/** Where the value begins of the element that begins at `at`. */
function endOfName(bytes: Buffer, at: number): number {
  let end = at + 1
  while (bytes[end] !== 0) end++
  return end + 1
}
