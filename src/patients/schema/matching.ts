import { builder } from '../../graphql/builder.ts'
import { batchCost, SINGLE_COST } from './batch-cost.ts'
import { PatientInput } from './inputs.ts'
import { MatchResultType } from './match-result.ts'
import { POST_ONLY } from './post-only.ts'

builder.queryFields((t) => ({
  matchPatient: t.field({
    type: MatchResultType,
    complexity: SINGLE_COST,
    extensions: POST_ONLY,
    description:
      'Which person this is. All such questions of a request are asked together. Nothing is created or changed.',
    args: { input: t.arg({ type: PatientInput, required: true, description: 'What is known of the patient.' }) },
    resolve: (_root, { input }, { loaders }) => loaders.match.load(input),
  }),
  matchPatients: t.field({
    type: [MatchResultType],
    complexity: ({ inputs }, { maxBatch }) => batchCost(inputs.length, maxBatch),
    extensions: POST_ONLY,
    description:
      'Which persons these are, in the order of the inputs; one that cannot be answered is an ERROR in its place. At most `limits.maxBatch`.',
    args: { inputs: t.arg({ type: [PatientInput], required: true, description: 'What is known of each patient.' }) },
    resolve: (_root, { inputs }, { patients, signal }) => patients.match(inputs, { signal, method: 'matchPatients' }),
  }),
}))
