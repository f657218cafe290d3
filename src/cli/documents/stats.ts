import { graphql } from '../generated/gql.ts'

export const StatsDocument = graphql(/* GraphQL */ `
  query Stats {
    providerStats {
      total
      uniqueSpecialties
      uniqueStates
    }
  }
`)
