import { builder } from '../../graphql/builder.ts'
import type { IndexCounts } from '../index/patient-index.ts'
import { checkBatch } from '../registering/checks.ts'
import { batchCost } from './batch-cost.ts'
import { RecordRef } from './inputs.ts'
import { PatientType, SourceRecordType } from './patient-type.ts'
import { POST_ONLY } from './post-only.ts'

const IndexStatsType = builder.objectRef<IndexCounts>('IndexStats').implement({
  description: 'How much the index holds.',
  fields: (t) => ({
    persons: t.exposeInt('persons', { description: 'Active persons.' }),
    records: t.exposeInt('records', { description: 'Source records.' }),
    openReviews: t.exposeInt('openReviews', { description: 'Reviews that wait for an answer.' }),
  }),
})

builder.queryFields((t) => ({
  patient: t.field({
    type: PatientType,
    nullable: true,
    complexity: 1,
    extensions: POST_ONLY,
    description: 'One person, or null when the index does not know the number.',
    args: { mpiId: t.arg.id({ required: true, description: 'The number of the person.' }) },
    resolve: (_root, { mpiId }, { loaders }) => loaders.person.load(mpiId),
  }),
  patients: t.field({
    type: [PatientType],
    nullable: { list: false, items: true },
    complexity: ({ mpiIds }, { maxBatch }) => batchCost(mpiIds.length, maxBatch),
    extensions: POST_ONLY,
    description: 'Persons in the order asked, null where there is none. At most `limits.maxBatch`.',
    args: { mpiIds: t.arg.idList({ required: true, description: 'The numbers of the persons.' }) },
    resolve: (_root, { mpiIds }, { patients, maxBatch }) => {
      checkBatch(mpiIds.length, maxBatch, 'mpiIds')
      return patients.persons.persons(mpiIds)
    },
  }),
  record: t.field({
    type: SourceRecordType,
    nullable: true,
    complexity: 1,
    extensions: POST_ONLY,
    description: 'One source record, or null when it is not registered.',
    args: {
      source: t.arg.string({ required: true, description: 'The source.' }),
      sourceId: t.arg.string({ required: true, description: "The source's own number of the patient." }),
    },
    resolve: async (_root, ref, { loaders }) => loaders.record.load(ref),
  }),
  records: t.field({
    type: [SourceRecordType],
    nullable: { list: false, items: true },
    complexity: ({ refs }, { maxBatch }) => batchCost(refs.length, maxBatch),
    extensions: POST_ONLY,
    description: 'Source records in the order asked, null where there is none. At most `limits.maxBatch`.',
    args: { refs: t.arg({ type: [RecordRef], required: true, description: 'Their names.' }) },
    resolve: (_root, { refs }, { patients, maxBatch }) => {
      checkBatch(refs.length, maxBatch, 'refs')
      return patients.persons.records(refs)
    },
  }),
  indexStats: t.field({
    type: IndexStatsType,
    complexity: 50,
    description: 'How much the index holds.',
    resolve: (_root, _args, { patients }) => patients.counts(),
  }),
}))
