import { builder } from '../../graphql/builder.ts'
import type { FieldExplanation } from '../matching/score.ts'

export const FieldExplanationType = builder.objectRef<FieldExplanation>('FieldExplanation').implement({
  description:
    'What one field adds to a match weight. The entries of a list, prior and vetoes among them, add up to it.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description:
        'What was compared: `firstName`, `middleName`, `lastName`, `suffix`, `birthDate`, `sex`, `ssn`, `nationalId`, `identifier`, `address`, `phone` or `email`; or `prior`, `household` or `veto`; or the name of the provider that weighed it.',
    }),
    level: t.exposeString('level', { description: 'How far the values agree, or which veto it is.' }),
    weight: t.exposeFloat('weight', { description: 'Bits: positive speaks for a match.' }),
  }),
})
