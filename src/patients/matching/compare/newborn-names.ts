import type { PreparedPart } from './prepared.ts'

/** What a child is called until it is named. */
const CALLED = /boy|girl|baby|twin|male|infant|newborn|b[bg]|nb/
const CHILD =
  /^(?:(?:.*s)?(?:boy|girl)|baby|male|female|infant|newborn|(?:b[bg]|nb|baby(?:boy|girl)|girl|twin)(?:[a-h]|\d{1,2})?|boy(?:[abc]|\d{1,2}))$/
/** What tells it apart may be in one word with what it is called: BB2, Babyboya. */
const WITH_ORDER = /^(?:b[bg]|nb|(?:baby)?(?:boy|girl)|twin)(.+)$/
const OF_MOTHER = /.s(?:boy|girl)$/
const BOYS = /boy$|^male$|^bb|^(?:baby)?boy/
const GIRLS = /girl$|^female$|^bg|^(?:baby)?girl/
/** What tells the children of one birth apart. */
const ORDER = /^(?:[a-h]|\d{1,2}|one|two|three)$/
/** The same in one word, as JudysGirl2; by a letter only behind what it makes no name of: Boyd and Boye are names. */
const IN_ONE_WORD = [
  /^(\d{1,2}).*(?:boy|girl|baby|twin)/,
  /(?:boy|girl|baby|twin|male|infant|newborn)(\d{1,2})$/,
  /^(?:.*s(?:boy|girl)|girl|boy(?=[abc]))([a-h])$/,
]
/** A name like that of a newborn, whatever its letters say: what may tell it from others before and behind. */
const LIKE_NEWBORN = /^([a-h]|\d{1,2})?(.*(?:boy|girl|baby|twin).*?)([a-h]|\d{1,2})?$/

/** Its words, of which B/B and B/G are one each. */
function joinedWords({ text, words }: PreparedPart): readonly string[] {
  if (words.length === 0) return [text]
  const at = words.findIndex((word, i) => word === 'b' && /^[bg]\d{0,2}$/.test(words[i + 1] ?? ''))
  return at < 0 ? words : words.toSpliced(at, 2, `b${words[at + 1]}`)
}

function orderAmong(words: readonly string[]): string | null {
  const child = words.findLastIndex((word) => CHILD.test(word))
  if (words.length === 1 || child < 0) return null
  const inOneWord = WITH_ORDER.exec(words[child]!)?.[1]
  return inOneWord ?? [words.at(-1)!, words[0]!, words[child + 1] ?? ''].find((word) => ORDER.test(word)) ?? null
}

/** Whether one is called a boy and the other a girl. */
function areBoyAndGirl(a: readonly string[], b: readonly string[]): boolean {
  const isSome = (words: readonly string[], sex: RegExp) => words.some((word) => CHILD.test(word) && sex.test(word))
  const [one, other] = [a, b].map((words) => [isSome(words, BOYS), isSome(words, GIRLS)])
  return one![0] !== one![1] && other![0] !== other![1] && one![0] === other![1]
}

function orderWithin(word: string): string | null {
  for (const pattern of IN_ONE_WORD) {
    const found = pattern.exec(word)
    if (found) return found[1]!
  }
  return null
}

/**
 * The letter or number by which the name of a newborn tells it from those of the same birth, as Boy B, 2 Girl or Judy's Girl
 * A; null of any other name.
 */
export function birthOrder(part: PreparedPart): string | null {
  if (!CALLED.test(part.text)) return null
  return orderAmong(joinedWords(part)) ?? orderWithin(part.text)
}

/** Whether two names that may be of newborns differ in nothing else than a letter or number in one place. */
function differInOrderOnly(a: string, b: string): boolean {
  const [one, other] = [LIKE_NEWBORN.exec(a), LIKE_NEWBORN.exec(b)]
  if (!one || !other || one[2] !== other[2]) return false
  return [1, 3].some((place) => one[place] && other[place] && one[place] !== other[place])
}

/** Whether two names are those of newborns whom letters, numbers or words for a sex tell apart, whatever else they are called. */
export function areOfOneBirth(a: PreparedPart, b: PreparedPart): boolean {
  if (!CALLED.test(a.text) || !CALLED.test(b.text)) return false
  const [one, other] = [birthOrder(a), birthOrder(b)]
  return (
    (one !== null && other !== null && one !== other) ||
    differInOrderOnly(a.text, b.text) ||
    areBoyAndGirl(joinedWords(a), joinedWords(b))
  )
}

/**
 * Whether a name is what a child is called after its mother until it is named, as Boy Mary, Infant of Mary or Marysboy, and tells
 * it from no other of the same birth.
 */
export function isCalledAfterMother(part: PreparedPart): boolean {
  if (!CALLED.test(part.text)) return false
  const isChild =
    part.words.length === 0 ? OF_MOTHER.test(part.text) : joinedWords(part).some((word) => CHILD.test(word))
  return isChild && birthOrder(part) === null
}
