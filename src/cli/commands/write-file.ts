import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { realpath, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refused } from '../failures.ts'
import { plainLines } from '../render/text.ts'

type Chunks = AsyncIterable<Uint8Array | string>

/** Counts the rows (a line each, without the header of CSV) and bytes of a file on its way. */
export function countedRows(source: Chunks, format: 'csv' | 'ndjson') {
  let lines = 0
  const counted = {
    bytes: 0,
    get rows() {
      return Math.max(0, format === 'csv' ? lines - 1 : lines)
    },
    onChunk: () => {},
    async *chunks(): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        const buffer =
          typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        counted.bytes += buffer.length
        for (let at = buffer.indexOf(0x0a); at >= 0; at = buffer.indexOf(0x0a, at + 1)) lines += 1
        counted.onChunk()
        yield buffer
      }
    },
  }
  return counted
}

/**
 * Writes a file beside its place and moves it there once it is complete, so that no half of one is ever there. A link
 * is followed; a pipe or device is written to as it is.
 */
export async function writeWhole(place: string, chunks: Chunks, signal: AbortSignal): Promise<void> {
  const path = await realpath(place).catch(() => place)
  try {
    if (await isSpecial(path)) await pipeline(Readable.from(chunks), createWriteStream(path), { signal })
    else await writeBeside(path, chunks, signal)
  } catch (error) {
    throw named(path, error)
  }
}

const isSpecial = (path: string) =>
  stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  )

async function writeBeside(path: string, chunks: Chunks, signal: AbortSignal): Promise<void> {
  const partial = `${path}.${process.pid}.${randomUUID()}.partial`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(partial, { flags: 'wx' }), { signal })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw error
  }
}

/**
 * Writes to standard output, which may be a terminal that data must not steer. A reader who has seen enough (`| head`)
 * ends it without a failure.
 */
export async function writeStdout(chunks: Chunks, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(Readable.from(process.stdout.isTTY ? plainLines(chunks) : chunks), process.stdout, {
      signal,
      end: false,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

const WHY: Record<string, string> = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'the folder does not exist',
  EACCES: 'it may not be written: permission denied',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}

function named(path: string, error: unknown): unknown {
  const why = WHY[(error as NodeJS.ErrnoException).code ?? '']
  return why ? refused('CONFLICT', `${path}: ${why}`) : error
}
