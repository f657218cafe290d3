import { MongoClient } from 'mongodb'
import { chunks } from './chunks.ts'
import type { PlainRecord } from './plain-record.ts'
import type { PlainStore } from './plain-store.ts'

interface RecordDocument {
  _id: number
  mpiId: string
  payload: string
  keys: bigint[]
}

/** Keys of one question of several that are asked at the same time. */
const PART = 1_000

/** One collection with a multikey index. */
export async function plainMongodb(uri: string): Promise<PlainStore> {
  const client = new MongoClient(uri, { useBigInt64: true })
  const db = client.db()
  await db.dropDatabase()
  const records = db.collection<RecordDocument>('plain_record')
  const [events, persons] = [
    db.collection<{ _id: number }>('plain_event'),
    db.collection<{ _id: string }>('plain_person'),
  ]
  const documentOf = ({ id, ...rest }: PlainRecord): RecordDocument => ({ _id: id, ...rest })
  return {
    async load(all) {
      for (const chunk of chunks(all, 5_000)) await records.insertMany(chunk.map(documentOf), { ordered: false })
      for (const name of ['plain_event', 'plain_person']) await db.createCollection(name)
      await records.createIndex({ keys: 1 })
    },
    async find(keys) {
      const projection = { mpiId: 1, payload: 1 }
      const parts = await Promise.all(
        [...chunks(keys, PART)].map((part) =>
          records.find({ keys: { $in: part } }, { projection, batchSize: 1_000_000 }).toArray(),
        ),
      )
      return parts.flat().length
    },
    write: (some) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const ordered = { session, ordered: false }
          await records.insertMany(some.map(documentOf), ordered)
          await events.insertMany(
            some.map(({ id, mpiId, payload }) => ({ _id: id, mpiId, payload })),
            ordered,
          )
          await persons.insertMany(
            some.map(({ mpiId, payload }) => ({ _id: mpiId, payload })),
            ordered,
          )
        }),
      ),
    [Symbol.asyncDispose]: () => client.close(),
  }
}
