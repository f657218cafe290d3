import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { ALIAS_WORDS } from './aliases.ts'
import { clausesOf } from './predicate.ts'
import { corrected, type Term, wordTerm } from './terms.ts'
import { byDistance, closest, isLatin, neighbours, tolerance } from './typing-errors.ts'

/** For each term, whether any provider matches it by itself. One statement. */
async function known(db: Kysely<Database>, terms: readonly Term[]): Promise<boolean[]> {
  const checks = clausesOf(terms, 3).map(({ queries, npi }) => {
    const inRange = npi ? sql`or exists (select from provider where npi between ${npi.from} and ${npi.to})` : sql``
    return sql`(${someMatch(sql`${queries.join(' | ')}::tsquery`)} ${inRange})`
  })
  const { rows } = await sql<{ known: boolean[] }>`select array[${sql.join(checks)}] as known`.execute(db)
  return rows[0]?.known ?? []
}

/**
 * Whether any provider matches. Not by `exists`: hoping for a match among the first rows, the planner would then read
 * the whole table for a word that nobody has. A limit that is a subquery keeps it to the index.
 */
function someMatch(query: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`coalesce((select true from provider where search @@ ${query} limit (select 1)), false)`
}

/** Those of `words` by which some provider is found: the table of words never forgets one. One statement. */
async function inUse(db: Kysely<Database>, words: readonly string[]): Promise<Set<string>> {
  const queries = clausesOf(words.map(wordTerm), 2).map((clause) => clause.queries.join(' | '))
  const { rows } = await sql<{ word: string }>`
    select w.word from unnest(${words}::text[], ${queries}::text[]) as w(word, query)
    where ${someMatch(sql`w.query::tsquery`)}`.execute(db)
  return new Set(rows.map(({ word }) => word))
}

/** Indexed words that are near one of `typed`. One statement. */
async function nearWords(db: Kysely<Database>, typed: readonly string[]): Promise<string[]> {
  const variants = [...new Set(typed.flatMap((word) => [...neighbours(word)]))]
  const latin = typed.filter(isLatin)
  const others = typed.filter((word) => !isLatin(word))
  const near = [sql`select word from search_word where word = any(${variants})`]
  if (latin.length > 0) near.push(similarWords(latin))
  if (others.length > 0) near.push(wordsOfLikeLetters(others))
  const { rows } = await sql<{ word: string }>`${sql.join(near, sql` union `)}`.execute(db)
  return rows.map(({ word }) => word)
}

/** Indexed words that share trigrams with one of `typed`. */
function similarWords(typed: readonly string[]): RawBuilder<unknown> {
  return sql`select w.word from unnest(${typed}::text[]) as t(word) join search_word w on w.word % t.word`
}

/**
 * Indexed words that begin outside ASCII, of which no more letters differ from one of `typed` than may be mistyped. Not
 * by trigrams: which letters have any depends on the database's LC_CTYPE, and under C only those of ASCII do.
 */
function wordsOfLikeLetters(typed: readonly string[]): RawBuilder<unknown> {
  return sql`
    select w.word from unnest(${typed}::text[], ${typed.map(tolerance)}::int[]) as t(word, edits)
    join search_word w on w.word > '~'
      and abs(char_length(w.word) - char_length(t.word)) <= t.edits
      and char_length(translate(w.word, t.word, '')) <= t.edits
      and char_length(translate(t.word, w.word, '')) <= t.edits`
}

/** For each mistyped word the nearest words that a search can find. Two statements at most. */
async function meantWords(db: Kysely<Database>, typed: readonly string[]): Promise<Map<string, string[]>> {
  if (typed.length === 0) return new Map()
  const candidates = [...(await nearWords(db, typed)), ...ALIAS_WORDS]
  const near = new Map(typed.map((word) => [word, byDistance(word, candidates)]))
  const used = await inUse(db, [...new Set([...near.values()].flatMap((ranked) => ranked.map(({ word }) => word)))])
  return new Map(
    Array.from(near, ([word, ranked]) => [word, closest(ranked.filter((candidate) => used.has(candidate.word)))]),
  )
}

/** The terms of a search with typing errors mended. */
export interface CorrectedTerms {
  terms: readonly Term[]
  /** what cannot be read at all */
  unresolved: string[]
  changed: boolean
}

/**
 * The terms with those that match no provider replaced by the words that were most likely meant; what cannot be
 * read at all is named in `unresolved` and stays, so that it still excludes. A word of the alias table is spelled as it is
 * meant. Three statements at most.
 */
export async function correctTerms(db: Kysely<Database>, terms: readonly Term[]): Promise<CorrectedTerms> {
  const found = await known(db, terms)
  const mayBeMistyped = ({ text, alias }: Term) => !alias && tolerance(text) > 0 && !text.includes(' ')
  const mistyped = terms.filter((term, i) => !found[i] && mayBeMistyped(term))
  const meant = await meantWords(
    db,
    mistyped.map((term) => term.text),
  )
  const result = terms.map((term, i) =>
    !found[i] && meant.get(term.text)?.length ? corrected(term, meant.get(term.text)!) : term,
  )
  const unresolved = terms.filter((term, i) => !found[i] && result[i] === term).map((term) => term.text)
  return { terms: result, unresolved, changed: result.some((term, i) => term !== terms[i]) }
}
