import { graphql } from '../generated/gql.ts'

export const PatientLimitsDocument = graphql(/* GraphQL */ `
  query PatientLimits {
    limits {
      maxBatch
    }
  }
`)

export const RegisterDocument = graphql(/* GraphQL */ `
  mutation Register($inputs: [SourceRecordInput!]!) {
    registerPatients(inputs: $inputs) {
      status
      mpiId
      reviewId
      warnings {
        field
        message
      }
      error {
        code
        message
        field
      }
    }
  }
`)

export const MatchDocument = graphql(/* GraphQL */ `
  query Match($inputs: [PatientInput!]!) {
    matchPatients(inputs: $inputs) {
      status
      mpiId
      probability
      grade
      candidates {
        mpiId
      }
      warnings {
        field
        message
      }
      error {
        code
        message
        field
      }
    }
  }
`)
