import { areNicknames, isGivenName } from '../../normalise/nicknames.ts'
import { level, PLACE } from '../model/fields.ts'
import { jaroWinkler, similarityBound } from '../similarity/jaro-winkler.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Comparison } from './comparison.ts'
import type { Prepared, PreparedName, PreparedPart } from './prepared.ts'

/** Jaro-Winkler bands (Splink's ForenameSurnameComparison has .92 and .88). */
const NEAR = 0.92
const SIMILAR = 0.86

const FIRST = {
  exact: level('firstName', 'exact'),
  nickname: level('firstName', 'nickname'),
  part: level('firstName', 'part'),
  middle: level('firstName', 'middle name'),
  near: level('firstName', 'near'),
  initial: level('firstName', 'initial'),
  swapped: level('firstName', 'swapped'),
  similar: level('firstName', 'similar'),
  different: level('firstName', 'different'),
}
const LAST = {
  exact: level('lastName', 'exact'),
  part: level('lastName', 'part'),
  near: level('lastName', 'near'),
  similar: level('lastName', 'similar'),
  different: level('lastName', 'different'),
}
const MIDDLE = {
  exact: level('middleName', 'exact'),
  initial: level('middleName', 'initial'),
  different: level('middleName', 'different'),
}

/** Whether a word of several of one name is the other name or a word of it. An initial is no such word. */
function sharePart(a: PreparedPart, b: PreparedPart): boolean {
  if (a.words.length === 0 && b.words.length === 0) return false
  if (a.words.length === 0) return a.text.length > 1 && b.words.includes(a.text)
  if (b.words.length === 0) return b.text.length > 1 && a.words.includes(b.text)
  return a.words.some((word) => word.length > 1 && b.words.includes(word))
}

/** One typing error in names of four letters, or of three that begin alike. */
function isMistyped(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3 || (shorter === 3 && a.charCodeAt(0) !== b.charCodeAt(0))) return false
  return isTypingError(a, b)
}

/** 2 near, 1 similar, 0 different: by one typing error or by Jaro-Winkler. */
function likeness(a: PreparedPart, b: PreparedPart): 0 | 1 | 2 {
  if (isMistyped(a.text, b.text)) return 2
  if (similarityBound(a.text, a.letters, b.text, b.letters) < SIMILAR) return 0
  const similarity = jaroWinkler(a.text, b.text)
  return similarity >= NEAR ? 2 : similarity >= SIMILAR ? 1 : 0
}

/** A character of these scripts is a name or a word of one. */
const SYLLABLE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

const isInitial = (word: string, name: string) =>
  word.length === 1 && name.startsWith(word) && (name.length === 1 || !SYLLABLE.test(word))
const isInitialOf = (a: PreparedPart, b: PreparedPart) => isInitial(a.text, b.text)

function nicknames(a: PreparedPart, b: PreparedPart): boolean {
  if (areNicknames(a.text, b.text)) return true
  if (a.words.length === 0 && b.words.length === 0) return false
  return areNicknames(a.words[0] ?? a.text, b.words[0] ?? b.text)
}

/** Whether two names of several words have each a word that is none of the other's, as José Luis and José Antonio. */
function contradict(a: PreparedPart, b: PreparedPart): boolean {
  const isAmong = (word: string, words: readonly string[]) =>
    words.some(
      (other) =>
        word === other ||
        areNicknames(word, other) ||
        isInitial(word, other) ||
        isInitial(other, word) ||
        isMistyped(word, other),
    )
  return a.words.some((word) => !isAmong(word, b.words)) && b.words.some((word) => !isAmong(word, a.words))
}

/**
 * Two given names that are both in use are two names, however alike: Jayden and Hayden are not one name mistyped. Nor are,
 * in a family, Priya and Riya, or, unless both are of one sex, Samir and Samira.
 */
const areTwo = (a: string, b: string, ofOneSex: boolean) =>
  (isGivenName(a) && isGivenName(b)) || a[0] !== b[0] || (!ofOneSex && (`${a}a` === b || `${b}a` === a))

/** Whether both are known to be of one sex, and the same. */
export const areOfOneSex = (a: Prepared, b: Prepared) =>
  a.sexes.length === 1 && b.sexes.length === 1 && a.sexes[0] === b.sexes[0]

/** What children of one birth are called until they are named, with what tells one from another: Judys Boy A, 2 Girl. */
const NEWBORN = /^([a-h]|\d{1,2})?(.*(?:boy|girl|baby|twin).*?)([a-h]|\d{1,2})?$/

/** Whether two names are those of newborns that differ in what tells the children of one birth apart. */
function areOfOneBirth(a: string, b: string): boolean {
  const [one, other] = [NEWBORN.exec(a), NEWBORN.exec(b)]
  if (!one || !other || one[2] !== other[2]) return false
  return [1, 3].some((place) => one[place] && other[place] && one[place] !== other[place])
}

function firstLevel(a: PreparedPart, b: PreparedPart, ofOneSex: boolean): number {
  if (a.text === b.text) return FIRST.exact
  const found = otherLevel(a, b, ofOneSex)
  return found !== FIRST.different && areOfOneBirth(a.text, b.text) ? FIRST.different : found
}

function otherLevel(a: PreparedPart, b: PreparedPart, ofOneSex: boolean): number {
  if (isInitialOf(a, b) || isInitialOf(b, a)) return FIRST.initial
  const part = nicknames(a, b) ? FIRST.nickname : sharePart(a, b) ? FIRST.part : undefined
  if (part !== undefined) return contradict(a, b) ? FIRST.similar : part
  const alike = likeness(a, b)
  if (alike === 0) return FIRST.different
  return alike === 2 && !areTwo(a.text, b.text, ofOneSex) ? FIRST.near : FIRST.similar
}

function lastLevel(a: PreparedPart, b: PreparedPart): number {
  if (a.text === b.text) return LAST.exact
  if (sharePart(a, b)) return LAST.part
  const alike = likeness(a, b)
  return alike === 2 ? LAST.near : alike === 1 ? LAST.similar : LAST.different
}

function middleLevel(a: PreparedPart | null, b: PreparedPart | null): number {
  if (!a || !b) return 0
  if (a.text === b.text) return a.text.length === 1 ? MIDDLE.initial : MIDDLE.exact
  return isInitialOf(a, b) || isInitialOf(b, a) || nicknames(a, b) ? MIDDLE.initial : MIDDLE.different
}

/** Whether one's given name is the other's middle name, in full. */
function usesMiddle(a: PreparedName, b: PreparedName): boolean {
  const is = (name: PreparedPart | null, middle: PreparedPart | null) =>
    name !== null && middle !== null && name.text.length > 1 && (name.text === middle.text || nicknames(name, middle))
  return (
    (is(a.first, b.middle) && !othersMiddle(a.middle, b.first)) ||
    (is(b.first, a.middle) && !othersMiddle(b.middle, a.first))
  )
}

/** Whether the middle name of who is called by it cannot be the given name that is not used. */
const othersMiddle = (middle: PreparedPart | null, given: PreparedPart | null) =>
  middle !== null && given !== null && middleLevel(middle, given) === MIDDLE.different

const same = (a: PreparedPart | null, b: PreparedPart | null) => a !== null && b !== null && a.text === b.text

function isSwapped(a: PreparedName, b: PreparedName): boolean {
  return (
    (same(a.first, b.last) && same(a.last, b.first)) ||
    (same(a.first, b.last) && swappedLike(a.last, b.first)) ||
    (same(a.last, b.first) && swappedLike(a.first, b.last))
  )
}

const swappedLike = (a: PreparedPart | null, b: PreparedPart | null) => a !== null && b !== null && likeness(a, b) === 2

const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Of two pairs of equal weight one is chosen from either side: by the text of both names. */
function comesFirst(a: PreparedName, b: PreparedName, { left, right }: Comparison): boolean {
  const text = (first: string | null | undefined, last: string | null | undefined) => `${last ?? ''},${first ?? ''}`
  const chosen = pairOf(
    text(left[PLACE.firstName], left[PLACE.lastName]),
    text(right[PLACE.firstName], right[PLACE.lastName]),
  )
  return pairOf(text(a.first?.text, a.last?.text), text(b.first?.text, b.last?.text)) < chosen
}

const pair = { first: 0, last: 0, middle: 0 }

/** The levels of two names, by their numbers; of the pair that was asked for last, since nothing is allocated. */
function namePair(a: PreparedName, b: PreparedName, ofOneSex: boolean): Readonly<typeof pair> {
  pair.first = a.first && b.first ? firstLevel(a.first, b.first, ofOneSex) : 0
  pair.last = a.last && b.last ? lastLevel(a.last, b.last) : 0
  pair.middle = middleLevel(a.middle, b.middle)
  if (pair.first < FIRST.similar) return pair
  if (usesMiddle(a, b)) {
    pair.first = FIRST.middle
    pair.middle = 0
  } else if (pair.last !== LAST.exact && isSwapped(a, b)) {
    pair.first = FIRST.swapped
    pair.last = LAST.exact
  }
  return pair
}

/** Bits of each level of the names, by its number, to choose among several names. */
export interface NameWeights {
  first: Float64Array
  last: Float64Array
  middle: Float64Array
}

/**
 * First, middle and last name compared jointly, over all names that either has had: the pair of names of the greatest
 * weight. Names in each other's place, a middle name used as the first, initials and nicknames have levels of their own.
 */
export function compareNames(a: Prepared, b: Prepared, weights: NameWeights, into: Comparison): void {
  let best = -Infinity
  const { levels, left, right } = into
  const ofOneSex = areOfOneSex(a, b)
  for (const nameA of a.names) {
    for (const nameB of b.names) {
      const { first, last, middle } = namePair(nameA, nameB, ofOneSex)
      const weight = weights.first[first]! + weights.last[last]! + weights.middle[middle]!
      if (weight < best || (weight === best && !comesFirst(nameA, nameB, into))) continue
      best = weight
      levels[PLACE.firstName] = first
      levels[PLACE.lastName] = last
      levels[PLACE.middleName] = middle
      left[PLACE.firstName] = nameA.first && nameA.first.text
      right[PLACE.firstName] = nameB.first && nameB.first.text
      left[PLACE.lastName] = nameA.last && nameA.last.text
      right[PLACE.lastName] = nameB.last && nameB.last.text
    }
  }
}

/**
 * Whether the given names of two names are those of two people: other first names, or one with two middle names. A name
 * that is none that children are given may be a name mistyped, and counts where `strict`.
 */
export function namesContradict(a: PreparedName, b: PreparedName, ofOneSex: boolean, strict: boolean): boolean {
  const { first, middle } = namePair(a, b, ofOneSex)
  if (first >= FIRST.similar) return strict || areGiven(a.first!, b.first!) || contradict(a.first!, b.first!)
  return (
    (first === FIRST.exact || first === FIRST.part) && middle === MIDDLE.different && areGiven(a.middle!, b.middle!)
  )
}

const isGiven = ({ text, words }: PreparedPart) => isGivenName(text) || (words.length > 0 && words.every(isGivenName))
const areGiven = (a: PreparedPart, b: PreparedPart) => isGiven(a) && isGiven(b)
