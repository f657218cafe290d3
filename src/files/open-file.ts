import { constants, open } from 'node:fs/promises'
import { FileFormatError } from './file-error.ts'
import type { FileFormat } from './file-format.ts'

const WHY: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read: permission denied',
  EPERM: 'it may not be read: permission denied',
  EISDIR: 'it is a directory',
  EMFILE: 'too many files are open',
}
const START = 1_024
const CHUNK = 256 * 1024
/** Opens a pipe that nobody writes to at once: nothing could end a thread that waits for somebody. */
export const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK

/**
 * Looks at the file at `path`, called `name` in errors: its size, its first bytes (at most 1,024) and `open`, which reads it from the start
 * and may be called again. One that is said to be NDJSON may be empty: it has no rows.
 * @throws FileFormatError in one line when it is missing, a directory, empty or may not be read
 */
export async function openFile(
  path: string,
  name = path,
  format: FileFormat = 'CSV',
): Promise<{ size: number; firstBytes: Uint8Array; open: () => AsyncIterable<Uint8Array> }> {
  try {
    await using file = await open(path, WITHOUT_WAITING)
    const stat = await file.stat()
    if (stat.isDirectory()) throw new FileFormatError(`${name}: it is a directory`)
    if (!stat.isFile()) throw new FileFormatError(`${name}: it is not a regular file`)
    if (stat.size === 0 && format === 'CSV') throw new FileFormatError(`${name}: the file is empty`)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0)
    return { size: stat.size, firstBytes: buffer.subarray(0, bytesRead), open: () => contents(path, name) }
  } catch (error) {
    throw named(name, error)
  }
}

async function* contents(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    await using file = await open(path)
    for await (const chunk of file.createReadStream({ highWaterMark: CHUNK, autoClose: false })) yield chunk as Buffer
  } catch (error) {
    throw named(name, error)
  }
}

function named(name: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  return new FileFormatError(`${name}: ${WHY[error.code] ?? error.message}`, undefined, { cause: error })
}
