import { randomUUID } from 'node:crypto'
import { createApp } from '../../app.ts'
import type { Config } from '../../config.ts'
import { createLog } from '../../observability/log.ts'
import { csvChunks } from '../../providers/files/csv-writer.ts'
import { ndjsonChunks } from '../../providers/files/ndjson-writer.ts'
import { createGraphQLClient, type Post } from './graphql-client.ts'
import type { Transport } from './transport.ts'

/** The registry of the settings' database, in this process. Nothing listens. */
export async function openLocal(config: Config, onFetchLine: (line: string) => void): Promise<Transport> {
  const log = createLog(config.logLevel === 'debug' ? 'debug' : 'silent', process.stderr)
  const app = await createApp({ config, log, onFetchLine })
  const { repository } = app.services.providers

  const post: Post = async (params, accept, { signal }) => {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{"query":""}',
      signal: signal ?? null,
    })
    const info = { caller: { kind: 'local' as const }, requestId: randomUUID(), uploaded: { ...params } }
    return app.graphql.run(info, () => app.graphql.yoga.fetch(request, info))
  }
  return {
    place: config.database.url === undefined ? config.database.dataDir : 'the database of DATABASE_URL',
    tellsFetchLines: true,
    ...createGraphQLClient(post),
    download: async (format) => (format === 'csv' ? csvChunks : ndjsonChunks)(repository.everything()),
    close: async () => app[Symbol.asyncDispose](),
  }
}
