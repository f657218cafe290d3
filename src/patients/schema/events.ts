import { builder } from '../../graphql/builder.ts'
import type { IdentityEvent } from '../index/stored.ts'
import { ReviewStatusEnum } from './review-status.ts'

const IdentityEventTypeEnum = builder.enumType('IdentityEventType', {
  description: 'What happened.',
  values: {
    REGISTERED: { description: 'A record came and is a person of its own.' },
    UPDATED: { description: 'A record says something else.' },
    LINKED: { description: 'A record came to a person.' },
    UNLINKED: { description: 'A record was taken from a person.' },
    MERGED: { description: 'A person was retired into another.' },
    UNMERGED: { description: 'A merge was taken back.' },
    REVIEW_RESOLVED: { description: 'A review was answered.' },
    DELETED: { description: 'A record was erased.' },
  } as const,
})

const numberOf = (id: number | undefined): string | null => (id === undefined ? null : String(id))

export const IdentityEventType = builder.objectRef<IdentityEvent>('IdentityEvent').implement({
  description: 'A change of who belongs to whom, or of what a record says. It holds no demographics.',
  fields: (t) => ({
    id: t.id({ description: 'Its number: later events have greater ones.', resolve: ({ id }) => String(id) }),
    type: t.expose('type', { type: IdentityEventTypeEnum, description: 'What happened.' }),
    mpiId: t.exposeID('mpiId', {
      description: 'The person that it is about, that a record came to, or that survived.',
    }),
    otherMpiId: t.exposeID('otherMpiId', {
      nullable: true,
      description: 'The person that a record came from, or that was retired.',
    }),
    source: t.exposeString('source', { nullable: true, description: 'The source of the record that it is about.' }),
    sourceId: t.exposeString('sourceId', { nullable: true, description: "The source's own number of that record." }),
    reviewId: t.id({
      nullable: true,
      description: 'The review that a REVIEW_RESOLVED answered.',
      resolve: ({ before }) => numberOf(before?.review),
    }),
    decision: t.field({
      type: ReviewStatusEnum,
      nullable: true,
      description: 'What a REVIEW_RESOLVED answered: SAME or DIFFERENT. Null of one from before this was recorded.',
      resolve: ({ before }) => before?.decision ?? null,
    }),
    mergeEventId: t.id({
      nullable: true,
      description: 'The event of the merge that an UNMERGED took back.',
      resolve: ({ before }) => numberOf(before?.mergeEvent),
    }),
    actor: t.exposeString('actor', { description: 'Who did it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of who decided it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
  }),
})
