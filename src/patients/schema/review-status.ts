import { builder } from '../../graphql/builder.ts'

export const ReviewStatusEnum = builder.enumType('ReviewStatus', {
  description: 'How a review stands.',
  values: {
    OPEN: { description: 'It waits for an answer.' },
    SAME: { description: 'They are one person.' },
    DIFFERENT: { description: 'They are two.' },
  } as const,
})
