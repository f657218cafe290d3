import { graphql } from '../generated/gql.ts'

/** Fifty questions at once, with what speaks for each candidate. */
export const DemoMatchDocument = graphql(/* GraphQL */ `
  query DemoMatch($inputs: [PatientInput!]!) {
    matchPatients(inputs: $inputs) {
      status
      candidates {
        probability
        matchWeight
        grade
        explanation {
          field
          level
          weight
        }
        patient {
          ...DemoPerson
        }
      }
    }
  }

  fragment DemoPerson on Patient {
    mpiId
    firstName
    lastName
    dateOfBirth
    addresses {
      line1
      city
      state
    }
    records {
      source
      sourceId
    }
  }
`)

export const DemoReviewsDocument = graphql(/* GraphQL */ `
  query DemoReviews($after: String) {
    reviewQueue(first: 100, after: $after) {
      nodes {
        id
        probability
        matchWeight
        explanation {
          field
          level
          weight
        }
        patient {
          ...DemoPerson
        }
        other {
          ...DemoPerson
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const DemoResolveDocument = graphql(/* GraphQL */ `
  mutation DemoResolve($id: ID!, $reason: String!) {
    resolveReview(id: $id, decision: SAME, reason: $reason) {
      status
    }
  }
`)

export const DemoPersonsDocument = graphql(/* GraphQL */ `
  query DemoPersons($refs: [RecordRef!]!, $mpiIds: [ID!]!) {
    records(refs: $refs) {
      mpiId
    }
    patients(mpiIds: $mpiIds) {
      mpiId
      history {
        type
        at
        actor
        source
        sourceId
        reason
      }
    }
  }
`)
