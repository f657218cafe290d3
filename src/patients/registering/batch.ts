import type { IndexChanges } from '../index/changes.ts'
import type { FoundPersons } from '../index/patient-index.ts'
import type { StoredRecord, StoredReview } from '../index/stored.ts'
import type { ValueCounts } from '../index/value-counts.ts'
import type { Answer, RankedCandidate } from '../matching/decide.ts'
import { packProfile, unpackProfile } from '../matching/packed.ts'
import type { Profile } from '../matching/profile.ts'
import { markReused } from '../matching/reused.ts'
import { countedOf, findableBy, placeOf } from '../stewardship/membership.ts'
import { claims } from './claims.ts'
import { createDrafts } from './drafts.ts'
import { freshKeys } from './fresh-keys.ts'
import type { Incoming } from './incoming.ts'
import type { Judge } from './judge.ts'
import type { InputWarning } from '../patient.ts'
import type { KnownPersons } from './known-persons.ts'
import type { RegisterResult } from './registered.ts'
import { waitingReviews } from './waiting-reviews.ts'

/** What a batch finds in the index. What its records need to be decided is there when their turn comes. */
export interface BatchGround {
  existing: readonly StoredRecord[]
  known: KnownPersons
  counts: ValueCounts
  judge: Judge
  /** Existing records that are alone in their persons, and may be asked about. */
  unattached: ReadonlySet<number>
  /** Open reviews of the existing records. */
  openReviews: readonly StoredReview[]
  /** The first of enough ids. */
  firstId: number
  possibleThreshold: number
  now: Date
  keysOf: (profile: Profile) => bigint[]
  everyKeyOf: (profile: Profile) => bigint[]
}

/** A batch being decided. */
export interface Batch {
  /** Decides the next record, which may be of the persons that the index proposes for it. */
  take(incoming: Incoming, proposed: FoundPersons): RegisterResult
  /** Persons of the index whose first record {@link changes} must know. */
  questioned(): string[]
  /** Everything that the batch changes. */
  changes(firstRecordOf: ReadonlyMap<string, number>): IndexChanges
}

/** Decides the records of a batch one after another, each against the index and everything that came before it. */
export function createBatch(ground: BatchGround): Batch {
  const { known, counts, judge, now, keysOf, everyKeyOf } = ground
  const drafts = createDrafts(ground.existing, ground.firstId, now)
  const fresh = freshKeys()
  const joins = new Set(ground.openReviews.map(({ mpiId, otherMpiId }) => pairOf(mpiId, otherMpiId)))
  /** Persons whose only record is one of the batch, and of which no steward has decided anything. */
  const alone = new Set(ground.existing.filter(({ id }) => ground.unattached.has(id)).map(({ mpiId }) => mpiId))
  const unfit = new Map(
    ground.openReviews.filter(({ kind, shown }) => kind === 'FIT' && shown).map((one) => [one.record, one.id]),
  )
  const waiting = waitingReviews(ground.openReviews)

  /** Adds what a record says to what is known of its person, and makes the person be found by it. */
  const learn = (record: StoredRecord, profile: Profile, keys: readonly bigint[], before: Profile | null) => {
    const { mpiId } = record
    known.grow(mpiId, profile)
    counts.change(before, known.profile(mpiId))
    drafts.grow(mpiId)
    drafts.setKeys(keys, record)
    fresh.add(keys, mpiId)
  }

  const add = ({ source, sourceId, input, recordedAt, hash, question, actor }: Incoming, person: string | null) => {
    const mpiId = person ?? drafts.addPerson()
    const profile = packProfile(question.profile)
    const record = drafts.addRecord({ source, sourceId, mpiId, input, profile, hash, recordedAt })
    learn(record, question.profile, question.keys, person === null ? null : known.profile(mpiId))
    drafts.addEvent(person === null ? 'REGISTERED' : 'LINKED', record, actor)
    if (person === null) alone.add(mpiId)
    else alone.delete(mpiId)
    return record
  }

  /** Persons of the index and of this batch. */
  const withFresh = ({ question }: Incoming, stored: FoundPersons): FoundPersons => {
    const own = fresh.find(question.keys)
    return { mpiIds: [...new Set([...stored.mpiIds, ...own.mpiIds])], truncated: stored.truncated || own.truncated }
  }

  /** What is odd about a record; `about` are the persons whom its result tells of. */
  const warningsOf = ({ question }: Incoming, proposed: FoundPersons, about: readonly unknown[]) => {
    const others = Iterator.from(proposed.mpiIds).filter((mpiId) => !about.includes(mpiId))
    const cut = proposed.truncated ? [SEARCH_TRUNCATED] : []
    return [...question.warnings, ...claims(question.profile.identifiers, others.map(known.profile)), ...cut]
  }

  const register = (incoming: Incoming, proposed: FoundPersons): RegisterResult => {
    const answer = judge.decide(incoming.question, proposed.mpiIds, proposed.truncated)
    const { probability } = answer
    const doubtful = doubtfulCandidate(answer, ground.possibleThreshold)
    const warnings = warningsOf(incoming, proposed, [answer.mpiId, doubtful?.mpiId])
    const record = add(incoming, answer.mpiId)
    const { mpiId } = record
    if (answer.mpiId !== null) return result(incoming, { status: 'LINKED', mpiId, probability, warnings })
    if (!doubtful) return result(incoming, { status: 'CREATED', mpiId, probability, warnings })
    joins.add(pairOf(mpiId, doubtful.mpiId))
    const { id } = drafts.addReview(record, doubtful.mpiId, doubtful)
    waiting.set(record.id, { reviewId: id, probability })
    return result(incoming, { status: 'REVIEW', mpiId, probability, reviewId: id, warnings })
  }

  /** The person with whom a record would have been joined if it came only now, as of a patient who is identified later. */
  const belated = ({ question }: Incoming, { mpiId }: StoredRecord, proposed: FoundPersons) => {
    if (!alone.has(mpiId)) return undefined
    const others = proposed.mpiIds.filter((other) => other !== mpiId)
    const answer = judge.decide(question, others, proposed.truncated)
    return answer.status === 'MATCH' && !joins.has(pairOf(mpiId, answer.mpiId!)) ? answer.candidates[0] : undefined
  }

  const isInQuestion = (mpiId: string) => (known.profile(mpiId)?.reused.length ?? 0) > 0

  const update = (incoming: Incoming, before: StoredRecord, proposed: FoundPersons): RegisterResult => {
    const { question, input, hash, recordedAt, actor } = incoming
    const { mpiId } = before
    const fit = judge.fit(question, mpiId)
    const said = countedOf(before)
    const marked = () => markReused(said, unpackProfile(before.profile), question.profile, placeOf(before))
    // what another record of the person has come to say is no proof while that is in question itself
    const fits = fit.fits && !(isInQuestion(mpiId) && marked().reused.length > 0)
    const other = fits ? belated(incoming, before, proposed) : undefined
    const updated = {
      status: 'UPDATED',
      mpiId,
      warnings: warningsOf(incoming, proposed, [mpiId, other?.mpiId]),
    } as const
    const history = !fits || unfit.has(before.id) ? marked() : said
    const packed = { profile: packProfile(question.profile), history: packProfile(history) }
    const record = { ...before, input, hash, recordedAt, ...packed, updatedAt: now }
    drafts.changeRecord(record)
    const keys = new Set([...keysOf(findableBy(record)), ...question.keys])
    drafts.removeKeys(everyKeyOf(findableBy(before)), record)
    learn(record, countedOf(record), [...keys], known.profile(mpiId))
    drafts.addEvent('UPDATED', record, actor, {
      input: before.input,
      recordedAt: before.recordedAt?.toISOString() ?? null,
    })
    if (other) {
      joins.add(pairOf(mpiId, other.mpiId))
      const { id } = drafts.addReview(record, other.mpiId, other)
      waiting.set(record.id, { reviewId: id, probability: other.probability })
      return result(incoming, { ...updated, probability: other.probability, reviewId: id })
    }
    const open = unfit.get(record.id)
    if (fits && open === undefined) return result(incoming, updated)
    const reviewId = open ?? drafts.addReview(record, mpiId, fit).id
    unfit.set(record.id, reviewId)
    waiting.set(record.id, { reviewId, probability: fit.probability })
    return result(incoming, { ...updated, probability: fit.probability, reviewId })
  }

  return {
    take: (incoming, proposed) => {
      const before = drafts.record(incoming)
      if (before?.hash === incoming.hash) return unchanged(incoming, before, waiting)
      if (before && isOlder(incoming, before)) {
        return { ...unchanged(incoming, before, waiting), warnings: [...incoming.question.warnings, OLDER] }
      }
      const all = withFresh(incoming, proposed)
      return before ? update(incoming, before, all) : register(incoming, all)
    },
    questioned: drafts.questioned,
    changes: (firstRecordOf) => ({
      ...drafts.changes((mpiId) => packProfile(known.profile(mpiId)), firstRecordOf),
      frequencies: counts.changes(),
    }),
  }
}

const pairOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** The best candidate, if a steward should look at it. */
function doubtfulCandidate({ status, candidates }: Answer, possibleThreshold: number): RankedCandidate | undefined {
  const best = candidates[0]
  return status === 'POSSIBLE' && best && best.probability >= possibleThreshold ? best : undefined
}

/** A source's messages may come late, and an older one is not what the source says now. One without a time is of when it came. */
const isOlder = ({ recordedAt }: Incoming, before: StoredRecord) =>
  recordedAt !== null && recordedAt < (before.recordedAt ?? before.updatedAt)

const OLDER: InputWarning = {
  field: 'recordedAt',
  message: 'is before that of what the source said of this record already, which stays',
}

const SEARCH_TRUNCATED: InputWarning = {
  field: 'patient',
  message: 'shares a value with so many records that not all of them were looked at: its person may be among them',
}

/** Of a record that stays as it is: its person, and the review that waits for an answer. */
export function unchanged(
  incoming: Incoming,
  { id, mpiId }: StoredRecord,
  waiting: ReturnType<typeof waitingReviews>,
): RegisterResult {
  return result(incoming, { status: 'UNCHANGED', mpiId, ...waiting.get(id) })
}

/** What became of a record that could be read; what is not given is null. */
function result(
  { source, sourceId, question }: Incoming,
  given: Pick<RegisterResult, 'status' | 'mpiId'> & Partial<RegisterResult>,
): RegisterResult {
  const { warnings } = question
  return { source, sourceId, probability: null, reviewId: null, warnings, error: null, ...given }
}
