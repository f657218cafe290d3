import { builder } from '../../graphql/builder.ts'
import type { ServedMatch } from '../answering/answers.ts'
import type { RankedCandidate } from '../matching/decide.ts'
import { FieldExplanationType } from './explanation.ts'
import { InputWarningType, MatchErrorType } from './input-problems.ts'
import { PatientType } from './patient-type.ts'

const MatchStatusEnum = builder.enumType('MatchStatus', {
  description: 'What an answer says.',
  values: {
    MATCH: { description: 'It is this person.' },
    POSSIBLE: { description: 'Somebody must look.' },
    NO_MATCH: { description: 'The index does not know the person. Said only when the search was complete.' },
    ERROR: { description: 'There is no answer; `error` says why.' },
  } as const,
})

const MatchGradeEnum = builder.enumType('MatchGrade', {
  description: 'How sure a match is.',
  values: {
    CERTAIN: { description: 'So much agrees that it can be nobody else.' },
    PROBABLE: { description: 'Over the match threshold.' },
    POSSIBLE: { description: 'Between the thresholds.' },
    CERTAINLY_NOT: { description: 'Below the possible threshold.' },
  } as const,
})

const MatchProviderEnum = builder.enumType('MatchProvider', {
  description: 'Who works answers out.',
  values: { INTERNAL: { description: 'This index.' }, VERATO: { description: 'The Verato service.' } } as const,
})

export const ServedFromEnum = builder.enumType('ServedFrom', {
  description: 'The tier that an answer comes from.',
  values: {
    MEMORY: { description: 'The memory of the process.' },
    REDIS: { description: 'Redis.' },
    STORE: { description: 'The store of the index.' },
    PROVIDER: { description: 'An upstream provider.' },
  } as const,
})

const MatchCandidateType = builder.objectRef<RankedCandidate>('MatchCandidate').implement({
  description: 'A person who may be the one that is asked for.',
  fields: (t) => ({
    mpiId: t.exposeID('mpiId', { description: 'The person.' }),
    probability: t.exposeFloat('probability', { description: '2^matchWeight / (1 + 2^matchWeight).' }),
    matchWeight: t.exposeFloat('matchWeight', { description: 'The sum of the weights of `explanation`, in bits.' }),
    grade: t.expose('grade', { type: MatchGradeEnum, description: 'How sure it is.' }),
    explanation: t.expose('explanation', {
      type: [FieldExplanationType],
      description: 'What each field adds, prior and vetoes included.',
    }),
    patient: t.field({
      type: PatientType,
      nullable: true,
      complexity: 1,
      description: 'The person with its golden values.',
      resolve: ({ mpiId }, _args, { loaders }) => loaders.person.load(mpiId),
    }),
  }),
})

export const MatchResultType = builder.objectRef<ServedMatch>('MatchResult').implement({
  description: 'The answer to a question who a patient is.',
  fields: (t) => ({
    status: t.expose('status', { type: MatchStatusEnum, description: 'What the answer is.' }),
    mpiId: t.id({
      nullable: true,
      description:
        'The person, when the status is MATCH: always one that is active. Whom only Verato knows is `verato:` and its link id.',
      resolve: (answer) => (answer.status === 'ERROR' ? null : answer.mpiId),
    }),
    patient: t.field({
      type: PatientType,
      nullable: true,
      complexity: 1,
      description: 'That person with its golden values.',
      resolve: (answer, _args, { loaders }) =>
        answer.status === 'ERROR' || answer.mpiId === null ? null : loaders.person.load(answer.mpiId),
    }),
    probability: t.float({
      nullable: true,
      description: 'Of the best candidate, whatever the status; null without one.',
      resolve: (answer) => (answer.status === 'ERROR' ? null : answer.probability),
    }),
    grade: t.field({
      type: MatchGradeEnum,
      nullable: true,
      description: 'Of the best candidate; null without one.',
      resolve: (answer) => (answer.status === 'ERROR' ? null : answer.grade),
    }),
    candidates: t.field({
      type: [MatchCandidateType],
      complexity: { field: 0, multiplier: 2 },
      description: 'Best first, one a person, at most ten, none below a probability of .001.',
      resolve: (answer) => (answer.status === 'ERROR' ? [] : answer.candidates),
    }),
    warnings: t.expose('warnings', {
      type: [InputWarningType],
      description: 'Values that were not understood and count as absent.',
    }),
    searchTruncated: t.boolean({
      description:
        'Whether a blocking key held more records than are looked at, so that a person may have been missed.',
      resolve: (answer) => (answer.status === 'ERROR' ? false : answer.searchTruncated),
    }),
    provider: t.expose('provider', { type: MatchProviderEnum, description: 'Who worked the answer out.' }),
    servedFrom: t.expose('servedFrom', { type: ServedFromEnum, description: 'The tier that it comes from.' }),
    error: t.field({
      type: MatchErrorType,
      nullable: true,
      description: 'Why there is no answer, when the status is ERROR.',
      resolve: (answer) => (answer.status === 'ERROR' ? answer.error : null),
    }),
  }),
})
