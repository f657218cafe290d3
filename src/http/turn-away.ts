import type { Duplex } from 'node:stream'

/** A client who goes on sending has this long to read why it is not heard. */
const LAST_WORDS_MS = 1_000

const STATUSES: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

const turnedAway = new WeakSet<Duplex>()

/** Answers what is no request of HTTP, or does not become one in time, and closes its connection. */
export function turnAway(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (turnedAway.has(socket)) return
  turnedAway.add(socket)
  if (!socket.writable) return void socket.destroy()
  const status = STATUSES[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  const timer = setTimeout(() => socket.destroy(), LAST_WORDS_MS)
  socket.once('close', () => clearTimeout(timer))
}
