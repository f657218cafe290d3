import { badInput, ClientError } from '../../errors.ts'
import type { KeptModel, PatientIndex } from '../index/patient-index.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { readModel } from '../matching/model/read-model.ts'
import { type Exclusive, oneAtATime } from '../one-at-a-time.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { notFound } from '../stewardship/refusals.ts'
import { trainOnIndex, type TrainingRequest } from './train.ts'

/** A match model of the index; the shipped one is `keptAt` null until it is put to use by name. */
export type KnownModel = Omit<KeptModel, 'keptAt'> & { keptAt: Date | null }

/**
 * The match models of an index and which of them is in use. Every transaction reads the one in use anew,
 * every match at most a second later, so all processes take up another one. No call touches a link: relinking does.
 */
export interface MatchModels {
  /** The one in use: the shipped one while none was activated. */
  active(): Promise<KnownModel>
  /** All that were ever kept, the newest first, and the shipped one. */
  history(): Promise<KnownModel[]>
  /** Learns a model on the index and keeps it. Refuses a second training at the same time with CONFLICT. */
  train(request: TrainingRequest & { activate: boolean }): Promise<KnownModel>
  /** Puts a model to use; NOT_FOUND when there is none of that version. */
  activate(version: string): Promise<KnownModel>
  /**
   * Keeps a model from its JSON text. Refuses what is none with BAD_USER_INPUT naming the place, and other parameters
   * under a version that is kept with CONFLICT.
   */
  add(document: string, options: { activate: boolean }): Promise<KnownModel>
}

export function createMatchModels(
  { index, now }: Pick<PatientDeps, 'index' | 'now'>,
  exclusive?: Exclusive,
): MatchModels {
  const alone = oneAtATime('training', exclusive)

  const keep = async (model: MatchModel, activate: boolean): Promise<KnownModel> => {
    await index.transaction(async (unit) => {
      const same = (await unit.models()).find((kept) => kept.model.version === model.version)
      if (same && content(same.model) !== content(model)) throw taken()
      if (!same) await unit.keepModel(model, now())
      if (activate) await unit.activateModel(model.version)
    })
    return find(await history(index), model.version)
  }

  return {
    active: async () => (await history(index)).find((known) => known.active)!,
    history: () => history(index),
    train: (request) =>
      alone(async () => {
        const active = (await index.activeModel()) ?? DEFAULT_MODEL
        return keep(await trainOnIndex(index, active, now(), request), request.activate)
      }),
    activate: async (version) => {
      if (version.includes('\u0000')) throw notFound('version', 'match model')
      await index.transaction(async (unit) => {
        if (await unit.activateModel(version)) return
        if (version !== DEFAULT_MODEL.version) throw notFound('version', 'match model')
        await unit.keepModel(DEFAULT_MODEL, now())
        await unit.activateModel(version)
      })
      return find(await history(index), version)
    },
    add: async (document, { activate }) => {
      const model = readModel(parsed(document))
      if (model.version === DEFAULT_MODEL.version && content(model) !== content(DEFAULT_MODEL)) throw taken()
      return keep(model, activate)
    },
  }
}

const taken = (): ClientError => {
  const message = 'is of a model with other parameters: give this one another'
  return new ClientError('CONFLICT', `version ${message}`, [{ path: 'version', message }])
}

/** What makes two models the same: everything but when they were trained. */
function content(model: MatchModel): string {
  return JSON.stringify({ ...model, trainedAt: null }, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw badInput([{ path: 'document', message: 'is no JSON' }])
  }
}

async function history(index: PatientIndex): Promise<KnownModel[]> {
  const kept: KnownModel[] = await index.models()
  const active = !kept.some((known) => known.active)
  if (!kept.some(isShipped)) return [...kept, { model: DEFAULT_MODEL, active, keptAt: null }]
  return active ? kept.map((known) => ({ ...known, active: isShipped(known) })) : kept
}

const isShipped = ({ model }: KnownModel) => model.version === DEFAULT_MODEL.version
const find = (models: readonly KnownModel[], version: string) => models.find(({ model }) => model.version === version)!
