import { randomFrom } from '../random.ts'

/** As much as an index must hold of a record, with nothing of ours in it. */
export interface PlainRecord {
  id: number
  mpiId: string
  payload: string
  keys: bigint[]
}

/** Bytes of a packed profile. */
const PAYLOAD = 365
/** Keys that nobody else has, and those that a few others have. */
const [OWN, SHARED] = [6, 3]
/** Records that share a key. */
const SHARERS = 10

/** `count` records from id `from` on among `size` of an index: each shares keys with about thirty others. */
export function* plainRecords(from: number, count: number, size: number): Generator<PlainRecord> {
  const random = randomFrom(from + 1)
  const key = (kind: number, value: number) => BigInt.asIntN(64, BigInt(value * 16 + kind) * 0x9e3779b97f4a7c15n)
  for (let id = from; id < from + count; id++) {
    const own = Array.from({ length: OWN }, (_, kind) => key(kind, id))
    const shared = Array.from({ length: SHARED }, (_, kind) => key(OWN + kind, Math.floor(random() * (size / SHARERS))))
    const mark = Math.floor(random() * 2 ** 48).toString(16)
    yield { id, mpiId: `${mark}-${id}`, payload: mark.padEnd(PAYLOAD, 'x'), keys: [...own, ...shared] }
  }
}
