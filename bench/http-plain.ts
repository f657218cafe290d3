import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { createSchema, createYoga } from 'graphql-yoga'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../src/db/tables.ts'
import { PROVIDER_COLUMNS, toProvider } from '../src/providers/rows.ts'

/** Our schema on Yoga's and Kysely's defaults, with one query behind its one list: what our layers are measured against. */
const db = new Kysely<Database>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: process.argv[2], max: 10 }) }),
})

async function providers(_root: unknown, { first }: { first: number }) {
  const rows = await db
    .selectFrom('provider')
    .select(PROVIDER_COLUMNS)
    .orderBy('sort_name')
    .orderBy('npi')
    .limit(first + 1)
    .execute()
  const nodes = rows.slice(0, first).map(toProvider)
  const cursorOf = (node: { npi: string }) => Buffer.from(node.npi).toString('base64url')
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.length ? cursorOf(nodes.at(-1)!) : null },
  }
}

const typeDefs = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8')
const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: { Query: { providers } } }), logging: false })
const server = createServer((request, response) => void yoga(request, response))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
