import type { PatientUnit } from '../index/patient-index.ts'
import type { StoredRecord } from '../index/stored.ts'
import { readValueCounts } from '../index/value-counts.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import { type BatchGround, createBatch, result } from './batch.ts'
import { checkBatch } from './checks.ts'
import { IDS_A_RECORD, refKey } from './drafts.ts'
import { gathered } from './gather.ts'
import { type Incoming, readIncoming, type SourceRecordInput } from './incoming.ts'
import { createJudge } from './judge.ts'
import { knownPersons } from './known-persons.ts'
import { inTurns } from './in-turns.ts'
import type { ItemError } from './item-error.ts'
import type { PatientDeps } from './patient-deps.ts'
import type { RegisterResult } from './registered.ts'

/** Records of concurrent calls that are registered in one transaction. */
const MOST_GATHERED = 1_000

export type Registrar = (inputs: readonly SourceRecordInput[], actor: string) => Promise<RegisterResult[]>

/**
 * Registers records, in their order, as if they came one after another. All of a call is kept or nothing; one that cannot
 * be read is an ERROR in its place. Sending a batch again changes nothing. Refuses more than `maxBatch` records with
 * BAD_USER_INPUT. Calls that come while others are written are written together.
 */
export function createRegistrar(deps: PatientDeps): Registrar {
  const { index, keysOf, maxBatch, now } = deps
  const register = gathered<Incoming, RegisterResult>(
    (items) => index.transaction((unit) => registerIn(unit, items, deps)),
    MOST_GATHERED,
  )
  return async (inputs, actor) => {
    checkBatch(inputs.length, maxBatch)
    const read = await inTurns(inputs, (input) => readIncoming(input, actor, now(), keysOf))
    const incoming = read.filter((one) => 'question' in one)
    const results = incoming.length > 0 ? await register(incoming) : []
    let at = 0
    return read.map((one, i) => ('question' in one ? results[at++]! : refused(inputs[i]!, one)))
  }
}

function refused({ source, sourceId }: SourceRecordInput, error: ItemError): RegisterResult {
  return { status: 'ERROR', source, sourceId, mpiId: null, probability: null, reviewId: null, warnings: [], error }
}

async function registerIn(unit: PatientUnit, items: readonly Incoming[], deps: PatientDeps): Promise<RegisterResult[]> {
  const existing = await unit.records(items)
  const stored = new Map(existing.map((record) => [refKey(record), record]))
  if (items.every((item) => stored.get(refKey(item))?.hash === item.hash)) {
    return items.map((item) => result(item, { status: 'UNCHANGED', mpiId: stored.get(refKey(item))!.mpiId }))
  }
  const batch = createBatch(await readGround(unit, items, existing, deps))
  const results = await inTurns(items, (item, place) => batch.take(item, place))
  await unit.write(batch.changes(await unit.firstRecords(batch.questioned())))
  return results
}

/** Reads everything that the batch needs, in a number of statements that does not grow with it. */
async function readGround(
  unit: PatientUnit,
  items: readonly Incoming[],
  existing: readonly StoredRecord[],
  { keysOf, valueHash, authoritative, now }: PatientDeps,
): Promise<BatchGround> {
  const stored = new Set(existing.map(refKey))
  const search = await unit.candidates(items.map((item) => (stored.has(refKey(item)) ? [] : item.question.keys)))
  const own = await unit.persons([...new Set(existing.map(({ mpiId }) => mpiId))])
  const known = knownPersons(
    new Map([...search.profiles, ...own.map(({ mpiId, profile }) => [mpiId, profile] as const)]),
  )
  const profiles = [...known.ids()].map((mpiId) => known.profile(mpiId))
  const asked = items.map(({ question }) => question.profile)
  const counts = await readValueCounts(unit, valueHash, asked, profiles)
  const model = (await unit.activeModel()) ?? DEFAULT_MODEL
  return {
    existing,
    search,
    known,
    counts,
    judge: createJudge(model, known, counts, authoritative),
    openReviews: existing.length > 0 ? await unit.openReviewsOf(existing.map(({ id }) => id)) : [],
    firstId: await unit.takeIds(items.length * IDS_A_RECORD),
    possibleThreshold: model.possibleThreshold,
    now: now(),
    keysOf,
  }
}
