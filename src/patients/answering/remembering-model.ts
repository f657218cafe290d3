import type { Invalidation } from '../../cache/invalidation.ts'
import type { PatientIndex } from '../index/patient-index.ts'

/** A process with which nothing is shared may put another model to use and tell nobody. */
const REMEMBERED_MS = 1_000

/** The index, which asks for the model in use once for all questions between two changes. */
export function rememberingModel(index: PatientIndex, { ledger, isCurrent }: Invalidation): PatientIndex {
  let known: { model: ReturnType<PatientIndex['activeModel']>; version: number; until: number } | undefined
  const activeModel: PatientIndex['activeModel'] = () => {
    if (!isCurrent() || ledger.isChanging()) return index.activeModel()
    const version = ledger.version()
    if (known && known.version === version && performance.now() < known.until) return known.model
    const model = index.activeModel()
    known = { model, version, until: performance.now() + REMEMBERED_MS }
    model.catch(() => (known = undefined))
    return model
  }
  return { ...index, activeModel }
}
