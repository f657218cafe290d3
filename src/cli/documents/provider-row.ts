import { graphql } from '../generated/gql.ts'

/** What a line of a list tells about a provider. */
export const ProviderRow = graphql(/* GraphQL */ `
  fragment ProviderRow on Provider {
    npi
    npiValid
    sample
    status
    name
    credential
    specialty
    city
    state
    phone
  }
`)
