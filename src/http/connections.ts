import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** The open connections of a server. */
export interface Connections {
  /**
   * From now on closes each as soon as a request of it is answered. Of those that are open now, closes after `graceMs` what
   * has nothing in flight, half a head of a request included: what a client sends meanwhile is answered, and not reset.
   * Resolves when all of them are closed, after `graceMs` at the soonest; at once where there is none.
   */
  drain(graceMs: number): Promise<void>
  /** Closes all of them, and each new one. */
  cutOff(): void
}

export function connectionsOf(server: Server): Connections {
  /** with the answers that are not over */
  const open = new Map<Socket, Set<ServerResponse>>()
  let draining = false
  let over = false

  server.on('connection', (socket) => {
    if (over) socket.destroy()
    open.set(socket, new Set())
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const answers = open.get(socket)
    answers?.add(response)
    response.once('close', () => {
      answers?.delete(response)
      if (draining && answers?.size === 0) socket.destroySoon()
    })
  })

  return {
    async drain(graceMs) {
      draining = true
      for (const answers of open.values()) for (const answer of answers) tellOfEnd(answer)
      const before = [...open]
      const closed = Promise.all(before.map(([socket]) => closing(socket)))
      if (before.length > 0) await setTimeout(graceMs)
      for (const [socket, answers] of before) if (answers.size === 0) socket.destroySoon()
      await closed
    },
    cutOff() {
      over = true
      for (const socket of open.keys()) socket.destroy()
    },
  }
}

/** An error is a way to close too. */
const closing = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

/** A client that knows does not send the next request to a connection that is about to close. */
function tellOfEnd(answer: ServerResponse): void {
  if (!answer.headersSent) answer.setHeader('connection', 'close')
}
