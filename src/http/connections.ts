import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server. */
export interface Connections {
  /** Closes those with nothing in flight, half a head of a request included; the others as soon as theirs is answered. */
  drain(): void
  /** Closes all of them. */
  cutOff(): void
}

export function connectionsOf(server: Server): Connections {
  /** with the number of requests that are in flight */
  const open = new Map<Socket, number>()
  let draining = false

  const count = (socket: Socket, change: 1 | -1) => {
    const before = open.get(socket)
    if (before === undefined) return
    open.set(socket, before + change)
    if (draining && before + change === 0) socket.destroySoon()
  }

  server.on('connection', (socket) => {
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1)
    response.once('close', () => count(socket, -1))
  })

  return {
    drain() {
      draining = true
      for (const [socket, inFlight] of open) if (inFlight === 0) socket.destroySoon()
    },
    cutOff() {
      for (const socket of open.keys()) socket.destroy()
    },
  }
}
