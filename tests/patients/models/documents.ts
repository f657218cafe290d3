import { graphql } from '../../generated/gql.ts'

export const Models = graphql(/* GraphQL */ `
  query Models {
    matchModel {
      version
      active
      keptAt
      trainedAt
      trainedOn
      prior
      matchThreshold
      possibleThreshold
      marginBits
      document
      fields {
        field
        levels {
          level
          m
          u
          household
          weight
        }
      }
    }
    matchModels {
      version
      active
      keptAt
    }
  }
`)

export const Train = graphql(/* GraphQL */ `
  mutation TrainForTest($sampleSize: Int, $activate: Boolean) {
    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {
      version
      active
      trainedAt
      trainedOn
      document
    }
  }
`)

export const Activate = graphql(/* GraphQL */ `
  mutation ActivateForTest($version: String!) {
    activateMatchModel(version: $version) {
      version
      active
    }
  }
`)

export const Import = graphql(/* GraphQL */ `
  mutation ImportModelForTest($document: String!, $activate: Boolean) {
    importMatchModel(document: $document, activate: $activate) {
      version
      active
    }
  }
`)

export const Relink = graphql(/* GraphQL */ `
  mutation RelinkForTest($dryRun: Boolean) {
    relinkPatients(dryRun: $dryRun) {
      examined
      linked
      merged
      reviewsOpened
      durationMs
      dryRun
    }
  }
`)
