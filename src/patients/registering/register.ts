import type { FoundPersons, PatientUnit } from '../index/patient-index.ts'
import type { StoredRecord } from '../index/stored.ts'
import { createValueCounts } from '../index/value-counts.ts'
import { countedInPairs } from '../matching/counted-in-pairs.ts'
import { countedValues } from '../matching/frequency.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import { createQueue } from '../../one-after-another.ts'
import { type BatchGround, createBatch, unchanged } from './batch.ts'
import { checkBatch } from './checks.ts'
import { IDS_A_RECORD, refKey } from './drafts.ts'
import { gathered } from './gather.ts'
import { type Incoming, readIncoming, type SourceRecordInput } from './incoming.ts'
import { createJudge } from './judge.ts'
import { knownPersons } from './known-persons.ts'
import { inTurns } from './in-turns.ts'
import type { ItemError } from './item-error.ts'
import { inParts } from './parts.ts'
import type { PatientDeps } from './patient-deps.ts'
import type { RegisterResult } from './registered.ts'
import { waitingReviews } from './waiting-reviews.ts'

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
    // what the database is not needed for is done while it is at work
    inTurns(incoming, ({ question }) => question).catch(() => {})
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
    const waiting = waitingReviews(await openReviewsOf(unit, existing))
    return inTurns(items, (item) => unchanged(item, stored.get(refKey(item))!, waiting))
  }
  const ground = await readGround(unit, items, existing, deps)
  const batch = createBatch(ground)
  const results: RegisterResult[] = []
  const parts = inParts(items)
  const proposals = proposeAhead(parts, ground)
  for (const [i, part] of parts.entries()) {
    const proposed = await proposals[i]!
    results.push(...(await inTurns(part, (item, place) => batch.take(item, proposed[place]!))))
  }
  await unit.write(batch.changes(await unit.firstRecords(batch.questioned())))
  return results
}

const openReviewsOf = async (unit: PatientUnit, records: readonly StoredRecord[]) =>
  records.length > 0 ? unit.openReviewsOf(records.map(({ id }) => id)) : []

interface Ground extends BatchGround {
  /** Which persons of the index each of some records may be. */
  search(items: readonly Incoming[]): Promise<readonly FoundPersons[]>
  /** Reads what weighing records against what was found for them needs. */
  count(items: readonly Incoming[], found: readonly FoundPersons[]): Promise<void>
}

/** What the index proposes for each part: it searches for one while this process is at work on those before. */
function proposeAhead(
  parts: readonly (readonly Incoming[])[],
  { search, count }: Ground,
): Promise<readonly FoundPersons[]>[] {
  let before: Promise<unknown> = Promise.resolve()
  return parts.map((part) => {
    const searching = before.then(() => search(part))
    before = searching
    const proposing = searching.then(async (found) => {
      await count(part, found)
      return found
    })
    proposing.catch(() => {})
    return proposing
  })
}

/** Reads what the whole batch needs, in a number of statements that does not grow with it. */
async function readGround(
  unit: PatientUnit,
  items: readonly Incoming[],
  existing: readonly StoredRecord[],
  { keysOf, everyKeyOf, valueHash, authoritative, now }: PatientDeps,
): Promise<Ground> {
  const own = await unit.persons([...new Set(existing.map(({ mpiId }) => mpiId))])
  const known = knownPersons(new Map(own.map(({ mpiId, profile }) => [mpiId, profile])))
  const counts = createValueCounts(unit, valueHash)
  const model = (await unit.activeModel()) ?? DEFAULT_MODEL
  const hashes = new Map(existing.map((record) => [refKey(record), record.hash]))
  const changed = items.filter((item) => hashes.has(refKey(item)) && hashes.get(refKey(item)) !== item.hash)
  const changing = new Set(changed.map(refKey))
  const isSettled = (item: Incoming) => hashes.get(refKey(item)) === item.hash && !changing.has(refKey(item))
  const inOrder = createQueue()
  const personOf = new Map(existing.map((record) => [refKey(record), record.mpiId]))
  return {
    existing,
    known,
    counts,
    judge: createJudge(model, known, counts, authoritative),
    unattached: changed.length > 0 ? await readUnattached(unit, existing) : new Set(),
    openReviews: await openReviewsOf(unit, existing),
    firstId: await unit.takeIds(items.length * IDS_A_RECORD),
    possibleThreshold: model.possibleThreshold,
    now: now(),
    keysOf,
    everyKeyOf,
    search: async (some) => {
      const keys = await inTurns(some, (item) => (isSettled(item) ? [] : item.question.keys))
      const { profiles, found } = await inOrder(() => unit.candidates(keys))
      known.learn(profiles)
      return found
    },
    count: async (some, found) => {
      const counted = countedInPairs(model)
      const asked = await inTurns(some, (item, i) => {
        const own = personOf.get(refKey(item))
        const weighed = own === undefined ? found[i]!.mpiIds : [own, ...found[i]!.mpiIds]
        for (const mpiId of weighed) counted.add(item.question.prepared, known.prepared(mpiId))
        return countedValues(item.question.profile)
      })
      await inOrder(() => counts.read([...asked.flat(), ...counted.values()]))
    },
  }
}

/** Those of the records that are the only ones of their persons, and of which no steward has decided anything. */
async function readUnattached(unit: PatientUnit, records: readonly StoredRecord[]): Promise<Set<number>> {
  const together = await unit.recordsOf([...new Set(records.map(({ mpiId }) => mpiId))])
  const separated = new Set((await unit.separationsOf(records.map(({ id }) => id))).flat())
  const sizes = Map.groupBy(together, ({ mpiId }) => mpiId)
  const alone = records.filter(({ id, mpiId }) => sizes.get(mpiId)?.length === 1 && !separated.has(id))
  return new Set(alone.map(({ id }) => id))
}
