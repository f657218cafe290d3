import type { FindOptions } from 'mongodb'
import { ClientError } from '../../../errors.ts'
import type { Collections } from './collections.ts'
import type { StateDocument } from './documents.ts'

/** The database was emptied or replaced since the process started, which is what makes in it what the index needs. */
export const lacking = () =>
  new ClientError(
    'UPSTREAM_UNAVAILABLE',
    'the MongoDB database lacks what the patient index needs, as after it was dropped or replaced; a restart makes it anew',
  )

/** @throws UPSTREAM_UNAVAILABLE when there is none */
export async function readState({ state }: Collections, options: FindOptions): Promise<StateDocument> {
  const found = await state.findOne({ _id: 'index' }, options)
  if (!found) throw lacking()
  return found
}
