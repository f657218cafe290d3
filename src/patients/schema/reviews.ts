import { builder } from '../../graphql/builder.ts'
import { PageInfoType } from '../../graphql/page-info.ts'
import { pageSize, rowsAsked } from '../../paging.ts'
import type { StoredReview } from '../index/stored.ts'
import type { ReviewQueuePage } from '../stewardship/review-queue.ts'
import { FieldExplanationType } from './explanation.ts'
import { PatientType, SourceRecordType } from './patient-type.ts'
import { POST_ONLY } from './post-only.ts'
import { ReviewStatusEnum } from './review-status.ts'
import { deciding } from './stewardship.ts'

const ReviewKindEnum = builder.enumType('ReviewKind', {
  description: 'What a review asks.',
  values: {
    JOIN: { description: 'Whether two persons are one.' },
    FIT: { description: 'Whether a record that no longer fits, as one that changed, is still of its person.' },
  } as const,
})

const ReviewTaskType = builder.objectRef<StoredReview>('ReviewTask').implement({
  description:
    'A question to a steward: whether two persons are one, or, when both are the same person, whether a record that no longer fits is still of it.',
  fields: (t) => ({
    id: t.id({ description: 'The number of the review.', resolve: ({ id }) => String(id) }),
    status: t.expose('status', { type: ReviewStatusEnum, description: 'How it stands.' }),
    kind: t.expose('kind', { type: ReviewKindEnum, description: 'What it asks.' }),
    mpiId: t.exposeID('mpiId', {
      description:
        'The person of the record that raised the question; where relinking did, the one who was registered later.',
    }),
    otherMpiId: t.exposeID('otherMpiId', { description: 'The person that it may be.' }),
    probability: t.exposeFloat('probability', { description: 'That they are one, when the question was raised.' }),
    matchWeight: t.exposeFloat('matchWeight', { description: 'The sum of the weights of `explanation`, in bits.' }),
    explanation: t.expose('explanation', { type: [FieldExplanationType], description: 'What each field adds.' }),
    patient: t.field({
      type: PatientType,
      complexity: 1,
      description: 'The person of `mpiId`.',
      resolve: async ({ mpiId }, _args, { loaders }) => (await loaders.person.load(mpiId))!,
    }),
    other: t.field({
      type: PatientType,
      complexity: 1,
      description: 'The person of `otherMpiId`.',
      resolve: async ({ otherMpiId }, _args, { loaders }) => (await loaders.person.load(otherMpiId))!,
    }),
    record: t.field({
      type: SourceRecordType,
      nullable: true,
      complexity: 1,
      description:
        'The record of `mpiId` that the question is about: when `kind` is FIT, the one that DIFFERENT takes from its person. Null when it was erased.',
      resolve: ({ record }, _args, { loaders }) => loaders.recordById.load(record),
    }),
    otherRecord: t.field({
      type: SourceRecordType,
      nullable: true,
      complexity: 1,
      description:
        'The record of `otherMpiId` that the question is about. Null when it was erased, and when `kind` is FIT, which asks about one record alone.',
      resolve: ({ kind, otherRecord }, _args, { loaders }) =>
        kind === 'FIT' ? null : loaders.recordById.load(otherRecord),
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When the question was raised.' }),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    resolvedBy: t.exposeString('resolvedBy', { nullable: true, description: 'Who answered it.' }),
  }),
})

const ReviewConnectionType = builder.objectRef<ReviewQueuePage>('ReviewConnection').implement({
  description: 'A page of reviews, the most doubtful first.',
  fields: (t) => ({
    nodes: t.expose('nodes', {
      type: [ReviewTaskType],
      complexity: { field: 1, multiplier: 1 },
      description: 'The reviews.',
    }),
    pageInfo: t.field({ type: PageInfoType, description: 'Where the page stands.', resolve: (page) => page }),
    totalCount: t.exposeInt('totalCount', { description: 'How many reviews the whole list has.' }),
  }),
})

builder.queryField('reviewQueue', (t) =>
  t.field({
    type: ReviewConnectionType,
    complexity: ({ first }) => ({ field: 50, multiplier: rowsAsked(first ?? 20) }),
    extensions: POST_ONLY,
    description: 'Reviews, the most doubtful first, a page at a time (20 unless told, at most 1,000).',
    args: {
      status: t.arg({ type: ReviewStatusEnum, description: 'How they stand; OPEN unless given.' }),
      first: t.arg.int({ description: 'How many from the start, or behind `after`.' }),
      after: t.arg.string({ description: 'A cursor of the same list.' }),
    },
    resolve: (_root, { status, first, after }, { patients }) =>
      patients.reviewQueue({ status, first: pageSize(first, 'first'), after }),
  }),
)

builder.queryField('review', (t) =>
  t.field({
    type: ReviewTaskType,
    nullable: true,
    complexity: 1,
    extensions: POST_ONLY,
    description:
      'One review, however it stands: so also how it was answered. One that is OPEN and not in `reviewQueue` is not in question as things are, or another review asks the same. Null when there is none, as when the record that it asked about was erased.',
    args: { id: t.arg.id({ required: true, description: 'The number of the review.' }) },
    resolve: (_root, { id }, { loaders }) => loaders.review.load(id),
  }),
)

builder.mutationField('resolveReview', (t) =>
  t.field({
    type: ReviewTaskType,
    description:
      'Answers a review. SAME merges the two persons (the older one survives), or keeps a changed record where it is; DIFFERENT keeps them apart for good. CONFLICT when SAME would join what a steward has separated by other records: `mergePatients` overrules that.',
    args: {
      id: t.arg.id({ required: true, description: 'The review.' }),
      decision: t.arg({ type: ReviewStatusEnum, required: true, description: 'SAME or DIFFERENT.' }),
      reason: t.arg.string({ required: true, description: 'Why: kept with the event, at most 2,000 characters.' }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.resolveReview(request)),
  }),
)
