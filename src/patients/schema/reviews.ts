import { builder } from '../../graphql/builder.ts'
import { PageInfoType } from '../../graphql/page-info.ts'
import { pageSize, rowsAsked } from '../../paging.ts'
import type { StoredReview } from '../index/stored.ts'
import type { ReviewQueuePage } from '../stewardship/review-queue.ts'
import { FieldExplanationType } from './explanation.ts'
import { PatientType } from './patient-type.ts'
import { POST_ONLY } from './post-only.ts'
import { ReviewStatusEnum } from './review-status.ts'
import { deciding } from './stewardship.ts'

const ReviewTaskType = builder.objectRef<StoredReview>('ReviewTask').implement({
  description:
    'A question to a steward: whether two persons are one, or, when both are the same person, whether a record that changed is still of it.',
  fields: (t) => ({
    id: t.id({ description: 'The number of the review.', resolve: ({ id }) => String(id) }),
    status: t.expose('status', { type: ReviewStatusEnum, description: 'How it stands.' }),
    mpiId: t.exposeID('mpiId', { description: 'The person of the record that raised the question.' }),
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
