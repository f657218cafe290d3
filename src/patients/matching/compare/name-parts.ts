import { areNicknames, isGivenName } from '../../normalise/nicknames.ts'
import { level } from '../model/fields.ts'
import { jaroWinkler, similarityBound } from '../similarity/jaro-winkler.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import { areOfOneBirth, isCalledAfterMother } from './newborn-names.ts'
import type { PreparedPart } from './prepared.ts'

/** Jaro-Winkler bands (Splink's ForenameSurnameComparison has .92 and .88). */
const NEAR = 0.92
const SIMILAR = 0.86

/** Levels of first, last and middle names by their numbers. */
export const FIRST = {
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
export const LAST = {
  exact: level('lastName', 'exact'),
  part: level('lastName', 'part'),
  near: level('lastName', 'near'),
  similar: level('lastName', 'similar'),
  different: level('lastName', 'different'),
}
export const MIDDLE = {
  exact: level('middleName', 'exact'),
  initial: level('middleName', 'initial'),
  different: level('middleName', 'different'),
}

/** Whether a word of several of one name is the other name or a word of it. An initial is no such word. */
export function sharePart(a: PreparedPart, b: PreparedPart): boolean {
  if (a.words.length === 0 && b.words.length === 0) return false
  if (a.words.length === 0) return a.text.length > 1 && b.words.includes(a.text)
  if (b.words.length === 0) return b.text.length > 1 && a.words.includes(b.text)
  return a.words.some((word) => word.length > 1 && b.words.includes(word))
}

/** One typing error in names of four letters, or of three that begin alike. */
function isMistyped(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3 || (shorter === 3 && a.charCodeAt(0) !== b.charCodeAt(0))) return false
  return isTypingError(a, b) && !differInDigits(a, b)
}

const DIGITS = /\d+/g

/** Whether two words that are not one have other digits in one place and nothing else that differs: BB1 and BB2. */
function differInDigits(a: string, b: string): boolean {
  const without = a.replace(DIGITS, '#')
  return without !== a && without === b.replace(DIGITS, '#')
}

/** 2 near, 1 similar, 0 different: by one typing error or by Jaro-Winkler. */
export function likeness(a: PreparedPart, b: PreparedPart): 0 | 1 | 2 {
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

/** Whether one is what bearers of the other are called; of several words the first counts. */
export function nicknames(a: PreparedPart, b: PreparedPart): boolean {
  if (areNicknames(a.text, b.text)) return true
  if (a.words.length === 0 && b.words.length === 0) return false
  return areNicknames(a.words[0] ?? a.text, b.words[0] ?? b.text)
}

/**
 * Whether two names of several words have each a word that is none of the other's, as José Luis and José Antonio, or de la
 * Cruz and de la Torre.
 */
export function contradict(a: PreparedPart, b: PreparedPart): boolean {
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
 * in a family, Priya and Riya, or, unless both are of one sex, Samir and Samira. Ejff is Jeff.
 */
const areTwo = (a: string, b: string, ofOneSex: boolean) =>
  (isGivenName(a) && isGivenName(b)) ||
  (a[0] !== b[0] && !startTurned(a, b)) ||
  differInDigits(a, b) ||
  (!ofOneSex && (`${a}a` === b || `${b}a` === a))

/** Whether the first two letters are in each other's place and nothing else differs. */
const startTurned = (a: string, b: string) => a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)

/** The level of two first names, by its number. The name of its mother is a newborn's and its twin's. */
export function firstLevel(a: PreparedPart, b: PreparedPart, ofOneSex: boolean): number {
  if (a.text === b.text) return isCalledAfterMother(a) ? FIRST.part : FIRST.exact
  const found = otherLevel(a, b, ofOneSex)
  return found !== FIRST.different && areOfOneBirth(a, b) ? FIRST.different : found
}

function otherLevel(a: PreparedPart, b: PreparedPart, ofOneSex: boolean): number {
  if (isInitialOf(a, b) || isInitialOf(b, a)) return FIRST.initial
  const part = nicknames(a, b) ? FIRST.nickname : sharePart(a, b) ? FIRST.part : undefined
  if (part !== undefined) return contradict(a, b) ? FIRST.similar : part
  const alike = likeness(a, b)
  if (alike === 0) return FIRST.different
  return alike === 2 && !areTwo(a.text, b.text, ofOneSex) ? FIRST.near : FIRST.similar
}

/** The level of two last names, by its number. */
export function lastLevel(a: PreparedPart, b: PreparedPart): number {
  if (a.text === b.text) return LAST.exact
  if (sharePart(a, b) && !contradict(a, b)) return LAST.part
  const alike = likeness(a, b)
  return alike === 2 ? LAST.near : alike === 1 ? LAST.similar : LAST.different
}

/** The level of two middle names, by its number; 0 where one is missing. */
export function middleLevel(a: PreparedPart | null, b: PreparedPart | null): number {
  if (!a || !b) return 0
  if (a.text === b.text) return a.text.length === 1 ? MIDDLE.initial : MIDDLE.exact
  return isInitialOf(a, b) || isInitialOf(b, a) || nicknames(a, b) ? MIDDLE.initial : MIDDLE.different
}

/** Whether a name is one that children are given, or made of such. */
export const isGiven = ({ text, words }: PreparedPart) =>
  isGivenName(text) || (words.length > 0 && words.every(isGivenName))
export const areGiven = (a: PreparedPart, b: PreparedPart) => isGiven(a) && isGiven(b)
