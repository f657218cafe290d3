import { builder } from '../../graphql/builder.ts'
import { IdentityEventType } from './events.ts'

builder.subscriptionField('identityChanged', (t) =>
  t.field({
    type: IdentityEventType,
    description: 'What happens to identities from now on, in the order in which it happens, whichever process does it.',
    subscribe: (_root, _args, { patients, signal }) => patients.news(signal),
    resolve: (event) => event,
  }),
)
