import { graphql } from '../generated/gql.ts'

/** The three numbers that follow a fetch. */
export const SummaryDocument = graphql(/* GraphQL */ `
  query Summary {
    providerStats {
      total
      uniqueSpecialties
      uniqueStates
    }
  }
`)

export const StatsDocument = graphql(/* GraphQL */ `
  query Stats {
    providerStats {
      total
      uniqueSpecialties
      uniqueStates
      bySource {
        value
        count
      }
      byState {
        value
        count
      }
      bySpecialty {
        value
        count
      }
      byCredential {
        value
        count
      }
      lastFetch {
        ...FetchReport
      }
    }
  }
`)
