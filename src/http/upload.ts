import { createWriteStream, openAsBlob } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { temporaryFolder } from '../files/temporary-folder.ts'
import { bodyChunks, parseJson } from './body.ts'
import { Refusal } from './refusal.ts'

/** A GraphQL request that came as multipart form: its parameters with the files in their places. */
export interface Upload {
  params: Record<string, unknown>
  /** removes the files from the disk */
  dispose(): Promise<void>
}

const MOST_FILES = 4

/** Bytes that a request may have: in all, and of what stands beside its files. */
export interface UploadLimits {
  bytes: number
  fieldBytes: number
}

/**
 * Receives a GraphQL multipart request (jaydenseric's specification). Files go to the disk as they arrive, so that
 * memory stays flat whatever their size, and are there only when the whole request is.
 */
export async function receiveUpload(request: IncomingMessage, limits: UploadLimits): Promise<Upload> {
  const folder = await temporaryFolder().catch((error: unknown) => {
    throw isFull(error) ? noRoom() : error
  })
  const dispose = async () => folder[Symbol.asyncDispose]()
  try {
    const { fields, files } = await receive(request, limits, folder.path)
    const [operations, map] = ['operations', 'map'].map((name) => parseJson(fields.get(name) ?? 'null'))
    if (!isObject(operations) || !isObject(map)) throw malformed('operations and map must be JSON objects')
    for (const [name, paths] of Object.entries(map)) {
      const file = files.get(name)
      if (!file) throw malformed('map names a file that was not sent')
      for (const path of Array.isArray(paths) ? paths : []) place(operations, String(path), file)
    }
    return { params: operations, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

const malformed = (what: string) => new Refusal(400, 'BAD_USER_INPUT', `The multipart request is malformed: ${what}.`)

async function receive(request: IncomingMessage, { bytes, fieldBytes }: UploadLimits, folder: string) {
  const fields = new Map<string, string>()
  const files = new Map<string, File>()
  const writes: Promise<void>[] = []
  const failed = new AbortController()
  const busboy = createBusboy(request, fieldBytes)
  busboy.on('field', (name, value, _cutName, isCut) => {
    if (isCut)
      busboy.destroy(new Refusal(413, 'BAD_USER_INPUT', `A field beside the files has more than ${fieldBytes} bytes.`))
    else fields.set(name, value)
  })
  busboy.on('file', (name, stream, filename) => {
    const path = join(folder, String(writes.length))
    const writing = pipeline(stream, createWriteStream(path), { signal: failed.signal }).then(async () => {
      files.set(name, named(await openAsBlob(path), filename))
    })
    writes.push(writing)
    // a disk that takes no more ends the request, whose rest would have nowhere to go
    writing.catch((error: unknown) => failed.signal.aborted || busboy.destroy(new DiskError(error)))
  })
  try {
    await pipeline(Readable.from(bodyChunks(request, { bytes })), busboy)
    await Promise.all(writes)
  } catch (error) {
    // a file whose rest never comes would be waited for without end
    failed.abort()
    await Promise.allSettled(writes)
    if (error instanceof DiskError) throw isFull(error.cause) ? noRoom() : error.cause
    throw error instanceof Refusal ? error : malformed('it ends too early or is no form')
  }
  return { fields, files }
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
const noRoom = () =>
  new Refusal(503, 'UPSTREAM_UNAVAILABLE', 'The server has no room for the file; send it again later.')

/** A file that could not be written. */
class DiskError extends Error {
  override name = 'DiskError'
  constructor(cause: unknown) {
    super('the file cannot be written', { cause })
  }
}

function createBusboy(request: IncomingMessage, fieldBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { files: MOST_FILES, fields: 10, fieldSize: fieldBytes },
    })
  } catch {
    throw malformed('its boundary is missing')
  }
}

/** A file that is read from the disk piece by piece. */
function named(blob: Blob, name: string): File {
  return Object.defineProperty(blob, 'name', { value: name }) as File
}

function place(operations: Record<string, unknown>, path: string, file: File): void {
  const keys = path.split('.')
  const last = keys.pop()!
  let target: unknown = operations
  for (const key of keys) target = isObject(target) && Object.hasOwn(target, key) ? target[key] : undefined
  if (!isObject(target) || !Object.hasOwn(target, last) || target[last] !== null)
    throw malformed('map points at a place that is not a null variable')
  target[last] = file
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
