import { graphql } from '../generated/gql.ts'

export const ImportDocument = graphql(/* GraphQL */ `
  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean!, $strict: Boolean!, $jobId: ID!) {
    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {
      jobId
      read
      inserted
      updated
      unchanged
      rejected
      errors {
        line
        field
        message
      }
      ignoredColumns
      durationMs
    }
  }
`)

export const ImportProgressDocument = graphql(/* GraphQL */ `
  subscription ImportProgress($jobId: ID!) {
    importProgress(jobId: $jobId) {
      done
      message
      finished
    }
  }
`)
