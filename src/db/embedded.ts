import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { PGliteDialect } from 'kysely'
import { CopyData } from './copy.ts'
import { lockFolder } from './folder-lock.ts'

/** Opens the in-process PostgreSQL whose files are in `dataDir`, for this process alone; `memory://` keeps no files. */
export async function openEmbedded(
  dataDir: string,
): Promise<{ dialect: PGliteDialect; setAddress(url: string): void; close(): Promise<void> }> {
  const inMemory = dataDir.startsWith('memory://')
  if (!inMemory) await mkdir(dataDir, { recursive: true })
  const lock = inMemory ? undefined : await lockFolder(dataDir)
  try {
    const pglite = await PGlite.create({
      dataDir: inMemory ? dataDir : join(dataDir, 'postgres'),
      extensions: { pg_trgm },
      parsers: { [types.INT8]: Number },
    })
    await pglite.exec('set pg_trgm.similarity_threshold = 0.25')
    return {
      dialect: new PGliteDialect({ pglite: withCopy(pglite) }),
      setAddress: (url) => lock?.setAddress(url),
      close: async () => {
        if (!pglite.closed) await pglite.close()
        await lock?.release()
      },
    }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** PGlite with queries that understand {@link CopyData}. */
function withCopy(pglite: PGlite): PGlite {
  return new Proxy(pglite, {
    get(target, property) {
      if (property === 'query') return queryWithCopy.bind(undefined, target)
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

async function queryWithCopy(pglite: PGlite, text: string, values?: unknown[], options?: object) {
  const data = values?.[0]
  if (!(data instanceof CopyData)) return pglite.query(text, values, options)
  const blob = new Blob([data.chunks.join('')])
  return pglite.query(text.replace(/from stdin$/, "from '/dev/blob'"), [], { blob })
}
