import type { AnyBulkWriteOperation, ClientSession, Collection, Document } from 'mongodb'

/** Adds new documents in one command. */
export async function insert<T extends Document>(collection: Collection<T>, session: ClientSession, documents: T[]) {
  if (documents.length > 0) await collection.insertMany(documents as never[], { session, ordered: false })
}

/** Changes documents in one command, in any order. */
export async function change<T extends Document>(
  collection: Collection<T>,
  session: ClientSession,
  operations: AnyBulkWriteOperation<T>[],
) {
  if (operations.length > 0) await collection.bulkWrite(operations, { session, ordered: false })
}
