import { randomUUID } from 'node:crypto'
import type { CandidateSearch, IndexChanges } from '../index/patient-index.ts'
import type { IdentityEvent, StoredRecord, StoredReview } from '../index/stored.ts'
import type { ValueCounts } from '../index/value-counts.ts'
import type { Answer } from '../matching/decide.ts'
import { packProfile, unpackProfile } from '../matching/packed.ts'
import { mergeProfiles, type Profile } from '../matching/profile.ts'
import { changesOf, emptyDrafts, refKey } from './drafts.ts'
import { freshKeys } from './fresh-keys.ts'
import type { Incoming } from './incoming.ts'
import type { Judge } from './judge.ts'
import type { KnownPersons } from './known-persons.ts'
import type { RegisterResult } from './registered.ts'

/** What a batch finds in the index, read before its first record is decided. */
export interface BatchGround {
  existing: readonly StoredRecord[]
  /** Which persons each record may be, by its place in the batch. */
  search: CandidateSearch
  known: KnownPersons
  counts: ValueCounts
  judge: Judge
  /** Open reviews of the existing records. */
  openReviews: readonly StoredReview[]
  /** The first of enough ids: {@link IDS_A_RECORD} for each record. */
  firstId: number
  possibleThreshold: number
  now: Date
  keysOf: (profile: Profile) => bigint[]
}

/** A record, its event and its review. */
export const IDS_A_RECORD = 3

/** The first record of a person of the index, until it is read. */
const UNKNOWN = 0

const EMPTY = mergeProfiles([])

/** Decides the records of a batch one after another, each against the index and everything that came before it. */
export function createBatch(ground: BatchGround) {
  const { known, counts, judge, now, keysOf } = ground
  const drafts = emptyDrafts(ground.existing)
  const fresh = freshKeys()
  /** The first record of each person that is new. */
  const firstRecords = new Map<string, number>()
  const fits = new Map(ground.openReviews.filter(({ kind }) => kind === 'FIT').map((one) => [one.record, one]))
  const newPersons = new Set<string>()
  let id = ground.firstId

  const grow = (mpiId: string, profile: Profile, isNew: boolean) => {
    const before = isNew ? null : known.profile(mpiId)
    known.grow(mpiId, profile)
    counts.change(before, known.profile(mpiId))
    if (!newPersons.has(mpiId)) drafts.grown.add(mpiId)
  }

  const addKeys = (keys: Iterable<bigint>, record: StoredRecord) => {
    const all = [...keys]
    for (const key of all) drafts.newKeys.push([key, record.id])
    fresh.add(all, record.mpiId)
  }

  const addPerson = (): string => {
    const mpiId = randomUUID()
    newPersons.add(mpiId)
    drafts.newPersons.push({
      mpiId,
      active: true,
      mergedInto: null,
      mergeEvent: null,
      emptiedInto: null,
      root: mpiId,
      profile: '',
      createdAt: now,
    })
    return mpiId
  }

  const addEvent = (
    type: IdentityEvent['type'],
    record: StoredRecord,
    actor: string,
    rest?: Partial<IdentityEvent>,
  ) => {
    const { mpiId, source, sourceId } = record
    const base = {
      id: id++,
      type,
      mpiId,
      otherMpiId: null,
      source,
      sourceId,
      actor,
      reason: null,
      at: now,
      before: null,
    }
    drafts.events.push({ ...base, ...rest })
  }

  const addReview = (
    kind: StoredReview['kind'],
    record: StoredRecord,
    other: { record: number; mpiId: string },
    { probability, matchWeight, explanation }: Pick<StoredReview, 'probability' | 'matchWeight' | 'explanation'>,
  ): StoredReview => {
    const review: StoredReview = {
      id: id++,
      kind,
      status: 'OPEN',
      shown: true,
      record: record.id,
      otherRecord: other.record,
      mpiId: record.mpiId,
      otherMpiId: other.mpiId,
      probability,
      matchWeight,
      explanation,
      openedAt: now,
      resolvedAt: null,
      resolvedBy: null,
    }
    drafts.newReviews.push(review)
    return review
  }

  const keep = (incoming: Incoming, mpiId: string, isNew: boolean): StoredRecord => {
    const { source, sourceId, input, hash, recordedAt, question, actor } = incoming
    const record: StoredRecord = {
      id: id++,
      source,
      sourceId,
      mpiId,
      home: mpiId,
      origins: [],
      input,
      profile: packProfile(question.profile),
      history: '',
      hash,
      registeredAt: now,
      updatedAt: now,
      recordedAt,
    }
    drafts.records.set(refKey(incoming), record)
    drafts.newRecords.add(refKey(incoming))
    if (isNew) firstRecords.set(mpiId, record.id)
    grow(mpiId, question.profile, isNew)
    addKeys(question.keys, record)
    addEvent(isNew ? 'REGISTERED' : 'LINKED', record, actor)
    return record
  }

  const register = (incoming: Incoming, place: number): RegisterResult => {
    const stored = ground.search.found[place]!
    const own = fresh.find(incoming.question.keys)
    const mpiIds = [...new Set([...stored.mpiIds, ...own.mpiIds])]
    const answer = judge.decide(incoming.question, mpiIds, stored.truncated || own.truncated)
    const { probability } = answer
    if (answer.mpiId !== null) {
      keep(incoming, answer.mpiId, false)
      return result(incoming, { status: 'LINKED', mpiId: answer.mpiId, probability })
    }
    const mpiId = addPerson()
    const record = keep(incoming, mpiId, true)
    const doubtful = doubtfulCandidate(answer, ground.possibleThreshold)
    if (!doubtful) return result(incoming, { status: 'CREATED', mpiId, probability })
    const other = { record: firstRecords.get(doubtful.mpiId) ?? UNKNOWN, mpiId: doubtful.mpiId }
    const review = addReview('JOIN', record, other, doubtful)
    return result(incoming, { status: 'REVIEW', mpiId, probability, reviewId: review.id })
  }

  const update = (incoming: Incoming, before: StoredRecord): RegisterResult => {
    const { question, actor } = incoming
    const { mpiId } = before
    const fit = judge.fit(question, mpiId)
    const old = [before.profile, before.history].map((packed) => (packed === '' ? EMPTY : unpackProfile(packed)))
    const history = mergeProfiles(old)
    const record: StoredRecord = {
      ...before,
      input: incoming.input,
      hash: incoming.hash,
      recordedAt: incoming.recordedAt,
      profile: packProfile(question.profile),
      history: packProfile(history),
      updatedAt: now,
    }
    drafts.records.set(refKey(incoming), record)
    drafts.changedRecords.add(refKey(incoming))
    const had = new Set(keysOf(history))
    addKeys(
      keysOf(mergeProfiles([history, question.profile])).filter((key) => !had.has(key)),
      record,
    )
    grow(mpiId, question.profile, false)
    const replaced = { input: before.input, recordedAt: before.recordedAt?.toISOString() ?? null }
    addEvent('UPDATED', record, actor, { before: replaced })
    if (fit.fits) return result(incoming, { status: 'UPDATED', mpiId })
    const review = fits.get(record.id) ?? addReview('FIT', record, { record: record.id, mpiId }, fit)
    fits.set(record.id, review)
    return result(incoming, { status: 'UPDATED', mpiId, probability: fit.probability, reviewId: review.id })
  }

  return {
    /** Decides the record at a place of the batch. */
    take(incoming: Incoming, place: number): RegisterResult {
      const before = drafts.records.get(refKey(incoming))
      if (!before) return register(incoming, place)
      if (before.hash === incoming.hash) return result(incoming, { status: 'UNCHANGED', mpiId: before.mpiId })
      return update(incoming, before)
    },
    /** Persons of the index whose first record {@link changes} must know. */
    questioned(): string[] {
      return drafts.newReviews.filter(({ otherRecord }) => otherRecord === UNKNOWN).map(({ otherMpiId }) => otherMpiId)
    },
    /** Everything that the batch changes. */
    changes(firstRecordOf: ReadonlyMap<string, number>): IndexChanges {
      const newReviews = drafts.newReviews.map((review) =>
        review.otherRecord === UNKNOWN ? { ...review, otherRecord: firstRecordOf.get(review.otherMpiId)! } : review,
      )
      const changes = changesOf(drafts, (mpiId) => packProfile(known.profile(mpiId)))
      return { ...changes, newReviews, frequencies: counts.changes() }
    },
  }
}

/** The best candidate, if a steward should look at it. */
function doubtfulCandidate({ status, candidates }: Answer, possibleThreshold: number) {
  const best = candidates[0]
  return status === 'POSSIBLE' && best && best.probability >= possibleThreshold ? best : undefined
}

function result({ source, sourceId, question }: Incoming, rest: Partial<RegisterResult>): RegisterResult {
  const { warnings } = question
  return {
    status: 'ERROR',
    source,
    sourceId,
    mpiId: null,
    probability: null,
    reviewId: null,
    warnings,
    error: null,
    ...rest,
  }
}
