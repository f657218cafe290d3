/** Blocking keys that a search asks for, each with its place among them, found by the eight bytes that BSON has of them. */
export interface AskedKeys {
  readonly keys: readonly bigint[]
  /** The place of the key that is at `offset`; -1 when it is not asked for. */
  placeOf(this: void, bytes: Buffer, offset: number): number
}

/** Keys are hashes, so that any of their bits are as good as a hash of them. */
export function askedKeys(keys: readonly bigint[]): AskedKeys {
  const size = 2 ** Math.ceil(Math.log2(2 * keys.length + 2))
  const slots = new Int32Array(size).fill(-1)
  const halves = new Int32Array(new BigInt64Array(keys).buffer)
  for (let place = 0; place < keys.length; place++) {
    let slot = halves[2 * place]! & (size - 1)
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1)
    slots[slot] = place
  }
  const placeOf = (bytes: Buffer, offset: number): number => {
    const low = bytes.readInt32LE(offset)
    const high = bytes.readInt32LE(offset + 4)
    let slot = low & (size - 1)
    for (;;) {
      const place = slots[slot]!
      if (place === -1 || (halves[2 * place] === low && halves[2 * place + 1] === high)) return place
      slot = (slot + 1) & (size - 1)
    }
  }
  return { keys, placeOf }
}
