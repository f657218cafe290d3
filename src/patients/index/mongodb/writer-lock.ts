import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientSession, MongoClient } from 'mongodb'
import type { Collections } from './collections.ts'
import { isConflict, isPassing } from './failures.ts'
import { lacking } from './state.ts'
import { TELL_MS, type Writers } from './writers.ts'

/** What one transaction of all of all processes has. A process asks for it once at a time. */
export interface WriterLock {
  /** A session in a transaction that has the lock until it ends. Throws a conflict when others have it all the time. */
  acquire(until: number): Promise<ClientSession>
  /** After a transaction that was committed. */
  release(): void
  /** Takes back a transaction that failed, so that its lock keeps nobody waiting. */
  abandon(session: ClientSession, error: unknown): Promise<void>
}

const TRANSACTION = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
  readPreference: 'primary',
} as const

/**
 * Every transaction begins by writing the same document. Of two at the same time the server refuses one, which tries
 * again; and until the other has ended, nobody else's writing can be committed.
 */
export function createWriterLock(client: MongoClient, { state }: Collections, writers: Writers): WriterLock {
  let own: ClientSession | undefined
  let telling: NodeJS.Timeout | undefined
  /** Sessions whose transactions may still be open on a server that could not be told. */
  let open: ClientSession[] = []

  const endOpen = async () => {
    if (open.length === 0) return
    const ending = open
    await writers.end(ending)
    open = open.filter((session) => !ending.includes(session))
    for (const session of ending) void session.endSession().catch(() => {})
  }

  const keepTelling = (session: ClientSession) => {
    telling = setInterval(() => void writers.tell(session).catch(() => {}), TELL_MS).unref()
  }

  const abandon = async (session: ClientSession, error: unknown) => {
    clearInterval(telling)
    if (isPassing(error) && !isConflict(error)) {
      open.push(session)
      own = undefined
    } else await session.abortTransaction().catch(() => {})
  }

  const begin = async (session: ClientSession, until: number): Promise<void> => {
    let looked = Date.now()
    for (;;) {
      session.startTransaction(TRANSACTION)
      try {
        const { matchedCount } = await state.updateOne({ _id: 'index' }, { $inc: { turn: 1 } }, { session })
        if (matchedCount > 0) return
        // an open transaction would keep whoever makes it anew waiting
        await session.abortTransaction()
        throw lacking()
      } catch (error) {
        if (!isConflict(error) || Date.now() >= until) throw error
        await session.abortTransaction()
        await sleep(1 + Math.random() * 6)
      }
      if (Date.now() - looked > TELL_MS) {
        await writers.endLost()
        looked = Date.now()
      }
    }
  }

  return {
    acquire: async (until) => {
      await endOpen()
      const session = (own ??= client.startSession())
      try {
        await writers.tell(session)
        await begin(session, until)
        keepTelling(session)
        return session
      } catch (error) {
        await abandon(session, error)
        throw error
      }
    },
    release: () => clearInterval(telling),
    abandon,
  }
}
