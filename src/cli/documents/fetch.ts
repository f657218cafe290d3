import { graphql } from '../generated/gql.ts'

export const FetchReport = graphql(/* GraphQL */ `
  fragment FetchReport on FetchReport {
    runId
    startedAt
    durationMs
    sequentialMs
    speedup
    fetched
    inserted
    updated
    unchanged
    rejected
    sources {
      name
      status
      fetched
      inserted
      updated
      unchanged
      rejected
      durationMs
      error
    }
  }
`)

export const FetchDocument = graphql(/* GraphQL */ `
  mutation Fetch($refresh: Boolean!, $limit: Int, $only: [String!]) {
    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {
      ...FetchReport
    }
  }
`)

export const FetchProgressDocument = graphql(/* GraphQL */ `
  subscription FetchProgress {
    fetchProgress {
      id
      done
      message
      finished
    }
  }
`)
