import type { ClientSession } from 'mongodb'
import type { MatchModel } from '../../matching/model/model.ts'
import type { PatientReads } from '../patient-index.ts'
import type { Collections } from './collections.ts'
import { asking, type Scope } from './scope.ts'

/** Reading match models. */
export function modelReads(scope: Scope): Pick<PatientReads, 'activeModel' | 'models'> {
  const { models } = scope.collections
  return {
    activeModel: async () => {
      const found = await models.findOne({ active: true }, asking(scope))
      return found ? (JSON.parse(found.model) as MatchModel) : undefined
    },
    models: async () => {
      const found = await models.find({}, asking(scope)).sort({ keptAt: -1, _id: 1 }).toArray()
      return found.map(({ model, active, keptAt }) => ({ model: JSON.parse(model) as MatchModel, active, keptAt }))
    },
  }
}

/** Keeps a model that is not in use yet, or other parameters under a version that was kept before. */
export async function keepModel(
  { models }: Collections,
  session: ClientSession,
  model: MatchModel,
  keptAt: Date,
): Promise<void> {
  const set = { model: JSON.stringify(model), keptAt }
  const { version } = model
  await models.updateOne({ _id: version }, { $set: set, $setOnInsert: { active: false } }, { upsert: true, session })
}

/** Puts the model of a version to use, and the one before out of it; false when there is no such version. */
export async function activateModel(
  { models }: Collections,
  session: ClientSession,
  version: string,
): Promise<boolean> {
  if (!(await models.findOne({ _id: version }, { session, projection: { _id: 1 } }))) return false
  await models.updateMany({ active: true }, { $set: { active: false } }, { session })
  await models.updateOne({ _id: version }, { $set: { active: true } }, { session })
  return true
}
