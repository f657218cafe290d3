/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether a provider is a person or an organisation. */
export type EntityType =
  /** A person (NPI type 1). */
  | 'INDIVIDUAL'
  /** An organisation (NPI type 2). */
  | 'ORGANIZATION';

/** The format of a file. */
export type FileFormat =
  /** Comma-separated values with a header line. */
  | 'CSV'
  /** One JSON object a line. */
  | 'NDJSON';

/** What providers must hold. Absent fields ask for nothing; case, diacritics and punctuation do not matter. */
export type ProviderFilter = {
  /** The city of the practice. */
  city?: string | null | undefined;
  /** A credential among those of the provider; MD finds M.D. too. */
  credential?: string | null | undefined;
  /** A person or an organisation. */
  entityType?: EntityType | null | undefined;
  /** One of these NPIs. */
  npis?: Array<string> | null | undefined;
  /** Whether it is sample data. */
  sample?: boolean | null | undefined;
  /** A source that says something about the provider. */
  source?: string | null | undefined;
  /** The whole description of the primary taxonomy. */
  specialty?: string | null | undefined;
  /** The state of the practice, by USPS code or name. */
  state?: string | null | undefined;
  /** Whether the NPI is in use. */
  status?: ProviderStatus | null | undefined;
  /** One of these taxonomy codes, primary or not. */
  taxonomies?: Array<string> | null | undefined;
  /** The ZIP or ZIP+4 of the practice; a ZIP also finds its ZIP+4. */
  zip?: string | null | undefined;
};

/** A provider added by hand. A last name or an organisation name is required. */
export type ProviderInput = {
  /** Street address of the practice. */
  address?: string | null | undefined;
  /** City of the practice. */
  city?: string | null | undefined;
  /** Credentials, kept as written. */
  credential?: string | null | undefined;
  /** Given name. */
  firstName?: string | null | undefined;
  /** Family name. */
  lastName?: string | null | undefined;
  /** Middle name or initial. */
  middleName?: string | null | undefined;
  /** A valid NPI that is not in the registry yet. */
  npi: string;
  /** Legal business name. */
  organizationName?: string | null | undefined;
  /** North American phone number of ten digits. */
  phone?: string | null | undefined;
  /** Description of the primary taxonomy. */
  specialty?: string | null | undefined;
  /** US state, territory or military code, or its name. */
  state?: string | null | undefined;
  /** Code of the primary taxonomy: ten characters. */
  taxonomy?: string | null | undefined;
  /** ZIP (60601) or ZIP+4 (60601-1234). */
  zip?: string | null | undefined;
};

/** The order of a list. Providers that are equal in it are ordered by NPI. */
export type ProviderOrder =
  /** By name. */
  | 'NAME_ASC'
  /** By NPI. */
  | 'NPI_ASC'
  /** Best match first: in the name, as whole words, as beginnings of words; each by name. Without a search as NAME_ASC. */
  | 'RELEVANCE'
  /** Last changed first. */
  | 'UPDATED_DESC';

/** A person's edit, which wins over every source. Absent fields stay as they are; null takes an earlier edit back, so that the sources speak again; "" says that the field is blank on purpose. */
export type ProviderPatch = {
  /** Street address of the practice. */
  address?: string | null | undefined;
  /** City of the practice. */
  city?: string | null | undefined;
  /** Credentials, kept as written. */
  credential?: string | null | undefined;
  /** Given name. */
  firstName?: string | null | undefined;
  /** Family name. */
  lastName?: string | null | undefined;
  /** Middle name or initial. */
  middleName?: string | null | undefined;
  /** Legal business name. */
  organizationName?: string | null | undefined;
  /** North American phone number of ten digits. */
  phone?: string | null | undefined;
  /** Description of the primary taxonomy. */
  specialty?: string | null | undefined;
  /** US state, territory or military code, or its name. */
  state?: string | null | undefined;
  /** Code of the primary taxonomy: ten characters. */
  taxonomy?: string | null | undefined;
  /** ZIP (60601) or ZIP+4 (60601-1234). */
  zip?: string | null | undefined;
};

/** Whether the NPI is in use. */
export type ProviderStatus =
  /** In use. */
  | 'ACTIVE'
  /** Taken out of use by the enumerator. */
  | 'DEACTIVATED';

/** How a source's part of a fetch ended. */
export type SettledStatus =
  /** It delivered everything. */
  | 'FULFILLED'
  /** It failed; what it delivered before is kept. */
  | 'REJECTED';

export type CreateMutationVariables = Exact<{
  input: ProviderInput;
}>;


export type CreateMutation = { createProvider: { npi: string, name: string, npiValid: boolean, sample: boolean, entityType: EntityType, credential: string | null, zip: string | null, phone: string | null, state: string | null } };

export type UpdateMutationVariables = Exact<{
  npi: string;
  patch: ProviderPatch;
}>;


export type UpdateMutation = { updateProvider: { npi: string, name: string, phone: string | null, city: string | null } };

export type DeleteMutationVariables = Exact<{
  npi: string;
}>;


export type DeleteMutation = { deleteProvider: boolean };

export type ClearMutationVariables = Exact<{
  confirm: boolean;
}>;


export type ClearMutation = { clearProviders: number };

export type ShowQueryVariables = Exact<{
  npi: string;
}>;


export type ShowQuery = { provider: { npi: string, name: string, firstName: string | null, lastName: string | null, credential: string | null, specialty: string | null, taxonomy: string | null, city: string | null, state: string | null, zip: string | null, phone: string | null, sample: boolean, status: ProviderStatus, updatedAt: string, insertedAt: string, taxonomies: Array<{ code: string, description: string | null, primary: boolean, license: string | null, licenseState: string | null }>, provenance: Array<{ field: string, value: string | null, source: string, others: Array<{ source: string, value: string | null }> }> } | null };

export type ListQueryVariables = Exact<{
  filter?: ProviderFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: ProviderOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ListQuery = { providers: { edges: Array<{ cursor: string, node: { npi: string, name: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type SearchQueryVariables = Exact<{
  search: string;
  filter?: ProviderFilter | null | undefined;
}>;


export type SearchQuery = { providers: { totalCount: number, nodes: Array<{ npi: string, name: string, specialty: string | null, city: string | null }>, facets: { states: Array<{ value: string, count: number }>, specialties: Array<{ value: string, count: number }> }, interpretation: { filter: string | null, unresolved: Array<string>, taxonomies: Array<{ code: string, description: string | null }> } | null } };

export type SuggestQueryVariables = Exact<{
  prefix: string;
  first?: number | null | undefined;
}>;


export type SuggestQuery = { suggestProviders: Array<{ npi: string, name: string }> };

export type ProvenancesQueryVariables = Exact<{
  first: number;
}>;


export type ProvenancesQuery = { providers: { nodes: Array<{ npi: string, provenance: Array<{ field: string, source: string }> }> } };

export type StatsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatsQuery = { providerStats: { total: number, uniqueSpecialties: number, uniqueStates: number, bySource: Array<{ value: string, count: number }>, byState: Array<{ value: string, count: number }>, bySpecialty: Array<{ value: string, count: number }>, byCredential: Array<{ value: string, count: number }>, lastFetch: { runId: string } | null } };

export type ImportMutationVariables = Exact<{
  file: Blob;
  format?: FileFormat | null | undefined;
  dryRun?: boolean | null | undefined;
  strict?: boolean | null | undefined;
  jobId?: string | number | null | undefined;
}>;


export type ImportMutation = { importProviders: { jobId: string, read: number, inserted: number, updated: number, unchanged: number, rejected: number, errors: Array<{ line: number, field: string | null, message: string }> } };

export type FetchAllMutationVariables = Exact<{
  refresh?: boolean | null | undefined;
  limit?: number | null | undefined;
  only?: Array<string> | string | null | undefined;
}>;


export type FetchAllMutation = { fetchAllSources: { runId: string, durationMs: number, sequentialMs: number, speedup: number, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, sources: Array<{ name: string, status: SettledStatus, fetched: number, inserted: number, unchanged: number, error: string | null }> } };

export type RunsQueryVariables = Exact<{ [key: string]: never; }>;


export type RunsQuery = { fetchRuns: Array<{ runId: string, fetched: number, sources: Array<{ name: string, status: SettledStatus }> }>, sources: Array<{ name: string, sample: boolean, lastReport: { name: string, fetched: number } | null }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CreateDocument = new TypedDocumentString(`
    mutation Create($input: ProviderInput!) {
  createProvider(input: $input) {
    npi
    name
    npiValid
    sample
    entityType
    credential
    zip
    phone
    state
  }
}
    `) as unknown as TypedDocumentString<CreateMutation, CreateMutationVariables>;
export const UpdateDocument = new TypedDocumentString(`
    mutation Update($npi: NPI!, $patch: ProviderPatch!) {
  updateProvider(npi: $npi, patch: $patch) {
    npi
    name
    phone
    city
  }
}
    `) as unknown as TypedDocumentString<UpdateMutation, UpdateMutationVariables>;
export const DeleteDocument = new TypedDocumentString(`
    mutation Delete($npi: NPI!) {
  deleteProvider(npi: $npi)
}
    `) as unknown as TypedDocumentString<DeleteMutation, DeleteMutationVariables>;
export const ClearDocument = new TypedDocumentString(`
    mutation Clear($confirm: Boolean!) {
  clearProviders(confirm: $confirm)
}
    `) as unknown as TypedDocumentString<ClearMutation, ClearMutationVariables>;
export const ShowDocument = new TypedDocumentString(`
    query Show($npi: NPI!) {
  provider(npi: $npi) {
    npi
    name
    firstName
    lastName
    credential
    specialty
    taxonomy
    city
    state
    zip
    phone
    sample
    status
    updatedAt
    insertedAt
    taxonomies {
      code
      description
      primary
      license
      licenseState
    }
    provenance {
      field
      value
      source
      others {
        source
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShowQuery, ShowQueryVariables>;
export const ListDocument = new TypedDocumentString(`
    query List($filter: ProviderFilter, $search: String, $orderBy: ProviderOrder, $first: Int, $after: String, $last: Int, $before: String) {
  providers(
    filter: $filter
    search: $search
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    edges {
      cursor
      node {
        npi
        name
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListQuery, ListQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($search: String!, $filter: ProviderFilter) {
  providers(search: $search, filter: $filter, first: 50) {
    totalCount
    nodes {
      npi
      name
      specialty
      city
    }
    facets {
      states {
        value
        count
      }
      specialties {
        value
        count
      }
    }
    interpretation {
      filter
      unresolved
      taxonomies {
        code
        description
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($prefix: String!, $first: Int) {
  suggestProviders(prefix: $prefix, first: $first) {
    npi
    name
  }
}
    `) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const ProvenancesDocument = new TypedDocumentString(`
    query Provenances($first: Int!) {
  providers(first: $first) {
    nodes {
      npi
      provenance {
        field
        source
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProvenancesQuery, ProvenancesQueryVariables>;
export const StatsDocument = new TypedDocumentString(`
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
      runId
    }
  }
}
    `) as unknown as TypedDocumentString<StatsQuery, StatsQueryVariables>;
export const ImportDocument = new TypedDocumentString(`
    mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean, $strict: Boolean, $jobId: ID) {
  importProviders(
    file: $file
    format: $format
    dryRun: $dryRun
    strict: $strict
    jobId: $jobId
  ) {
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
  }
}
    `) as unknown as TypedDocumentString<ImportMutation, ImportMutationVariables>;
export const FetchAllDocument = new TypedDocumentString(`
    mutation FetchAll($refresh: Boolean, $limit: Int, $only: [String!]) {
  fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {
    runId
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
      unchanged
      error
    }
  }
}
    `) as unknown as TypedDocumentString<FetchAllMutation, FetchAllMutationVariables>;
export const RunsDocument = new TypedDocumentString(`
    query Runs {
  fetchRuns {
    runId
    fetched
    sources {
      name
      status
    }
  }
  sources {
    name
    sample
    lastReport {
      name
      fetched
    }
  }
}
    `) as unknown as TypedDocumentString<RunsQuery, RunsQueryVariables>;