import { isFiller, isPlaceholder, placeholderWords, withoutLead, withoutNumbers } from './placeholder-words.ts'

const PHRASES = new Set(['joe bloggs', 'disaster victim', 'name no', 'mickey mouse', 'donald duck', 'stroke alert'])

/** What stands before Doe, sexes among them. Of other first names and initials Doe is a last name. */
const DOES = new Set(['doe', 'john', 'johnny', 'jon', 'jane', 'janie', 'baby', 'x', 'm', 'f', 'u'])

function isDoe(words: readonly string[]): boolean {
  const mayStandBefore = (word: string) => DOES.has(word) || isFiller(word) || isPlaceholder([word])
  return words.includes('doe') && words.every(mayStandBefore)
}

/** Under which those are admitted of whom no name is known, and by what they are told apart; names of other people. */
const ADMITTED = new Set(['trauma', 'emergency', 'inmate'])
const CODES = new Set(
  (
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec ' +
    'romeo sierra tango uniform victor whiskey xray yankee zulu beta gamma epsilon omega county state alert doe'
  ).split(' '),
)

function isCodeName(words: readonly string[]): boolean {
  const plain = words.map(withoutLead)
  return (
    plain.some((word) => ADMITTED.has(word)) &&
    plain.every((word) => CODES.has(word) || isFiller(word) || word.length === 1)
  )
}

const areFillers = (words: readonly string[]) => words.every(isFiller) && new Set(words).size > 1

/** Each name of nobody has one of these. Most names have none, and need no closer look. */
const TELLING = new Set([...placeholderWords(), ...[...PHRASES].flatMap((text) => text.split(' ')), 'doe', ...ADMITTED])

/** Whether words may be the name of nobody, or a placeholder. */
export const mayTellNobody = (words: readonly string[]): boolean =>
  words.some((word) => TELLING.has(word) || TELLING.has(withoutLead(word)))

/** Whether several words without numbers are together the name of nobody, each of which may be one alone. */
export function callNobody(words: readonly string[]): boolean {
  if (words.length < 2) return false
  return PHRASES.has(words.join(' ')) || isDoe(words) || isCodeName(words) || areFillers(words)
}

/** Whether first and last name together, either way round, are the name of nobody. */
export function isNobody(first: readonly string[], last: readonly string[]): boolean {
  if (first.length === 0 || last.length === 0) return false
  if (!mayTellNobody(first) && !mayTellNobody(last)) return false
  const both = [first, last].map(withoutNumbers)
  return [both, both.toReversed()].some((names) => callNobody(names.flat()) || isPlaceholder(names.flat()))
}
