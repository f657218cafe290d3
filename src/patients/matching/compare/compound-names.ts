import { areNicknames, isGivenName } from '../../normalise/nicknames.ts'
import { MIDDLE, middleLevel, sharePart } from './name-parts.ts'
import type { PreparedName, PreparedPart } from './prepared.ts'

/** Whether a name without a middle name has in its place a word that children are given as a name. */
export const hasGivenSurplus = ({ middle, surplus }: PreparedName) =>
  middle === null && surplus.some(({ text }) => isGivenName(text))

/** Whether the first word of a first name of several is the other's, or what bearers of that are called. */
function beginsLike({ first, surplus }: PreparedName, { first: other }: PreparedName): boolean {
  if (surplus.length === 0 || other === null || other.words.length > 0) return false
  const word = first!.words[0]!
  return word === other.text || areNicknames(word, other.text)
}

/** Any of them may agree. */
function levelOfAny(surplus: readonly PreparedPart[], middle: PreparedPart): number {
  let best = MIDDLE.different
  for (const part of surplus) {
    const found = middleLevel(part, middle)
    best = Math.min(best, found === MIDDLE.different && sharePart(part, middle) ? MIDDLE.initial : found)
  }
  return best
}

/**
 * The level of what one first name says beyond the other with the other's middle name, since one feed writes Mary Ann as a
 * first name, and another Ann as a middle name; 0 where there is nothing to compare.
 */
export function surplusLevel(a: PreparedName, b: PreparedName): number {
  if (b.middle && beginsLike(a, b)) return levelOfAny(a.surplus, b.middle)
  return a.middle && beginsLike(b, a) ? levelOfAny(b.surplus, a.middle) : 0
}
