import { builder } from '../../graphql/builder.ts'
import { callerName } from '../../graphql/caller.ts'
import type { RegisterResult } from '../registering/registered.ts'
import { batchCost } from './batch-cost.ts'
import { SourceRecordInput } from './inputs.ts'
import { InputWarningType, MatchErrorType } from './input-problems.ts'
import { forgetPersons } from './loaders.ts'

const RegisterStatusEnum = builder.enumType('RegisterStatus', {
  description: 'What became of a record.',
  values: {
    CREATED: { description: 'It is a person of its own.' },
    LINKED: { description: 'It came to a person that was known.' },
    REVIEW: { description: 'It is kept as a person of its own, with a review that asks whether it is another one.' },
    UPDATED: { description: 'It says something else than before, and stays with its person.' },
    UNCHANGED: { description: 'It says what it said before, or was recorded before that; then a warning tells so.' },
    ERROR: { description: 'It was not registered; `error` says why.' },
  } as const,
})

const RegisterResultType = builder.objectRef<RegisterResult>('RegisterResult').implement({
  description: 'What became of one record of a batch.',
  fields: (t) => ({
    status: t.expose('status', { type: RegisterStatusEnum, description: 'What became of it.' }),
    source: t.exposeString('source', { description: 'The source, as it was sent.' }),
    sourceId: t.exposeString('sourceId', { description: "The source's own number, as it was sent." }),
    mpiId: t.exposeID('mpiId', { nullable: true, description: 'Its person; null of an error.' }),
    probability: t.exposeFloat('probability', {
      nullable: true,
      description:
        'Of the best candidate, or of its own person when it no longer fits; of an UNCHANGED one that of its open review. Null without one.',
    }),
    reviewId: t.id({
      nullable: true,
      description:
        'The review that was opened for the record, or is open still: of whether it fits its person, else, of an UNCHANGED one, of whether it is another person\u2019s too.',
      resolve: ({ reviewId }) => (reviewId === null ? null : String(reviewId)),
    }),
    warnings: t.expose('warnings', {
      type: [InputWarningType],
      description:
        'Values that were not understood and count as absent; and, unless it is UNCHANGED, identifiers that another person has too.',
    }),
    error: t.expose('error', {
      type: MatchErrorType,
      nullable: true,
      description: 'Why it was not registered, when the status is ERROR.',
    }),
  }),
})

builder.mutationField('registerPatients', (t) =>
  t.field({
    type: [RegisterResultType],
    complexity: ({ inputs }, { maxBatch }) => batchCost(inputs.length, maxBatch),
    description:
      'Registers records, in their order, as if they came one after another. One that cannot be read is an ERROR in its place; sending a batch again changes nothing. At most `limits.maxBatch`.',
    args: { inputs: t.arg({ type: [SourceRecordInput], required: true, description: 'The records.' }) },
    resolve: async (_root, { inputs }, { patients, loaders, caller }) => {
      const results = await patients.register(inputs, callerName(caller))
      forgetPersons(loaders)
      return results
    },
  }),
)
