import type { Selectable } from 'kysely'
import type { PatientInput } from '../../patient.ts'
import type { Before, IdentityEvent, StoredPerson, StoredRecord, StoredReview } from '../stored.ts'
import type { PatientEventTable, PatientPersonTable, PatientRecordTable, PatientReviewTable } from '../tables.ts'
import type { Columns } from './columns.ts'

export const PERSON: Columns<StoredPerson> = {
  table: 'patient_person',
  key: ['mpi_id'],
  columns: [
    ['mpi_id', 'text', (person) => person.mpiId],
    ['active', 'boolean', (person) => person.active],
    ['merged_into', 'text', (person) => person.mergedInto],
    ['merge_event', 'bigint', (person) => person.mergeEvent],
    ['emptied_into', 'text', (person) => person.emptiedInto],
    ['root', 'text', (person) => person.root],
    ['profile', 'text', (person) => person.profile],
    ['created_at', 'timestamptz', (person) => person.createdAt],
  ],
}

export function toPerson(row: Selectable<PatientPersonTable>): StoredPerson {
  return {
    mpiId: row.mpi_id,
    active: row.active,
    mergedInto: row.merged_into,
    mergeEvent: row.merge_event,
    emptiedInto: row.emptied_into,
    root: row.root,
    profile: row.profile,
    createdAt: row.created_at,
  }
}

export const RECORD: Columns<StoredRecord> = {
  table: 'patient_record',
  key: ['id'],
  columns: [
    ['id', 'bigint', (record) => record.id],
    ['source', 'text', (record) => record.source],
    ['source_id', 'text', (record) => record.sourceId],
    ['mpi_id', 'text', (record) => record.mpiId],
    ['home', 'text', (record) => record.home],
    ['origins', 'text', (record) => JSON.stringify(record.origins)],
    ['input', 'text', (record) => JSON.stringify(record.input)],
    ['profile', 'text', (record) => record.profile],
    ['history', 'text', (record) => record.history],
    ['hash', 'text', (record) => record.hash],
    ['registered_at', 'timestamptz', (record) => record.registeredAt],
    ['updated_at', 'timestamptz', (record) => record.updatedAt],
    ['recorded_at', 'timestamptz', (record) => record.recordedAt],
  ],
}

export function toRecord(row: Selectable<PatientRecordTable>): StoredRecord {
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    mpiId: row.mpi_id,
    home: row.home,
    origins: JSON.parse(row.origins) as string[],
    input: JSON.parse(row.input) as PatientInput,
    profile: row.profile,
    history: row.history,
    hash: row.hash,
    registeredAt: row.registered_at,
    updatedAt: row.updated_at,
    recordedAt: row.recorded_at,
  }
}

export const EVENT: Columns<IdentityEvent> = {
  table: 'patient_event',
  key: ['id'],
  columns: [
    ['id', 'bigint', (event) => event.id],
    ['type', 'text', (event) => event.type],
    ['mpi_id', 'text', (event) => event.mpiId],
    ['other_mpi_id', 'text', (event) => event.otherMpiId],
    ['source', 'text', (event) => event.source],
    ['source_id', 'text', (event) => event.sourceId],
    ['actor', 'text', (event) => event.actor],
    ['reason', 'text', (event) => event.reason],
    ['at', 'timestamptz', (event) => event.at],
    ['before', 'text', (event) => event.before && JSON.stringify(event.before)],
  ],
}

export function toEvent(row: Selectable<PatientEventTable>): IdentityEvent {
  return {
    id: row.id,
    type: row.type,
    mpiId: row.mpi_id,
    otherMpiId: row.other_mpi_id,
    source: row.source,
    sourceId: row.source_id,
    actor: row.actor,
    reason: row.reason,
    at: row.at,
    before: row.before === null ? null : (JSON.parse(row.before) as Before),
  }
}

export const REVIEW: Columns<StoredReview> = {
  table: 'patient_review',
  key: ['id'],
  columns: [
    ['id', 'bigint', (review) => review.id],
    ['kind', 'text', (review) => review.kind],
    ['status', 'text', (review) => review.status],
    ['shown', 'boolean', (review) => review.shown],
    ['record', 'bigint', (review) => review.record],
    ['other_record', 'bigint', (review) => review.otherRecord],
    ['home', 'text', (review) => review.home],
    ['mpi_id', 'text', (review) => review.mpiId],
    ['other_mpi_id', 'text', (review) => review.otherMpiId],
    ['probability', 'double precision', (review) => review.probability],
    ['match_weight', 'double precision', (review) => review.matchWeight],
    ['explanation', 'jsonb', (review) => JSON.stringify(review.explanation)],
    ['opened_at', 'timestamptz', (review) => review.openedAt],
    ['resolved_at', 'timestamptz', (review) => review.resolvedAt],
    ['resolved_by', 'text', (review) => review.resolvedBy],
  ],
}

export function toReview(row: Selectable<PatientReviewTable>): StoredReview {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    shown: row.shown,
    record: row.record,
    otherRecord: row.other_record,
    home: row.home,
    mpiId: row.mpi_id,
    otherMpiId: row.other_mpi_id,
    probability: row.probability,
    matchWeight: row.match_weight,
    explanation: row.explanation,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
  }
}
