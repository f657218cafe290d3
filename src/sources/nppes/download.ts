import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { temporaryFolder } from '../../files/temporary-folder.ts'
import { get } from '../http.ts'

const LIMITS = { accept: '*/*', timeoutMs: 3 * 3_600_000, maxBytes: 32 * 2 ** 30 }

/** A file of this machine's that is removed when it is disposed of. */
export interface TemporaryFile extends AsyncDisposable {
  path: string
}

/**
 * Streams what is at `url` to a temporary file, for at most three hours and 32 GiB. When it fails or is aborted, nothing
 * is left behind; a body that is cut short is a TransientError.
 */
export async function downloaded(url: string, signal: AbortSignal): Promise<TemporaryFile> {
  const folder = await temporaryFolder()
  const remove = () => folder[Symbol.asyncDispose]()
  const path = join(folder.path, 'download')
  try {
    const { body } = await get(url, { ...LIMITS, signal })
    await pipeline(body, createWriteStream(path), { signal })
  } catch (error) {
    await remove()
    throw error
  }
  return { path, [Symbol.asyncDispose]: remove }
}
