import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { addAbortSignal } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { WITHOUT_WAITING } from '../../files/open-file.ts'
import { downloaded } from './download.ts'

/** A file that is open to be read once. Disposing of it closes it and removes what was downloaded for it. */
export interface BulkFile extends AsyncDisposable {
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Opens a dissemination file: a CSV, or a zip of which the entry that `wanted` matches is read; at a path or an http(s)
 * URL. A directory, a file that is missing or empty, a zip that is corrupt or holds no such entry are Errors of one line.
 */
export async function openBulkFile(place: string, wanted: RegExp, signal: AbortSignal): Promise<BulkFile> {
  await using opened = new AsyncDisposableStack()
  const isUrl = /^https?:/i.test(place)
  const name = basename(isUrl ? new URL(place).pathname : place)
  const path = isUrl ? opened.use(await downloaded(place, signal)).path : place
  const file = opened.use(await openFile(path, name))
  const bytes = (await isZip(file)) ? await openEntry(path, name, wanted, signal, opened) : readAll(file, signal)
  const kept = opened.move()
  return { bytes, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  let file: FileHandle
  try {
    file = await open(path, WITHOUT_WAITING)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new Error(code === 'ENOENT' ? `${name} does not exist` : `${name} cannot be opened: ${code}`, {
      cause: error,
    })
  }
  const stat = await file.stat()
  const problem = stat.isDirectory()
    ? 'is a directory, not a file'
    : !stat.isFile()
      ? 'is not a regular file'
      : stat.size === 0
        ? 'is empty'
        : null
  if (problem) {
    await file.close()
    throw new Error(`${name} ${problem}`)
  }
  return file
}

async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
  return bytesRead === 4 && buffer.readUInt32BE() === 0x504b0304
}

async function* readAll(file: FileHandle, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield* file.createReadStream({ start: 0, autoClose: false, highWaterMark: 256 * 1024, signal })
}

async function openEntry(
  path: string,
  name: string,
  wanted: RegExp,
  signal: AbortSignal,
  opened: AsyncDisposableStack,
): Promise<AsyncIterable<Uint8Array>> {
  const broken = (error: unknown) =>
    new Error(`${name} is a zip that cannot be read: ${(error as Error).message}`, { cause: error })
  try {
    const zip = opened.adopt(await openPromise(path, { lazyEntries: true, autoClose: false }), (zip) => zip.close())
    const entry = await findEntry(zip, wanted)
    if (!entry) throw new Error(`no entry in it is named like ${wanted.source}`)
    const stream = opened.adopt(await zip.openReadStreamPromise(entry), (stream) => void stream.destroy())
    addAbortSignal(signal, stream)
    return explained(stream, (error) => (signal.aborted ? signal.reason : broken(error)))
  } catch (error) {
    throw broken(error)
  }
}

async function findEntry(zip: ZipFile, wanted: RegExp): Promise<Entry | undefined> {
  for await (const entry of zip.eachEntry()) {
    if (wanted.test(basename(entry.fileName))) return entry
  }
  return undefined
}

async function* explained(bytes: AsyncIterable<Uint8Array>, explain: (error: unknown) => unknown) {
  try {
    yield* bytes
  } catch (error) {
    throw explain(error)
  }
}
