import type { ClientSession, Db, Document, MongoClient } from 'mongodb'
import type { Collections } from './collections.ts'

/** The sessions that write. MongoDB keeps a transaction of a process that died open for a minute or more. */
export interface Writers {
  /** Tells others that the session's process is alive, unless they were told just now. */
  tell(session: ClientSession): Promise<void>
  /** Ends the transactions of processes that have told nothing for a while. One that lives tries its own again. */
  endLost(): Promise<void>
  /** Ends transactions that the server could not be told of. */
  end(sessions: readonly ClientSession[]): Promise<void>
}

/** How often a process that writes tells that it lives. */
export const TELL_MS = 1_000
const LOST_MS = 5 * TELL_MS

export function createWriters(client: MongoClient, db: Db, { writers }: Collections): Writers {
  const told = new WeakMap<ClientSession, number>()
  const kill = async (ids: Document[]) => void (await client.db('admin').command({ killSessions: ids }))
  return {
    tell: async (session) => {
      if (Date.now() - (told.get(session) ?? 0) < TELL_MS) return
      const writeConcern = { w: 1, journal: false }
      await writers.updateOne(
        { _id: session.id!.id },
        { $currentDate: { seenAt: true } },
        { upsert: true, writeConcern },
      )
      told.set(session, Date.now())
    },
    endLost: async () => {
      const { localTime } = (await db.command({ hello: 1 })) as { localTime: Date }
      const before = new Date(localTime.getTime() - LOST_MS)
      const lost = (await writers.find({ seenAt: { $lt: before } }).toArray()).map(({ _id }) => _id)
      if (lost.length === 0) return
      await kill(lost.map((id) => ({ id })))
      await writers.deleteMany({ _id: { $in: lost }, seenAt: { $lt: before } })
    },
    end: (sessions) => kill(sessions.map(({ id }) => id!)),
  }
}
