import { type Kysely, sql } from 'kysely'

/** Postcodes that are no ZIP are found by their words and as a whole, and no longer by their first five digits or word. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update provider set search = ts_delete(search, 'Z' || left(zip, 5)) || array_to_tsvector(
      array(select 'Z' || part from unnest(array_append(regexp_split_to_array(postcode, '_'), postcode)) part where part <> ''))
    from (
      select npi as of_npi, trim('_' from regexp_replace(lower(zip), '[^a-z0-9]+', '_', 'g')) as postcode
      from provider where zip !~ '^\d{5}([- ]?\d{4})?$'
    ) foreign_postcode where npi = of_npi`.execute(db)
}

export async function down(): Promise<void> {}
