import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { callerName } from '../../graphql/caller.ts'
import type { Decider } from '../stewardship/refusals.ts'
import type { Steward } from '../stewardship/steward.ts'
import { IdentityEventType } from './events.ts'
import { RecordRef } from './inputs.ts'
import { forgetPersons } from './loaders.ts'

/** Lets the caller decide; what follows in the request sees it. */
export async function deciding<R, A extends { reason: string }>(
  { patients, loaders, caller }: Context,
  args: A,
  decide: (steward: Steward, request: A & Decider) => Promise<R>,
): Promise<R> {
  const result = await decide(patients.steward, { ...args, actor: callerName(caller) })
  forgetPersons(loaders)
  return result
}

const WHY = 'Why: kept with the event, at most 2,000 characters.'

builder.mutationFields((t) => ({
  linkPatients: t.field({
    type: IdentityEventType,
    description:
      'Moves a record to another person: the machine does not join it again with those that it leaves. A person without records is retired.',
    args: {
      record: t.arg({ type: RecordRef, required: true, description: 'The record.' }),
      mpiId: t.arg.id({ required: true, description: 'The person that it is of, an active one.' }),
      reason: t.arg.string({ required: true, description: WHY }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.link(request)),
  }),
  unlinkPatient: t.field({
    type: IdentityEventType,
    description:
      'Takes a record from its person: back to where a link took it from, else to a new person. The machine does not join them again.',
    args: {
      record: t.arg({ type: RecordRef, required: true, description: 'The record.' }),
      reason: t.arg.string({ required: true, description: WHY }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.unlink(request)),
  }),
  mergePatients: t.field({
    type: IdentityEventType,
    description:
      'Retires a person into another one, which gets its records. Answers the open reviews that ask about the two.',
    args: {
      survivor: t.arg.id({ required: true, description: 'The person that stays.' }),
      retired: t.arg.id({ required: true, description: 'The person that is retired.' }),
      reason: t.arg.string({ required: true, description: WHY }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.merge(request)),
  }),
  unmergePatients: t.field({
    type: IdentityEventType,
    description:
      'Takes a merge back: both persons are as before, but for what came meanwhile, which stays with the survivor. Of that, each record that the machine linked and that does not fit the others there gets a review (FIT). The machine does not join the two persons again.',
    args: {
      mergeEventId: t.arg.id({ required: true, description: 'The event of the merge.' }),
      reason: t.arg.string({ required: true, description: WHY }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.unmerge(request)),
  }),
  deleteRecord: t.field({
    type: IdentityEventType,
    description:
      'Erases a record: its demographics, present and past, are nowhere any more. Its events stay without them.',
    args: {
      record: t.arg({ type: RecordRef, required: true, description: 'The record.' }),
      reason: t.arg.string({ required: true, description: WHY }),
    },
    resolve: (_root, args, context) => deciding(context, args, (steward, request) => steward.deleteRecord(request)),
  }),
}))
