import { graphql } from '../generated/gql.ts'

export const ProviderDetails = graphql(/* GraphQL */ `
  fragment ProviderDetails on Provider {
    npi
    npiValid
    sample
    status
    entityType
    name
    firstName
    middleName
    lastName
    organizationName
    credential
    specialty
    taxonomy
    taxonomies {
      code
      description
      primary
      license
      licenseState
    }
    address
    city
    state
    zip
    phone
    insertedAt
    updatedAt
    provenance {
      field
      value
      source
      retrievedAt
      others {
        source
        value
        retrievedAt
      }
    }
  }
`)

export const ShowDocument = graphql(/* GraphQL */ `
  query Show($npi: NPI!) {
    provider(npi: $npi) {
      ...ProviderDetails
    }
  }
`)
