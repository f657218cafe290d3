import type { PatientDeps } from '../registering/patient-deps.ts'

/** What an evaluation works on and is told. */
export interface Evaluating {
  /** An index that is empty, and everything that works on it. */
  deps: PatientDeps
  /** Learn a model from the records and relink under it before anything is scored. */
  train: boolean
  /** Of the random numbers of training. */
  seed: number
  signal: AbortSignal
  onProgress(stage: string, done: number, total: number | null): void
}

/** Records in one call. */
export const BATCH = 1000
