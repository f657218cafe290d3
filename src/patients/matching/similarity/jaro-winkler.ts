const LONGEST = 64
const takenA = new Uint8Array(LONGEST)
const takenB = new Uint8Array(LONGEST)

/**
 * Jaro-Winkler similarity of two strings, 0 to 1 (Winkler 1990: prefix weight .1, at most four letters). Of strings
 * longer than 64 characters the beginnings are compared.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const lengthA = Math.min(a.length, LONGEST)
  const lengthB = Math.min(b.length, LONGEST)
  if (lengthA === 0 || lengthB === 0) return 0
  const matches = markMatches(a, lengthA, b, lengthB)
  if (matches === 0) return 0
  const transposed = transpositions(a, lengthA, b, matches)
  const jaro = (matches / lengthA + matches / lengthB + (matches - transposed) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < lengthA && prefix < lengthB && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function markMatches(a: string, lengthA: number, b: string, lengthB: number): number {
  const window = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
  takenA.fill(0, 0, lengthA)
  takenB.fill(0, 0, lengthB)
  let matches = 0
  for (let i = 0; i < lengthA; i++) {
    const code = a.charCodeAt(i)
    const end = Math.min(lengthB, i + window + 1)
    for (let j = Math.max(0, i - window); j < end; j++) {
      if (takenB[j] === 1 || b.charCodeAt(j) !== code) continue
      takenA[i] = 1
      takenB[j] = 1
      matches++
      break
    }
  }
  return matches
}

/** Half the number of matching letters that stand in another order. */
function transpositions(a: string, lengthA: number, b: string, matches: number): number {
  let out = 0
  let j = 0
  for (let i = 0, seen = 0; seen < matches && i < lengthA; i++) {
    if (takenA[i] === 0) continue
    while (takenB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) out++
    j++
    seen++
  }
  return out / 2
}

/** The letters of a name as bits of a set: what is no a to z shares the last. */
export function letterSet(name: string): number {
  let set = 0
  for (let i = 0; i < name.length; i++) {
    const place = name.charCodeAt(i) - 97
    set |= 1 << (place >= 0 && place < 26 ? place : 26)
  }
  return set
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** A similarity that two names with these letters cannot exceed: letters that only one of them has match nothing. */
export function similarityBound(a: string, setA: number, b: string, setB: number): number {
  const matches = Math.min(a.length - bits(setA & ~setB), b.length - bits(setB & ~setA))
  if (matches <= 0) return 0
  const jaro = (matches / a.length + matches / b.length + 1) / 3
  let prefix = 0
  while (prefix < 4 && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
