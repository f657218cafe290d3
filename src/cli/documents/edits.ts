import { graphql } from '../generated/gql.ts'

export const AddDocument = graphql(/* GraphQL */ `
  mutation Add($input: ProviderInput!) {
    createProvider(input: $input) {
      ...ProviderDetails
    }
  }
`)

export const UpdateDocument = graphql(/* GraphQL */ `
  mutation Update($npi: NPI!, $patch: ProviderPatch!) {
    updateProvider(npi: $npi, patch: $patch) {
      ...ProviderDetails
    }
  }
`)

export const DeleteDocument = graphql(/* GraphQL */ `
  mutation Delete($npi: NPI!) {
    deleteProvider(npi: $npi)
  }
`)

export const ClearDocument = graphql(/* GraphQL */ `
  mutation Clear {
    clearProviders(confirm: true)
  }
`)
