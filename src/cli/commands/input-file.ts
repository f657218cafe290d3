import { createWriteStream, openSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { WITHOUT_WAITING } from '../../files/open-file.ts'
import { temporaryFolder } from '../../files/temporary-folder.ts'

/** A file to read, as often as need be. */
export interface InputFile extends AsyncDisposable {
  path: string
  /** what it is called where it is told of */
  name: string
}

const STDIN = '-'

/**
 * The file at `place`. What comes by standard input ("-") or a pipe, which can be read once, is kept in a file that only
 * this user may read, and that is gone in the end.
 */
export async function inputFile(place: string, signal: AbortSignal): Promise<InputFile> {
  if (place !== STDIN && !(await isPipe(place)))
    return { path: place, name: place, [Symbol.asyncDispose]: async () => {} }
  const folder = await temporaryFolder()
  const remove = () => folder[Symbol.asyncDispose]()
  const path = join(folder.path, 'input')
  try {
    const source = place === STDIN ? process.stdin : pipeAt(place)
    await pipeline(source, createWriteStream(path, { mode: 0o600 }), { signal })
  } catch (error) {
    await remove()
    throw error
  }
  return { path, name: place === STDIN ? 'standard input' : place, [Symbol.asyncDispose]: remove }
}

/** What comes by a named pipe, whose writer is waited for without a thread. */
const pipeAt = (place: string) => new Socket({ fd: openSync(place, WITHOUT_WAITING), readable: true, writable: false })

const isPipe = (place: string) =>
  stat(place).then(
    (found) => found.isFIFO(),
    () => false,
  )
