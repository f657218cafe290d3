import type { PreparedPart } from './prepared.ts'

/** What a child is called until it is named. */
const CALLED = /boy|girl|baby|twin|male|infant|newborn/
const CHILD = /^(?:(?:.*s)?(?:boy|girl)|baby|babyboy|babygirl|twin|male|female|infant|newborn)$/
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

function orderAmong(words: readonly string[]): string | null {
  if (!words.some((word) => CHILD.test(word))) return null
  return [words.at(-1)!, words[0]!].find((word) => ORDER.test(word)) ?? null
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
export function birthOrder({ text, words }: PreparedPart): string | null {
  if (!CALLED.test(text)) return null
  return (words.length > 0 ? orderAmong(words) : null) ?? orderWithin(text)
}

/** Whether two names that may be of newborns differ in nothing else than a letter or number in one place. */
function differInOrderOnly(a: string, b: string): boolean {
  const [one, other] = [LIKE_NEWBORN.exec(a), LIKE_NEWBORN.exec(b)]
  if (!one || !other || one[2] !== other[2]) return false
  return [1, 3].some((place) => one[place] && other[place] && one[place] !== other[place])
}

/** Whether two names are those of newborns whom letters or numbers tell apart, whatever else they are called. */
export function areOfOneBirth(a: PreparedPart, b: PreparedPart): boolean {
  if (!CALLED.test(a.text) || !CALLED.test(b.text)) return false
  const [one, other] = [birthOrder(a), birthOrder(b)]
  return (one !== null && other !== null && one !== other) || differInOrderOnly(a.text, b.text)
}
