import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { missing } from './needed-servers.ts'

/** The two databases that everything has to work on alike. */
export const DATABASES = ['embedded', 'server'] as const
export type DatabaseKind = (typeof DATABASES)[number]

/** Where a patient index may be kept. */
export type StoreKind = DatabaseKind | 'mongodb'

/** Those that this machine has. */
export const STORES: readonly StoreKind[] = missing(
  'mongod (or MONGODB_URI, MONGOMS_SYSTEM_BINARY)',
  inject('mongoUri'),
)
  ? DATABASES
  : [...DATABASES, 'mongodb']

/** The address of a MongoDB database that nobody else uses; it goes with the run. */
export const freshMongo = (uri = inject('mongoUri')!): string =>
  uri.replace(
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/,
    `$1/${inject('mongoPrefix')}${randomUUID().replaceAll('-', '')}`,
  )
