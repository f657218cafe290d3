import type { Binary } from 'mongodb'
import type { Before, IdentityEvent, StoredPerson, StoredRecord, StoredReview } from '../stored.ts'
import type { PatientInput } from '../../patient.ts'

/** A person, with what it is found by: the blocking keys of its records. */
export interface PersonDocument extends Omit<StoredPerson, 'mpiId'> {
  _id: string
  /** Each once; absent when there are none. */
  keys?: bigint[]
  /** How many of its records have each of the keys; absent when it is one each. */
  counts?: number[]
}

export interface RecordDocument {
  _id: number
  ref: string
  mpiId: string
  home: string
  origins: readonly string[]
  /** JSON as text, since BSON refuses some strings that an input may hold. */
  input: string
  profile: string
  history: string
  hash: string
  registeredAt: Date
  updatedAt: Date
  recordedAt: Date | null
  keys: bigint[]
}

export interface EventDocument extends Omit<IdentityEvent, 'id' | 'source' | 'sourceId' | 'before'> {
  _id: number
  ref: string | null
  /** JSON as text, as the input of a record. */
  before: string | null
}

export interface ReviewDocument extends Omit<StoredReview, 'id' | 'explanation'> {
  _id: number
  /** The two persons in one order. */
  pair: string
  /** Distance from even odds in bits. */
  doubt: number
  /** JSON as text. */
  explanation: string
}

/** Two records that must not be joined, the smaller id first. */
export interface SeparationDocument {
  _id: string
  record: number
  otherRecord: number
}

/** How many persons have a value, under a hash of field and value. */
export interface FrequencyDocument {
  _id: bigint
  persons: number
}

export interface ModelDocument {
  _id: string
  active: boolean
  keptAt: Date
  /** JSON as text. */
  model: string
}

/** The one document that every transaction writes first. */
export interface StateDocument {
  _id: 'index'
  /** Transactions so far. */
  turn: number
  lastId: number
  persons: number
  records: number
  /** What the secret of the hashes is recognised by. */
  hashMark?: string
}

/** A session that writes, and when its process last told that it lives, by the server's clock. */
export interface WriterDocument {
  _id: Binary
  seenAt: Date
}

const BETWEEN = '\u001f'

/** Source and id as one text: neither holds control characters. */
export const refOf = (source: string, sourceId: string): string => `${source}${BETWEEN}${sourceId}`

function partsOf(ref: string): { source: string; sourceId: string } {
  const at = ref.indexOf(BETWEEN)
  return { source: ref.slice(0, at), sourceId: ref.slice(at + 1) }
}

export function fromPerson({ mpiId, ...person }: StoredPerson): PersonDocument {
  return { _id: mpiId, ...person }
}

export function toPerson({ _id, keys: _keys, counts: _counts, ...person }: PersonDocument): StoredPerson {
  return { mpiId: _id, ...person }
}

export function fromRecord(record: StoredRecord): Omit<RecordDocument, 'keys'> {
  const { id, source, sourceId, input, ...rest } = record
  return { _id: id, ref: refOf(source, sourceId), input: JSON.stringify(input), ...rest }
}

export function toRecord({ _id, ref, input, keys: _keys, ...rest }: RecordDocument): StoredRecord {
  return { id: _id, ...partsOf(ref), input: JSON.parse(input) as PatientInput, ...rest }
}

export function fromEvent({ id, source, sourceId, before, ...rest }: IdentityEvent): EventDocument {
  const ref = source === null || sourceId === null ? null : refOf(source, sourceId)
  return { _id: id, ref, before: before && JSON.stringify(before), ...rest }
}

export function toEvent({ _id, ref, before, ...rest }: EventDocument): IdentityEvent {
  const parts = ref === null ? { source: null, sourceId: null } : partsOf(ref)
  return { id: _id, ...parts, before: before === null ? null : (JSON.parse(before) as Before), ...rest }
}

export function fromReview({ id, explanation, ...rest }: StoredReview): ReviewDocument {
  const pair = [rest.mpiId, rest.otherMpiId].toSorted().join(' ')
  return { _id: id, pair, doubt: Math.abs(rest.matchWeight), explanation: JSON.stringify(explanation), ...rest }
}

export function toReview({ _id, pair: _pair, doubt: _doubt, explanation, ...rest }: ReviewDocument): StoredReview {
  const parsed = JSON.parse(explanation) as StoredReview['explanation']
  return { id: _id, explanation: parsed, ...rest, home: rest.home ?? null }
}
