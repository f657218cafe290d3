import { graphql } from '../generated/gql.ts'

/** The demo's example: a search in words, and how it was understood. */
export const ExampleDocument = graphql(/* GraphQL */ `
  query Example($search: String!) {
    providers(search: $search, first: 3) {
      totalCount
      nodes {
        npi
        name
        credential
        specialty
        city
        state
        phone
        sample
      }
      interpretation {
        filter
      }
    }
  }
`)
