/**
 * A mark stands for something that an answer follows from: a blocking key that was searched, a person that was found. It
 * is cut from a keyed hash or a random number, so it shows nothing; two things that share one cost a question too many.
 * 30 bits, for which JavaScript needs no memory.
 */
export type Mark = number

const BITS = 30
const MASK = 2 ** BITS - 1

export const markOfKey = (key: bigint): Mark => Number(BigInt.asUintN(BITS, key))

/** The mark of a person, or of whatever else has a random name. FNV-1a, since names of others are no random numbers. */
export function markOfName(name: string): Mark {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> BITS)) & MASK
}

export function marksOf(keys: readonly bigint[], mpiIds: Iterable<string>): Int32Array {
  const marks = keys.map(markOfKey)
  for (const mpiId of mpiIds) marks.push(markOfName(mpiId))
  return Int32Array.from(marks)
}
