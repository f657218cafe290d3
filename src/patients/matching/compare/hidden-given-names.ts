import { areNicknames, isGivenName } from '../../normalise/nicknames.ts'
import { isTypingError } from '../similarity/typing-error.ts'
import type { Prepared, PreparedName, PreparedPart } from './prepared.ts'

/** The given name that begins a last name of several words, as Mario Garcia, where there is no first name. */
function hiddenGivenName({ first, last }: PreparedName): string | null {
  if (first !== null || last === null || last.words.length < 2) return null
  const word = last.words[0]!
  return isGivenName(word) && !isGivenName(last.words.at(-1)!) ? word : null
}

const wordsOf = (part: PreparedPart | null): readonly string[] =>
  part === null ? [] : part.words.length > 0 ? part.words : [part.text]
/** Two names that are both given to children are no name mistyped. */
const isLike = (word: string, other: string) =>
  word === other ||
  areNicknames(word, other) ||
  (other.length === 1 ? word.startsWith(other) : !isGivenName(other) && isTypingError(word, other))
const hasWordLike = (word: string, { first, middle, last }: PreparedName) =>
  [first, middle, last].flatMap(wordsOf).some((other) => isLike(word, other))

/** Whether a given name in the last name of one is none of the other's, who is called otherwise. */
const isCalledOtherwise = (one: Prepared, other: Prepared) =>
  one.names.some((name) => {
    const word = hiddenGivenName(name)
    return (
      word !== null && other.names.some(({ first }) => first !== null) && !other.names.some((y) => hasWordLike(word, y))
    )
  })

/**
 * Whether the last name of one who has no first name may hold one that is not the other's: Mario Garcia, who may have two
 * last names, is hardly Miguel Garcia.
 */
export const hidesOtherGivenName = (a: Prepared, b: Prepared): boolean =>
  isCalledOtherwise(a, b) || isCalledOtherwise(b, a)
