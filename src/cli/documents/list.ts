import { graphql } from '../generated/gql.ts'

export const ListDocument = graphql(/* GraphQL */ `
  query List($filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {
    providers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      nodes {
        ...ProviderRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const SearchDocument = graphql(/* GraphQL */ `
  query Search($search: String!, $filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {
    providers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      nodes {
        ...ProviderRow
      }
      interpretation {
        filter
        unresolved
        taxonomies {
          code
          description
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
