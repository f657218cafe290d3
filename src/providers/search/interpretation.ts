import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Taxonomy } from '../provider.ts'
import { EDITED, lexeme } from './lexemes.ts'
import type { Term } from './terms.ts'
import { words } from './words.ts'

/** How a search was understood. */
export interface Interpretation {
  /** the registry's taxonomies that the search's words name, physicians' before others */
  taxonomies: Taxonomy[]
  /** words that match no provider, even with a typing error mended */
  unresolved: string[]
  /** what was looked for, in words */
  filter: string
}

export async function interpret(
  db: Kysely<Database>,
  typed: readonly Term[],
  resolved: { terms: readonly Term[]; unresolved: string[] },
): Promise<Interpretation> {
  const sets = resolved.terms.flatMap((term) => [...term.readings, ...(term.alias?.specialties ?? [])])
  return {
    taxonomies: sets.length ? await taxonomiesNamed(db, sets) : [],
    unresolved: resolved.unresolved,
    filter: resolved.terms.map((term, i) => describe(typed[i]!, term)).join(' and '),
  }
}

function describe(typed: Term, term: Term): string {
  const meant = term.readings.map((reading) => reading.join(' '))
  const also = [
    ...(term.alias?.specialties ?? []).map((set) => set.join(' ')),
    ...(term.alias?.state ? [`state ${term.alias.state.toUpperCase()}`] : []),
  ]
  const read = [...new Set([...meant, ...also])].map((text) => JSON.stringify(text)).join(' or ')
  return term === typed ? `(${read})` : `(${JSON.stringify(typed.text)} read as ${read})`
}

/**
 * Codes of physicians (allopathic and osteopathic: 20…) come first: who asks for cardiology wants no pharmacist. What a
 * code means, the sources say in the list of taxonomies: a specialty may be a person's word beside a code of another.
 */
async function taxonomiesNamed(db: Kysely<Database>, sets: readonly (readonly string[])[]): Promise<Taxonomy[]> {
  const query = sets.map((set) => `(${set.map((word) => lexeme('specialtyWord', word)).join(' & ')})`).join(' | ')
  const { rows } = await sql<{ code: string; description: string }>`
    select taxonomy as code, mode() within group (order by description) as description
    from (select taxonomy, jsonb_path_query_first(taxonomies, '$[*] ? (@.primary == true).description') #>> '{}' as description
      from provider where search @@ ${`(${query}) & !${EDITED}`}::tsquery and taxonomy is not null limit 20000) p
    where description is not null
    group by taxonomy order by (taxonomy not like '20%'), count(*) desc, taxonomy limit 50`.execute(db)
  const named = rows.filter(({ description }) => {
    const said = new Set(words(description))
    return sets.some((set) => set.every((word) => said.has(word)))
  })
  return named.map(({ code, description }, i) => ({
    code,
    description,
    primary: i === 0,
    license: null,
    licenseState: null,
  }))
}
