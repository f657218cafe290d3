import { graphql } from '../generated/gql.ts'

export const Create = graphql(/* GraphQL */ `
  mutation Create($input: ProviderInput!) {
    createProvider(input: $input) { npi name npiValid sample entityType credential zip phone state }
  }
`)
export const Update = graphql(/* GraphQL */ `
  mutation Update($npi: NPI!, $patch: ProviderPatch!) {
    updateProvider(npi: $npi, patch: $patch) { npi name phone city }
  }
`)
export const Delete = graphql(/* GraphQL */ `
  mutation Delete($npi: NPI!) { deleteProvider(npi: $npi) }
`)
export const Clear = graphql(/* GraphQL */ `
  mutation Clear($confirm: Boolean!) { clearProviders(confirm: $confirm) }
`)
export const Show = graphql(/* GraphQL */ `
  query Show($npi: NPI!) {
    provider(npi: $npi) {
      npi name firstName lastName credential specialty taxonomy city state zip phone sample status updatedAt insertedAt
      taxonomies { code description primary license licenseState }
      provenance { field value source others { source value } }
    }
  }
`)
export const List = graphql(/* GraphQL */ `
  query List($filter: ProviderFilter, $search: String, $orderBy: ProviderOrder, $first: Int, $after: String, $last: Int, $before: String) {
    providers(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { npi name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)
export const Search = graphql(/* GraphQL */ `
  query Search($search: String!, $filter: ProviderFilter) {
    providers(search: $search, filter: $filter, first: 50) {
      totalCount
      nodes { npi name specialty city }
      facets { states { value count } specialties { value count } }
      interpretation { filter unresolved taxonomies { code description } }
    }
  }
`)
export const Suggest = graphql(/* GraphQL */ `
  query Suggest($prefix: String!, $first: Int) { suggestProviders(prefix: $prefix, first: $first) { npi name } }
`)
export const Provenances = graphql(/* GraphQL */ `
  query Provenances($first: Int!) {
    providers(first: $first) { nodes { npi provenance { field source } } }
  }
`)
export const Stats = graphql(/* GraphQL */ `
  query Stats {
    providerStats {
      total uniqueSpecialties uniqueStates
      bySource { value count } byState { value count } bySpecialty { value count } byCredential { value count }
      lastFetch { runId }
    }
  }
`)
export const Import = graphql(/* GraphQL */ `
  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean, $strict: Boolean, $jobId: ID) {
    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {
      jobId read inserted updated unchanged rejected errors { line field message }
    }
  }
`)
export const FetchAll = graphql(/* GraphQL */ `
  mutation FetchAll($refresh: Boolean, $limit: Int, $only: [String!]) {
    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {
      runId durationMs sequentialMs speedup fetched inserted updated unchanged rejected
      sources { name status fetched inserted unchanged error }
    }
  }
`)
export const Runs = graphql(/* GraphQL */ `
  query Runs { fetchRuns { runId fetched sources { name status } } sources { name sample lastReport { name fetched } } }
`)
