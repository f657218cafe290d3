import type { Collection, CreateIndexesOptions, Db, Document, IndexSpecification } from 'mongodb'
import type {
  EventDocument,
  FrequencyDocument,
  ModelDocument,
  PersonDocument,
  RecordDocument,
  ReviewDocument,
  SeparationDocument,
  StateDocument,
  WriterDocument,
} from './documents.ts'

/** The collections of an index, in one database. */
export interface Collections {
  persons: Collection<PersonDocument>
  records: Collection<RecordDocument>
  events: Collection<EventDocument>
  reviews: Collection<ReviewDocument>
  separations: Collection<SeparationDocument>
  frequencies: Collection<FrequencyDocument>
  models: Collection<ModelDocument>
  state: Collection<StateDocument>
  writers: Collection<WriterDocument>
}

export function collectionsIn(db: Db): Collections {
  return {
    persons: db.collection('patient_person'),
    records: db.collection('patient_record'),
    events: db.collection('patient_event'),
    reviews: db.collection('patient_review'),
    separations: db.collection('patient_separation'),
    frequencies: db.collection('patient_frequency'),
    models: db.collection('match_model'),
    state: db.collection('patient_state'),
    writers: db.collection('patient_writer'),
  }
}

interface Shape {
  /** What every document satisfies. */
  validator?: Document
  indexes?: readonly (readonly [IndexSpecification, CreateIndexesOptions?])[]
}

const isText = { $type: 'string' }
const same = (a: unknown, b: unknown) => ({ $eq: [a, b] })

const SHAPES: Record<keyof Collections, Shape> = {
  persons: {
    validator: {
      $expr: {
        $and: [
          same('$active', { $ne: ['$profile', ''] }),
          same(same('$mergedInto', null), same('$root', '$_id')),
          same(same('$mergedInto', null), same('$mergeEvent', null)),
        ],
      },
    },
    indexes: [
      [{ keys: 1 }, { sparse: true }],
      [{ root: 1 }, { partialFilterExpression: { mergedInto: isText } }],
    ],
  },
  records: { indexes: [[{ ref: 1 }, { unique: true }], [{ mpiId: 1, _id: 1 }]] },
  events: {
    indexes: [
      [{ mpiId: 1, _id: 1 }],
      [{ otherMpiId: 1, _id: 1 }, { partialFilterExpression: { otherMpiId: isText } }],
      [{ ref: 1 }, { partialFilterExpression: { before: isText } }],
    ],
  },
  reviews: {
    validator: { $or: [{ shown: false }, { status: 'OPEN' }] },
    indexes: [
      [{ pair: 1 }, { unique: true, partialFilterExpression: { shown: true, kind: 'JOIN' } }],
      [
        { record: 1, kind: 1 },
        { unique: true, partialFilterExpression: { shown: true, kind: 'FIT' } },
      ],
      [{ status: 1, shown: 1, doubt: 1, _id: 1 }],
      [{ record: 1 }, { partialFilterExpression: { status: 'OPEN' } }],
      [{ otherRecord: 1 }, { partialFilterExpression: { status: 'OPEN' } }],
    ],
  },
  separations: {
    validator: { $expr: { $lt: ['$record', '$otherRecord'] } },
    indexes: [[{ record: 1 }], [{ otherRecord: 1 }]],
  },
  frequencies: {},
  models: { indexes: [[{ active: 1 }, { unique: true, partialFilterExpression: { active: true } }]] },
  state: {},
  writers: { indexes: [[{ seenAt: 1 }, { expireAfterSeconds: 86_400 }]] },
}

const NAMESPACE_EXISTS = 48

/** Makes collections, rules and indexes what they have to be. Any number of processes may do so at once. */
export async function prepareCollections(db: Db): Promise<void> {
  const collections = collectionsIn(db)
  const there = new Map(
    (await db.listCollections({}, { nameOnly: false }).toArray()).map((one) => [
      one.name,
      JSON.stringify(one.options?.['validator'] ?? {}),
    ]),
  )
  for (const [name, { validator = {}, indexes = [] }] of Object.entries(SHAPES)) {
    const collection = collections[name as keyof Collections]
    const { collectionName } = collection
    if (!there.has(collectionName)) await create(db, collectionName, validator)
    else if (there.get(collectionName) !== JSON.stringify(validator)) {
      await db.command({ collMod: collectionName, validator })
    }
    for (const [keys, options] of indexes) await collection.createIndex(keys, options)
  }
  await collections.state.updateOne(
    { _id: 'index' },
    { $setOnInsert: { turn: 0, lastId: 0, persons: 0, records: 0 } },
    { upsert: true },
  )
}

async function create(db: Db, name: string, validator: Document): Promise<void> {
  await db.createCollection(name, { validator }).catch((error: { code?: unknown }) => {
    if (error.code !== NAMESPACE_EXISTS) throw error
  })
}
