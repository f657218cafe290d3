import { DEFAULT_MODEL } from '../../../src/patients/matching/model/defaults.ts'
import type { MatchModel } from '../../../src/patients/matching/model/model.ts'
import type { OpenIndex } from '../index/open-index.ts'

const NEVER = { matchThreshold: 1 - 1e-15, possibleThreshold: 1 - 1e-15 }

/** Sees nobody in two records, so that what it registers falls apart. */
export const STRICT: MatchModel = { ...DEFAULT_MODEL, version: 'strict', ...NEVER }
/** Sees one person in whoever has anything in common. */
export const LAX: MatchModel = {
  ...DEFAULT_MODEL,
  version: 'lax',
  matchThreshold: 1e-9,
  possibleThreshold: 1e-9,
  marginBits: 0,
}

/** Asks about whoever has something in common, and is sure of nobody. */
export const DOUBTFUL: MatchModel = { ...DEFAULT_MODEL, version: 'doubtful', ...NEVER, possibleThreshold: 0.01 }

/** Puts a model to use. */
export async function use({ index }: OpenIndex, model: MatchModel): Promise<void> {
  await index.transaction(async (unit) => {
    await unit.keepModel(model, new Date())
    await unit.activateModel(model.version)
  })
}
