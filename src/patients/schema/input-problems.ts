import { builder } from '../../graphql/builder.ts'
import type { InputWarning } from '../patient.ts'
import type { ItemError } from '../registering/item-error.ts'

export const MatchErrorType = builder.objectRef<ItemError>('MatchError').implement({
  description: 'Why one input of a batch has no answer. The others have theirs.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Such as BAD_USER_INPUT.' }),
    message: t.exposeString('message', { description: 'What is wrong, without the value.' }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'The field at fault; null when it is the whole input.',
    }),
  }),
})

export const InputWarningType = builder.objectRef<InputWarning>('InputWarning').implement({
  description:
    'A value that was not understood and counts as absent; or, when registering, an identifier that another person has too.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field.' }),
    message: t.exposeString('message', { description: 'What is odd about it, without the value.' }),
  }),
})
