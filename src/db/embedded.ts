import { existsSync, openAsBlob } from 'node:fs'
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite, type Transaction, types } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { PGliteDialect } from 'kysely'
import { CopyData } from './copy.ts'
import { createEmbeddedQuery } from './embedded-query.ts'
import { isOnFullDisk } from './disk-room.ts'
import { lockFolder } from './folder-lock.ts'
import { type Asking, isDiskFull, tellingOutages } from './outage.ts'

const MEMORY = 'memory://'

/**
 * Opens the in-process PostgreSQL whose files are in `dataDir`, for this process alone. `memory://` keeps no files; with
 * the path of a dump (a tar of such files) after it, it begins with what is in there. `onError` hears of outages, as of a
 * full disk.
 */
export async function openEmbedded(
  dataDir: string,
  onError: (error: Error) => void,
): Promise<{ dialect: PGliteDialect; setAddress(url: string): void; close(): Promise<void> }> {
  const inMemory = dataDir.startsWith(MEMORY)
  const dump = inMemory ? dataDir.slice(MEMORY.length) : ''
  const lock = inMemory ? undefined : await lockFolder(await usableFolder(dataDir))
  try {
    const pglite = await inTime(
      PGlite.create({
        dataDir: inMemory ? MEMORY : join(dataDir, 'postgres'),
        ...(dump && { loadDataDir: await openAsBlob(dump) }),
        extensions: { pg_trgm },
        parsers: { [types.INT8]: Number },
      }),
    )
    await pglite.exec('set pg_trgm.similarity_threshold = 0.25')
    return {
      dialect: new PGliteDialect({ pglite: withCopy(pglite, tellingOutages(onError)) }),
      setAddress: (url) => lock?.setAddress(url),
      close: async () => {
        if (!pglite.closed) await pglite.close()
        await lock?.release()
      },
    }
  } catch (error) {
    await lock?.release()
    throw new EmbeddedDatabaseError(inMemory ? notInMemory(error) : await notInFolder(dataDir, error), { cause: error })
  }
}

/** On a full disk PGlite waits without an end. */
const OPEN_MS = 60_000

class TookTooLong extends Error {}

async function inTime<T>(opening: Promise<T>): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new TookTooLong()), OPEN_MS)
  try {
    return await Promise.race([opening, over])
  } finally {
    clearTimeout(timer)
  }
}

async function notInFolder(dataDir: string, error: unknown): Promise<string> {
  const isFull = saysDiskFull(error) || (await isOnFullDisk(dataDir))
  return `DATA_DIR: the embedded database in ${dataDir} cannot be opened${isFull ? DISK_FULL : whatToDo(error)}`
}

const DISK_FULL = '; the disk is full: make room and try again'

const saysDiskFull = (error: unknown) => isDiskFull(error) || /no space left/i.test(String(error))

/** It needs no folder and no disk; the time goes to others on a busy machine. */
const notInMemory = (error: unknown) => {
  const late =
    error instanceof TookTooLong ? ` within ${OPEN_MS / 1_000} s; the machine is busy, or short of memory` : ''
  return `the embedded database in memory cannot be opened${late}: try again`
}

function whatToDo(error: unknown): string {
  if (error instanceof TookTooLong) return ` within ${OPEN_MS / 1_000} s; the disk may be full: make room and try again`
  return '; restore the folder from a copy, and only without one move it away to start anew'
}

type Queries = Pick<PGlite, 'query'>

async function usableFolder(folder: string): Promise<string> {
  try {
    await makeFolder(folder)
    await access(folder, constants.R_OK | constants.W_OK)
    await ownFolder(join(folder, 'postgres'))
    return folder
  } catch (error) {
    if (isDiskFull(error)) throw new EmbeddedDatabaseError(await notInFolder(folder, error), { cause: error })
    const { code } = error as NodeJS.ErrnoException
    throw new EmbeddedDatabaseError(`DATA_DIR: ${folder} is no folder that can be written to (${code})`, {
      cause: error,
    })
  }
}

/** Makes a folder and those above it. Node's own way never ends where a file system lets none be made, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder)
  if (parent !== folder && !existsSync(parent)) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && (await stat(folder)).isDirectory()
    if (!isThere) throw error
  }
}

/** Makes a folder whose files, patients' data among them, are its owner's alone, or makes it such a folder. */
async function ownFolder(folder: string): Promise<void> {
  await makeFolder(folder)
  await chmod(folder, 0o700)
}

/** An embedded database whose files cannot be used. */
export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError'
}

/** PGlite whose queries, in a transaction too, understand {@link CopyData}, with outages as clients may see them. */
function withCopy(pglite: PGlite, asking: Asking): PGlite {
  const ask = createEmbeddedQuery(pglite)
  const query = (target: Queries) => (text: string, values: readonly unknown[]) =>
    asking(() => (values[0] instanceof CopyData ? copy(target, text, values[0]) : ask(text, values)))
  return overriding(pglite, {
    query: query(pglite),
    transaction: <T>(work: (transaction: Transaction) => Promise<T>) =>
      asking(() => pglite.transaction((transaction) => work(overriding(transaction, { query: query(transaction) })))),
  })
}

function overriding<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get(original, property) {
      if (typeof property === 'string' && Object.hasOwn(methods, property)) return methods[property]
      const value: unknown = Reflect.get(original, property, original)
      return typeof value === 'function' ? value.bind(original) : value
    },
  })
}

const copy = (target: Queries, text: string, data: CopyData) =>
  target.query(text.replace(/from stdin(?= \(|$)/, "from '/dev/blob'"), [], {
    blob: new Blob(data.chunks as Buffer<ArrayBuffer>[]),
  })
