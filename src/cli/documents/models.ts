import { graphql } from '../generated/gql.ts'

export const TrainDocument = graphql(/* GraphQL */ `
  mutation Train($sampleSize: Int, $activate: Boolean!) {
    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {
      ...KnownModel
    }
  }

  fragment KnownModel on MatchModel {
    version
    active
    keptAt
    trainedAt
    trainedOn
    prior
    matchThreshold
    possibleThreshold
    marginBits
  }
`)

export const TrainingProgressDocument = graphql(/* GraphQL */ `
  subscription TrainingProgress {
    trainingProgress {
      done
      total
      message
    }
  }
`)

export const ModelsDocument = graphql(/* GraphQL */ `
  query MatchModels {
    matchModels {
      ...KnownModel
    }
  }
`)

export const ModelDocumentDocument = graphql(/* GraphQL */ `
  query MatchModelDocument {
    matchModel {
      version
      document
    }
  }
`)

export const UseModelDocument = graphql(/* GraphQL */ `
  mutation UseMatchModel($version: String!) {
    activateMatchModel(version: $version) {
      ...KnownModel
    }
  }
`)

export const ImportModelDocument = graphql(/* GraphQL */ `
  mutation ImportMatchModel($document: String!, $activate: Boolean!) {
    importMatchModel(document: $document, activate: $activate) {
      ...KnownModel
    }
  }
`)

export const RelinkDocument = graphql(/* GraphQL */ `
  mutation Relink($dryRun: Boolean!) {
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

export const RelinkProgressDocument = graphql(/* GraphQL */ `
  subscription RelinkProgress {
    relinkProgress {
      done
      total
      message
    }
  }
`)
