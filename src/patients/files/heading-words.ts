import { FURTHER_HEADINGS } from './columns.ts'

/** What a heading that is not known as it stands is about, by its words. */
export interface WordMeaning {
  field: string
  /** the likelier first */
  rank: number
  /** by words that are about somebody else where other columns are the patient's name */
  isSomeone: boolean
}

/** Words before a column's name, of which the first are about somebody else in some files. */
const SOMEONE: ReadonlySet<string> = new Set(['contact', 'member', 'subject'])
const BEFORE: ReadonlySet<string> = new Set([
  ...SOMEONE,
  ...'client res residence residential home primary legal full daytime voter'.split(' '),
])
/** Words behind it. */
const BEHIND: ReadonlySet<string> = new Set(['desc', 'lbl', 'nbr', 'num', 'cd', 'txt', 'fake'])
/** Those that make a number of what stands before, as of a house or a city, but for fields that are numbers. */
const A_NUMBER: ReadonlySet<string> = new Set(['nbr', 'num'])
const NUMBERS: ReadonlySet<string> = new Set(['phone', 'ssn', 'identifier', 'zip', 'streetNumber'])
/** Fields that tell a record from others: no part of a heading is enough for them. */
const WHOSE: ReadonlySet<string> = new Set(['id', 'source', 'recordedAt', 'cluster', 'category'])

/** Words of a heading that make it one about another person, place or day. */
const ELSE =
  /\b(?:mothers?|fathers?|parents?|guardians?|maternal|paternal|mom|dad|madre|padre|mutter|vater|emergency|notfall|spouses?|wife|husband|partner|kin|child|sibling|relative|provider|physician|doctor|dr|pcp|nurse|employer|work|office|business|billing|guarantor|subscriber|insured|payer|pharmacy|mail|mailing|death|deceased|maiden|previous|former|old|alias|preferred|home ?town|birth ?place|place of birth|birth (?:city|state|country|county|town|name))\b/
const OF_BIRTH = /\([^)]*\b(?:birth|born)\b/

/** The words of a heading: client_dob, clientDOB, "Residence City (USPS)". */
const wordsOf = (heading: string): string[] =>
  heading
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g) ?? []

const lengthOf = (words: readonly string[], of: ReadonlySet<string>): number => {
  const end = words.findIndex((word) => !of.has(word))
  return end === -1 ? words.length : end
}

/** What headings are by their words, given what is `known` of whole ones among `fields`: with as little left out as will do. */
export function wordMeanings(
  fields: readonly string[],
  known: (spelling: string) => { field: string; rank: number } | undefined,
): (heading: string) => WordMeaning | undefined {
  const further = new Map(
    Object.entries(FURTHER_HEADINGS)
      .filter(([field]) => fields.includes(field))
      .flatMap(([field, spellings]) => spellings.split(' ').map((spelling) => [spelling, field] as const)),
  )
  const knownBy = (spelling: string) => {
    const field = further.get(spelling)
    if (field !== undefined) return { field, rank: 0 }
    const found = known(spelling)
    return found && !WHOSE.has(found.field) ? found : undefined
  }
  return (heading) => {
    const plain = heading.replace(/\([^)]*\)/g, ' ')
    if (ELSE.test(wordsOf(heading).join(' ')) || OF_BIRTH.test(heading.toLowerCase())) return undefined
    const words = wordsOf(plain)
    const before = lengthOf(words, BEFORE)
    const behind = lengthOf(words.toReversed(), BEHIND)
    for (let left = 0; left <= before + behind; left++) {
      for (let first = Math.max(0, left - behind); first <= Math.min(left, before); first++) {
        const end = words.length - (left - first)
        const found = knownBy(words.slice(first, end).join(''))
        const isNumber = words.slice(end).some((word) => A_NUMBER.has(word))
        if (!found || (isNumber && !NUMBERS.has(found.field))) continue
        return { ...found, rank: found.rank + left, isSomeone: words.slice(0, first).some((word) => SOMEONE.has(word)) }
      }
    }
    return undefined
  }
}
