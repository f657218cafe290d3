import { hash } from 'node:crypto'
import type { MatchModel } from '../matching/model/model.ts'

/** Twelve hexadecimal digits that are equal for equal parameters. */
export function modelHash(model: MatchModel): string {
  const parameters = JSON.stringify({ ...model, version: null, trainedAt: null, trainedOn: null })
  return hash('sha256', parameters).slice(0, 12)
}
