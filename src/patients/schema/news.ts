import { builder } from '../../graphql/builder.ts'
import { IdentityEventType } from './events.ts'

builder.subscriptionField('identityChanged', (t) =>
  t.field({
    type: IdentityEventType,
    description:
      'What happens to identities from now on, in this process. Who reads too slowly is told so and must subscribe again.',
    subscribe: (_root, _args, { patients, signal }) => patients.news(signal),
    resolve: (event) => event,
  }),
)
