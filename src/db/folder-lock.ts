import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A folder that another process holds; the message says how to work beside it. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

const TRIES = 5

interface Holder {
  pid: number
  url?: string
}

/**
 * Takes `folder` for this process until `release`. The lock is a local socket, which the kernel gives back when the
 * process dies however it dies, and at which the holder tells who it is.
 */
export async function lockFolder(folder: string): Promise<{ setAddress(url: string): void; release(): Promise<void> }> {
  const path = await socketPath(folder)
  const holder: Holder = { pid: process.pid }
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(JSON.stringify(holder))
  })
  for (let attempt = 0; ; attempt++) {
    try {
      server.listen(path)
      await once(server, 'listening')
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      const other = await askHolder(path)
      if (other || attempt === TRIES) throw new FolderInUseError(inUse(folder, other))
      // a holder that does not answer is about to end, or has left its file behind
      if (path.startsWith('/')) await rm(path, { force: true })
      else await sleep(200)
    }
  }
  server.unref()
  return {
    setAddress: (url) => {
      holder.url = url
    },
    release: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

async function socketPath(folder: string): Promise<string> {
  const name = `provider-vault-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

async function askHolder(path: string): Promise<Holder | undefined> {
  const socket = connect(path)
  socket.setTimeout(1_000, () => socket.destroy())
  let text = ''
  try {
    for await (const chunk of socket) text += String(chunk)
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

function inUse(folder: string, holder: Holder | undefined): string {
  const who = holder ? ` (process ${holder.pid})` : ''
  const how = holder?.url
    ? `use it with --server ${holder.url}, or stop it first`
    : 'wait for it to end, or stop it first'
  return `DATA_DIR: ${folder} is in use by another Provider Vault${who}: ${how}`
}
