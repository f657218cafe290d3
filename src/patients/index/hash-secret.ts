import { createHmac, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError } from '../../config.ts'
import { formatMark, parseMark } from './index-mark.ts'
import type { PatientIndex } from './patient-index.ts'

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

/**
 * Refuses another secret than the one that the records of the index were hashed with: nobody would be found any more. An
 * index without records takes any. Answers the id of the index, by which processes know that they share it.
 */
export async function checkHashSecret(index: PatientIndex, secret: string): Promise<string> {
  const mark = createHmac('sha256', secret).update('the mark of this secret').digest('base64url')
  const before = parseMark(await index.hashMark())
  if (before?.secret === mark && before.id) return before.id
  return index.transaction(async (unit) => {
    const kept = parseMark(await unit.hashMark())
    if (kept && kept.secret !== mark && (await unit.counts()).records > 0) {
      throw new ConfigError(
        'HASH_SECRET: is not the secret that the patient index was made with, so that nobody in it would be found; set that one again, or none where it was generated',
      )
    }
    const text = formatMark(kept?.secret === mark ? kept : { secret: mark, id: undefined, sign: undefined })
    await unit.keepHashMark(text)
    return parseMark(text)!.id!
  })
}
