import { createHmac, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError } from '../../config.ts'
import { ClientError } from '../../errors.ts'
import { formatMark, parseMark } from './index-mark.ts'
import type { PatientIndex, PatientReads } from './patient-index.ts'

/** The name of the file of a generated secret. */
export const SECRET_FILE = 'hash-secret'

/** Refuses to make a secret up for an index on a server, which other processes use too. */
export function needHashSecret({ database, patients }: Config): void {
  const onServer = patients.mongo !== undefined || database.url !== undefined
  if (patients.hashSecret !== undefined || !onServer) return
  throw new ConfigError(
    'HASH_SECRET: must be set when the database is on a server, since every process that uses the patient index must hash alike',
  )
}

/**
 * The secret that blocking keys and values are hashed with: the one that is set, else one that was generated once and is
 * kept in DATA_DIR, readable to its owner alone.
 */
export async function hashSecret({ database, patients }: Config): Promise<string> {
  if (patients.hashSecret !== undefined) return patients.hashSecret
  const folder = database.dataDir
  if (folder.startsWith('memory://')) return newSecret()
  const file = join(folder, SECRET_FILE)
  return (await kept(file)) ?? (await keepNew(folder, file))
}

const newSecret = () => randomBytes(32).toString('base64url')

async function kept(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    if (secret.length >= 32) return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ConfigError(`DATA_DIR: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  throw new ConfigError(`DATA_DIR: ${file} holds no secret; put the one back that the patient index was made with`)
}

/** Writes a whole file beside, then gives it its name unless another process was first, whose secret then counts. */
async function keepNew(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const beside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(`${newSecret()}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await link(beside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } catch (error) {
    throw new ConfigError(`DATA_DIR: the secret of the patient index cannot be kept in ${folder} (${codeOf(error)})`)
  } finally {
    await rm(beside, { force: true })
  }
  return (await kept(file))!
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

const WRONG =
  'HASH_SECRET: is not the secret that the patient index was made with, so that nobody in it would be found; set that one again, or none where it was generated'

/** An index that a process may use with its secret. */
export interface HeldIndex {
  /**
   * The index, whose transactions and searches fail with CONFLICT when another process, started at the same time on an
   * index without records, had its own secret taken instead.
   */
  index: PatientIndex
  /** By which processes know that they share the index. */
  indexId: string
}

/**
 * Refuses another secret than the one that the records of the index were hashed with: nobody would be found any more. An
 * index without records takes any, the last one counts, and `onRefusal` hears of what those before may no longer do.
 * @throws ConfigError when the index has records of another secret
 */
export async function holdToSecret(
  index: PatientIndex,
  secret: string,
  onRefusal: (error: Error) => void,
): Promise<HeldIndex> {
  const mark = createHmac('sha256', secret).update('the mark of this secret').digest('base64url')
  const indexId = await takeMark(index, mark)
  const guard = markGuard(mark, onRefusal)
  await guard.settle(index)
  return {
    indexId,
    index: {
      ...index,
      transaction: (work) =>
        index.transaction(async (unit) => {
          await guard.settle(unit)
          return work(unit)
        }),
      candidates: async (queries) => {
        const search = await index.candidates(queries)
        // whoever is found was hashed with this secret
        if (search.profiles.size === 0) await guard.look(index)
        return search
      },
    },
  }
}

async function takeMark(index: PatientIndex, mark: string): Promise<string> {
  const before = parseMark(await index.hashMark())
  if (before?.secret === mark && before.id) return before.id
  return index.transaction(async (unit) => {
    const kept = parseMark(await unit.hashMark())
    if (kept && kept.secret !== mark && (await unit.counts()).records > 0) throw new ConfigError(WRONG)
    const text = formatMark(kept?.secret === mark ? kept : { secret: mark, id: undefined, sign: undefined })
    await unit.keepHashMark(text)
    return parseMark(text)!.id!
  })
}

/** Looks for another mark, as long as it may still be replaced: until the index has a record. */
function markGuard(mark: string, onRefusal: (error: Error) => void) {
  let isSettled = false
  const look = async (reads: Pick<PatientReads, 'hashMark'>): Promise<void> => {
    if (isSettled || parseMark(await reads.hashMark())?.secret === mark) return
    const refusal = new ClientError('CONFLICT', WRONG)
    onRefusal(refusal)
    throw refusal
  }
  return {
    look,
    settle: async (reads: Pick<PatientReads, 'counts' | 'hashMark'>): Promise<void> => {
      if (isSettled) return
      // asked first: a mark that is read after there was a record is the last one
      const { records } = await reads.counts()
      await look(reads)
      isSettled = records > 0
    },
  }
}
