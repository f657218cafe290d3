import { sql } from 'kysely'

const MARK = '/* prepared */'

/**
 * Begins a statement whose text is always the same and which is asked for single things: PostgreSQL plans it once a
 * connection, since planning takes as long as the answer.
 */
export const prepared = sql.raw(MARK)

const names = new Map<string, string>()

/** The name under which PostgreSQL is to keep a statement; undefined of one that does not begin with {@link prepared}. */
export function preparedName(text: string): string | undefined {
  if (!text.trimStart().startsWith(MARK)) return undefined
  let name = names.get(text)
  if (name === undefined) names.set(text, (name = `vault_${names.size + 1}`))
  return name
}
