import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server. */
export interface Connections {
  /**
   * Closes those with nothing in flight, half a head of a request included, and from now on each as soon as its request is
   * answered. Resolves when those are closed that had something in flight.
   */
  drain(): Promise<void>
  /** Closes all of them, and each new one. */
  cutOff(): void
}

export function connectionsOf(server: Server): Connections {
  /** with the number of requests that are in flight */
  const open = new Map<Socket, number>()
  let draining = false
  let over = false

  const count = (socket: Socket, change: 1 | -1) => {
    const before = open.get(socket)
    if (before === undefined) return
    open.set(socket, before + change)
    if (draining && before + change === 0) socket.destroySoon()
  }

  server.on('connection', (socket) => {
    if (over) socket.destroy()
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1)
    response.once('close', () => count(socket, -1))
  })

  return {
    async drain() {
      draining = true
      const busy: Promise<void>[] = []
      for (const [socket, inFlight] of open) {
        if (inFlight === 0) socket.destroySoon()
        else busy.push(new Promise((resolve) => socket.once('close', () => resolve())))
      }
      await Promise.all(busy)
    },
    cutOff() {
      over = true
      for (const socket of open.keys()) socket.destroy()
    },
  }
}
