import { MongoClient } from 'mongodb'
import { collectionsIn } from '../../src/patients/index/mongodb/collections.ts'
import { freshMongo } from './stores.ts'

/** Databases of this worker that nobody has, with their collections and indexes: to make those takes longer than most tests. */
const idle: string[] = []

/** The address of an empty MongoDB database that nobody else has. {@link leaveMongo} leaves it to the next one who asks. */
export const takeMongo = (): string => idle.pop() ?? freshMongo()

/** Empties a database from {@link takeMongo}. */
export async function leaveMongo(uri: string): Promise<void> {
  await using client = new MongoClient(uri)
  await Promise.all(Object.values(collectionsIn(client.db())).map((collection) => collection.deleteMany({})))
  idle.push(uri)
}
