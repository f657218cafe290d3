import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A way to a server on which everything takes a while. */
export interface SlowLink extends AsyncDisposable {
  port: number
  /** how long the server's answers are on their way, in ms */
  delay(ms: number): void
  /** whether there is no way at all */
  cut(isCut: boolean): void
  /** cuts the next connection on which a client says `word`, before the server hears it */
  cutAt(word: string): void
}

/** Listens on 127.0.0.1 and passes everything on to a port there. */
export async function slowLink(to: number): Promise<SlowLink> {
  let delay = 0
  let cut = false
  let fatal: string | undefined
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    if (cut) {
      client.destroy()
      return
    }
    const upstream = connect(to, '127.0.0.1')
    for (const [socket, peer] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => peer.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        peer.destroy()
      })
    }
    client.on('data', (bytes) => {
      if (fatal === undefined || !bytes.includes(fatal)) upstream.write(bytes)
      else {
        fatal = undefined
        client.destroy()
      }
    })
    // what comes later never overtakes what came before
    let passed = Promise.resolve()
    upstream.on('data', (bytes) => {
      const arrives = sleep(delay)
      passed = passed.then(() => arrives).then(() => void (client.writable && client.write(bytes)))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    delay: (ms) => (delay = ms),
    cut: (isCut) => {
      cut = isCut
      if (cut) for (const socket of sockets) socket.destroy()
    },
    cutAt: (word) => (fatal = word),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
