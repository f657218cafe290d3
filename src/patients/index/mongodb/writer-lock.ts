import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientSession, MongoClient } from 'mongodb'
import type { Collections } from './collections.ts'
import { isConflict, isPassing } from './failures.ts'

/** What one transaction of all of all processes has. */
export interface WriterLock {
  /** A session in a transaction that has the lock until it ends. Throws a conflict when others have it all the time. */
  acquire(until: number): Promise<ClientSession>
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
export function createWriterLock(client: MongoClient, { state }: Collections): WriterLock {
  /** Sessions whose transactions may still be open on a server that could not be told. */
  let open: ClientSession[] = []

  const end = (session: ClientSession) => void session.endSession().catch(() => {})

  const endOpen = async () => {
    if (open.length === 0) return
    const ending = open
    await client.db('admin').command({ killSessions: ending.map(({ id }) => id) })
    open = open.filter((session) => !ending.includes(session))
    ending.forEach(end)
  }

  const abandon = async (session: ClientSession, error: unknown) => {
    if (isPassing(error) && !isConflict(error)) open.push(session)
    else {
      await session.abortTransaction().catch(() => {})
      end(session)
    }
  }

  const begin = async (session: ClientSession, until: number): Promise<void> => {
    for (;;) {
      session.startTransaction(TRANSACTION)
      try {
        await state.updateOne({ _id: 'index' }, { $inc: { turn: 1 } }, { session })
        return
      } catch (error) {
        if (!isConflict(error) || Date.now() >= until) throw error
        await session.abortTransaction()
        await sleep(1 + Math.random() * 6)
      }
    }
  }

  return {
    acquire: async (until) => {
      await endOpen()
      const session = client.startSession()
      try {
        await begin(session, until)
        return session
      } catch (error) {
        await abandon(session, error)
        throw error
      }
    },
    abandon,
  }
}
