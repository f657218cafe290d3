import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { chunks } from './chunks.ts'
import type { PlainStore } from './plain-store.ts'

const FIND = `select r.mpi_id, r.payload
  from (select distinct p.record from unnest($1::bigint[]) as asked(key) join plain_posting p using (key)) found
  join plain_record r on r.id = found.record`

/** Everything of a batch in one statement. */
const WRITE = `with
  input as (select * from unnest($1::bigint[], $2::text[], $3::text[]) as input(id, mpi_id, payload)),
  record as (insert into plain_record select * from input),
  event as (insert into plain_event select id, mpi_id, payload from input),
  person as (insert into plain_person select mpi_id, payload from input)
  insert into plain_posting select * from unnest($4::bigint[], $5::bigint[])`

/** Postings beside records. */
export async function plainPostgres(url: string): Promise<PlainStore> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    create table plain_record (id bigint primary key, mpi_id text not null, payload text not null);
    create table plain_event (id bigint primary key, mpi_id text not null, payload text not null);
    create table plain_person (mpi_id text primary key, payload text not null);
    create table plain_posting (key bigint not null, record bigint not null)`)
  const copy = (table: string, lines: Iterable<string>) =>
    pipeline(Readable.from(lines), client.query(copyFrom(`copy ${table} from stdin`)))
  return {
    async load(all) {
      for (const chunk of chunks(all, 50_000)) {
        await copy('plain_record', [chunk.map((r) => `${r.id}\t${r.mpiId}\t${r.payload}\n`).join('')])
        await copy('plain_posting', [chunk.flatMap(({ id, keys }) => keys.map((key) => `${key}\t${id}\n`)).join('')])
      }
      await client.query('alter table plain_posting add primary key (key, record)')
      await client.query('vacuum analyze')
    },
    find: async (keys) => (await client.query({ name: 'find', text: FIND, values: [keys] })).rows.length,
    async write(some) {
      const postings = some.flatMap(({ id, keys }) => keys.map((key) => [key, id] as const))
      await client.query({
        name: 'write',
        text: WRITE,
        values: [
          some.map(({ id }) => id),
          some.map(({ mpiId }) => mpiId),
          some.map(({ payload }) => payload),
          postings.map(([key]) => key),
          postings.map(([, id]) => id),
        ],
      })
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}
