/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A postal address as somebody wrote it. */
export type AddressInput = {
  /** The city. */
  city?: string | null | undefined;
  /** House number and street, or a PO box; a unit may follow, and city, state and ZIP after commas. */
  line1?: string | null | undefined;
  /** The unit, or what else belongs to the address. */
  line2?: string | null | undefined;
  /** A US state by code or name; any other region as text. */
  state?: string | null | undefined;
  /** ZIP or ZIP+4; any other postcode as text. */
  zip?: string | null | undefined;
};

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

/** A number under which some system knows a patient. */
export type IdentifierInput = {
  /** The name of the system; case does not matter. */
  system: string;
  /** The number. */
  value: string;
};

/** What happened. */
export type IdentityEventType =
  /** A record was erased. */
  | 'DELETED'
  /** A record came to a person. */
  | 'LINKED'
  /** A person was retired into another. */
  | 'MERGED'
  /** A record came and is a person of its own. */
  | 'REGISTERED'
  /** A review was answered. */
  | 'REVIEW_RESOLVED'
  /** A record was taken from a person. */
  | 'UNLINKED'
  /** A merge was taken back. */
  | 'UNMERGED'
  /** A record says something else. */
  | 'UPDATED';

/** How sure a match is. */
export type MatchGrade =
  /** So much agrees that it can be nobody else. */
  | 'CERTAIN'
  /** Below the possible threshold. */
  | 'CERTAINLY_NOT'
  /** Between the thresholds. */
  | 'POSSIBLE'
  /** Over the match threshold. */
  | 'PROBABLE';

/** What an answer says. */
export type MatchStatus =
  /** There is no answer; `error` says why. */
  | 'ERROR'
  /** It is this person. */
  | 'MATCH'
  /** The index does not know the person. Said only when the search was complete. */
  | 'NO_MATCH'
  /** Somebody must look. */
  | 'POSSIBLE';

/** Demographics as somebody wrote them. Every field may be absent. A value that is impossible or a placeholder counts as absent and is named in `warnings`. */
export type PatientInput = {
  /** The postal address. */
  address?: AddressInput | null | undefined;
  /** 1980-02-29, 19800229, or 2/29/1980 and the like; of two digits the latest year that is not to come. */
  dateOfBirth?: string | null | undefined;
  /** E-mail addresses, at most 20. */
  emails?: Array<string> | null | undefined;
  /** Given name, or its initial, or a nickname. */
  firstName?: string | null | undefined;
  /** Numbers in other systems, at most 20. */
  identifiers?: Array<IdentifierInput> | null | undefined;
  /** Family name, or "Last, First Middle" where the first name is absent. */
  lastName?: string | null | undefined;
  /** Middle name or initial. */
  middleName?: string | null | undefined;
  /** Phone numbers; of more than 20 the first in their order as text. */
  phones?: Array<string> | null | undefined;
  /** The administrative sex. */
  sex?: Sex | null | undefined;
  /** A Social Security number, or its last four digits; any other national number as text. */
  ssn?: string | null | undefined;
  /** Such as Jr, Sr, III; it may also stand in the last name. */
  suffix?: string | null | undefined;
};

/** What providers must hold. Absent fields ask for nothing; case, diacritics and punctuation do not matter. A text has at most 200 characters. */
export type ProviderFilter = {
  /** The city of the practice. */
  city?: string | null | undefined;
  /** A credential among those of the provider; MD finds M.D. too. */
  credential?: string | null | undefined;
  /** A person or an organisation. */
  entityType?: EntityType | null | undefined;
  /** One of these NPIs, at most 1,000. */
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
  /** One of these taxonomy codes, primary or not; at most 1,000. */
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
  /** Code of the primary taxonomy: ten characters. One that comes without a specialty brings the description that the registry knows for it, unless a person has written another specialty. */
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
  /** Code of the primary taxonomy: ten characters. One that comes without a specialty brings the description that the registry knows for it, unless a person has written another specialty. */
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

/** The name of a source record. */
export type RecordRef = {
  /** The source. */
  source: string;
  /** The source's own number of the patient. */
  sourceId: string;
};

/** What became of a record. */
export type RegisterStatus =
  /** It is a person of its own. */
  | 'CREATED'
  /** It was not registered; `error` says why. */
  | 'ERROR'
  /** It came to a person that was known. */
  | 'LINKED'
  /** It is kept as a person of its own, with a review that asks whether it is another one. */
  | 'REVIEW'
  /** It says what it said before, or was recorded before that; then a warning tells so. */
  | 'UNCHANGED'
  /** It says something else than before, and stays with its person. */
  | 'UPDATED';

/** How a review stands. */
export type ReviewStatus =
  /** They are two. */
  | 'DIFFERENT'
  /** It waits for an answer. */
  | 'OPEN'
  /** They are one person. */
  | 'SAME';

/** How a source's part of a fetch ended. */
export type SettledStatus =
  /** It delivered everything. */
  | 'FULFILLED'
  /** It failed; what it delivered before is kept. */
  | 'REJECTED';

/** The administrative sex. */
export type Sex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Neither of the two. */
  | 'OTHER'
  /** Not known: counts as absent. */
  | 'UNKNOWN';

/** What a source says about a patient, under its own number. */
export type SourceRecordInput = {
  /** The demographics. */
  patient: PatientInput;
  /** When the source recorded it; when it was sent, unless given or in the future. The newest wins a golden value, and of one record what was recorded before is not taken after it. */
  recordedAt?: string | null | undefined;
  /** The name of the source: at most 200 characters, each of which tells it from others, as capitals and blanks do. */
  source: string;
  /** The source's own number of the patient: at most 200 characters. */
  sourceId: string;
};

export type DemoMatchQueryVariables = Exact<{
  inputs: Array<PatientInput> | PatientInput;
}>;


export type DemoMatchQuery = { matchPatients: Array<{ status: MatchStatus, candidates: Array<{ probability: number, matchWeight: number, grade: MatchGrade, explanation: Array<{ field: string, level: string, weight: number }>, patient: { mpiId: string, firstName: string | null, lastName: string | null, dateOfBirth: string | null, addresses: Array<{ line1: string | null, city: string | null, state: string | null }>, records: Array<{ source: string, sourceId: string }> } | null }> }> };

export type DemoPersonFragment = { mpiId: string, firstName: string | null, lastName: string | null, dateOfBirth: string | null, addresses: Array<{ line1: string | null, city: string | null, state: string | null }>, records: Array<{ source: string, sourceId: string }> };

export type DemoReviewsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DemoReviewsQuery = { reviewQueue: { nodes: Array<{ id: string, probability: number, matchWeight: number, explanation: Array<{ field: string, level: string, weight: number }>, patient: { mpiId: string, firstName: string | null, lastName: string | null, dateOfBirth: string | null, addresses: Array<{ line1: string | null, city: string | null, state: string | null }>, records: Array<{ source: string, sourceId: string }> }, other: { mpiId: string, firstName: string | null, lastName: string | null, dateOfBirth: string | null, addresses: Array<{ line1: string | null, city: string | null, state: string | null }>, records: Array<{ source: string, sourceId: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DemoResolveMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type DemoResolveMutation = { resolveReview: { status: ReviewStatus } };

export type DemoPersonsQueryVariables = Exact<{
  refs: Array<RecordRef> | RecordRef;
  mpiIds: Array<string | number> | string | number;
}>;


export type DemoPersonsQuery = { records: Array<{ mpiId: string } | null>, patients: Array<{ mpiId: string, history: Array<{ type: IdentityEventType, at: string, actor: string, source: string | null, sourceId: string | null, reason: string | null }> } | null> };

export type ExampleQueryVariables = Exact<{
  search: string;
}>;


export type ExampleQuery = { providers: { totalCount: number, nodes: Array<{ npi: string, name: string, credential: string | null, specialty: string | null, city: string | null, state: string | null, phone: string | null, sample: boolean }>, interpretation: { filter: string | null } | null } };

export type AddMutationVariables = Exact<{
  input: ProviderInput;
}>;


export type AddMutation = { createProvider: { npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, entityType: EntityType, name: string, firstName: string | null, middleName: string | null, lastName: string | null, organizationName: string | null, credential: string | null, specialty: string | null, taxonomy: string | null, address: string | null, city: string | null, state: string | null, zip: string | null, phone: string | null, insertedAt: string, updatedAt: string, taxonomies: Array<{ code: string, description: string | null, primary: boolean, license: string | null, licenseState: string | null }>, provenance: Array<{ field: string, value: string | null, source: string, retrievedAt: string, others: Array<{ source: string, value: string | null, retrievedAt: string }> }> } };

export type UpdateMutationVariables = Exact<{
  npi: string;
  patch: ProviderPatch;
}>;


export type UpdateMutation = { updateProvider: { npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, entityType: EntityType, name: string, firstName: string | null, middleName: string | null, lastName: string | null, organizationName: string | null, credential: string | null, specialty: string | null, taxonomy: string | null, address: string | null, city: string | null, state: string | null, zip: string | null, phone: string | null, insertedAt: string, updatedAt: string, taxonomies: Array<{ code: string, description: string | null, primary: boolean, license: string | null, licenseState: string | null }>, provenance: Array<{ field: string, value: string | null, source: string, retrievedAt: string, others: Array<{ source: string, value: string | null, retrievedAt: string }> }> } };

export type DeleteMutationVariables = Exact<{
  npi: string;
}>;


export type DeleteMutation = { deleteProvider: boolean };

export type ClearMutationVariables = Exact<{ [key: string]: never; }>;


export type ClearMutation = { clearProviders: number };

export type FetchReportFragment = { runId: string, startedAt: string, durationMs: number, sequentialMs: number, speedup: number, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, sources: Array<{ name: string, status: SettledStatus, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, durationMs: number, error: string | null }> };

export type FetchMutationVariables = Exact<{
  refresh: boolean;
  limit?: number | null | undefined;
  only?: Array<string> | string | null | undefined;
}>;


export type FetchMutation = { fetchAllSources: { runId: string, startedAt: string, durationMs: number, sequentialMs: number, speedup: number, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, sources: Array<{ name: string, status: SettledStatus, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, durationMs: number, error: string | null }> } };

export type FetchProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FetchProgressSubscription = { fetchProgress: { id: string, done: number, message: string | null, finished: boolean } };

export type ImportMutationVariables = Exact<{
  file: Blob;
  format?: FileFormat | null | undefined;
  dryRun: boolean;
  strict: boolean;
  jobId: string | number;
}>;


export type ImportMutation = { importProviders: { jobId: string, read: number, inserted: number, updated: number, unchanged: number, rejected: number, ignoredColumns: Array<string>, durationMs: number, errors: Array<{ line: number, field: string | null, message: string }> } };

export type ImportProgressSubscriptionVariables = Exact<{
  jobId: string | number;
}>;


export type ImportProgressSubscription = { importProgress: { done: number, message: string | null, finished: boolean } };

export type ListQueryVariables = Exact<{
  filter?: ProviderFilter | null | undefined;
  orderBy?: ProviderOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListQuery = { providers: { totalCount: number, nodes: Array<{ npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, name: string, credential: string | null, specialty: string | null, city: string | null, state: string | null, phone: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SearchQueryVariables = Exact<{
  search: string;
  filter?: ProviderFilter | null | undefined;
  orderBy?: ProviderOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchQuery = { providers: { totalCount: number, nodes: Array<{ npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, name: string, credential: string | null, specialty: string | null, city: string | null, state: string | null, phone: string | null }>, interpretation: { filter: string | null, unresolved: Array<string>, taxonomies: Array<{ code: string, description: string | null }> } | null, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrainMutationVariables = Exact<{
  sampleSize?: number | null | undefined;
  activate: boolean;
}>;


export type TrainMutation = { trainMatchModel: { version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number } };

export type KnownModelFragment = { version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number };

export type TrainingProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type TrainingProgressSubscription = { trainingProgress: { done: number, total: number | null, message: string | null } };

export type MatchModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type MatchModelsQuery = { matchModels: Array<{ version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number }> };

export type MatchModelDocumentQueryVariables = Exact<{ [key: string]: never; }>;


export type MatchModelDocumentQuery = { matchModel: { version: string, document: string } };

export type UseMatchModelMutationVariables = Exact<{
  version: string;
}>;


export type UseMatchModelMutation = { activateMatchModel: { version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number } };

export type ImportMatchModelMutationVariables = Exact<{
  document: string;
  activate: boolean;
}>;


export type ImportMatchModelMutation = { importMatchModel: { version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number } };

export type RelinkMutationVariables = Exact<{
  dryRun: boolean;
}>;


export type RelinkMutation = { relinkPatients: { examined: number, linked: number, merged: number, reviewsOpened: number, durationMs: number, dryRun: boolean } };

export type RelinkProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RelinkProgressSubscription = { relinkProgress: { done: number, total: number | null, message: string | null } };

export type PatientLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type PatientLimitsQuery = { limits: { maxBatch: number } };

export type RegisterMutationVariables = Exact<{
  inputs: Array<SourceRecordInput> | SourceRecordInput;
}>;


export type RegisterMutation = { registerPatients: Array<{ status: RegisterStatus, mpiId: string | null, reviewId: string | null, warnings: Array<{ field: string, message: string }>, error: { code: string, message: string, field: string | null } | null }> };

export type MatchQueryVariables = Exact<{
  inputs: Array<PatientInput> | PatientInput;
}>;


export type MatchQuery = { matchPatients: Array<{ status: MatchStatus, mpiId: string | null, probability: number | null, grade: MatchGrade | null, candidates: Array<{ mpiId: string }>, warnings: Array<{ field: string, message: string }>, error: { code: string, message: string, field: string | null } | null }> };

export type ProviderRowFragment = { npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, name: string, credential: string | null, specialty: string | null, city: string | null, state: string | null, phone: string | null };

export type ProviderDetailsFragment = { npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, entityType: EntityType, name: string, firstName: string | null, middleName: string | null, lastName: string | null, organizationName: string | null, credential: string | null, specialty: string | null, taxonomy: string | null, address: string | null, city: string | null, state: string | null, zip: string | null, phone: string | null, insertedAt: string, updatedAt: string, taxonomies: Array<{ code: string, description: string | null, primary: boolean, license: string | null, licenseState: string | null }>, provenance: Array<{ field: string, value: string | null, source: string, retrievedAt: string, others: Array<{ source: string, value: string | null, retrievedAt: string }> }> };

export type ShowQueryVariables = Exact<{
  npi: string;
}>;


export type ShowQuery = { provider: { npi: string, npiValid: boolean, sample: boolean, status: ProviderStatus, entityType: EntityType, name: string, firstName: string | null, middleName: string | null, lastName: string | null, organizationName: string | null, credential: string | null, specialty: string | null, taxonomy: string | null, address: string | null, city: string | null, state: string | null, zip: string | null, phone: string | null, insertedAt: string, updatedAt: string, taxonomies: Array<{ code: string, description: string | null, primary: boolean, license: string | null, licenseState: string | null }>, provenance: Array<{ field: string, value: string | null, source: string, retrievedAt: string, others: Array<{ source: string, value: string | null, retrievedAt: string }> }> } | null };

export type SummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type SummaryQuery = { providerStats: { total: number, uniqueSpecialties: number, uniqueStates: number } };

export type StatsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatsQuery = { providerStats: { total: number, uniqueSpecialties: number, uniqueStates: number, bySource: Array<{ value: string, count: number }>, byState: Array<{ value: string, count: number }>, bySpecialty: Array<{ value: string, count: number }>, byCredential: Array<{ value: string, count: number }>, lastFetch: { runId: string, startedAt: string, durationMs: number, sequentialMs: number, speedup: number, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, sources: Array<{ name: string, status: SettledStatus, fetched: number, inserted: number, updated: number, unchanged: number, rejected: number, durationMs: number, error: string | null }> } | null } };

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
export const DemoPersonFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"DemoPerson"}) as unknown as TypedDocumentString<DemoPersonFragment, unknown>;
export const FetchReportFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"FetchReport"}) as unknown as TypedDocumentString<FetchReportFragment, unknown>;
export const KnownModelFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"KnownModel"}) as unknown as TypedDocumentString<KnownModelFragment, unknown>;
export const ProviderRowFragmentDoc = new TypedDocumentString(`
    fragment ProviderRow on Provider {
  npi
  npiValid
  sample
  status
  name
  credential
  specialty
  city
  state
  phone
}
    `, {"fragmentName":"ProviderRow"}) as unknown as TypedDocumentString<ProviderRowFragment, unknown>;
export const ProviderDetailsFragmentDoc = new TypedDocumentString(`
    fragment ProviderDetails on Provider {
  npi
  npiValid
  sample
  status
  entityType
  name
  firstName
  middleName
  lastName
  organizationName
  credential
  specialty
  taxonomy
  taxonomies {
    code
    description
    primary
    license
    licenseState
  }
  address
  city
  state
  zip
  phone
  insertedAt
  updatedAt
  provenance {
    field
    value
    source
    retrievedAt
    others {
      source
      value
      retrievedAt
    }
  }
}
    `, {"fragmentName":"ProviderDetails"}) as unknown as TypedDocumentString<ProviderDetailsFragment, unknown>;
export const DemoMatchDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<DemoMatchQuery, DemoMatchQueryVariables>;
export const DemoReviewsDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<DemoReviewsQuery, DemoReviewsQueryVariables>;
export const DemoResolveDocument = new TypedDocumentString(`
    mutation DemoResolve($id: ID!, $reason: String!) {
  resolveReview(id: $id, decision: SAME, reason: $reason) {
    status
  }
}
    `) as unknown as TypedDocumentString<DemoResolveMutation, DemoResolveMutationVariables>;
export const DemoPersonsDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<DemoPersonsQuery, DemoPersonsQueryVariables>;
export const ExampleDocument = new TypedDocumentString(`
    query Example($search: String!) {
  providers(search: $search, first: 3) {
    totalCount
    nodes {
      npi
      name
      credential
      specialty
      city
      state
      phone
      sample
    }
    interpretation {
      filter
    }
  }
}
    `) as unknown as TypedDocumentString<ExampleQuery, ExampleQueryVariables>;
export const AddDocument = new TypedDocumentString(`
    mutation Add($input: ProviderInput!) {
  createProvider(input: $input) {
    ...ProviderDetails
  }
}
    fragment ProviderDetails on Provider {
  npi
  npiValid
  sample
  status
  entityType
  name
  firstName
  middleName
  lastName
  organizationName
  credential
  specialty
  taxonomy
  taxonomies {
    code
    description
    primary
    license
    licenseState
  }
  address
  city
  state
  zip
  phone
  insertedAt
  updatedAt
  provenance {
    field
    value
    source
    retrievedAt
    others {
      source
      value
      retrievedAt
    }
  }
}`) as unknown as TypedDocumentString<AddMutation, AddMutationVariables>;
export const UpdateDocument = new TypedDocumentString(`
    mutation Update($npi: NPI!, $patch: ProviderPatch!) {
  updateProvider(npi: $npi, patch: $patch) {
    ...ProviderDetails
  }
}
    fragment ProviderDetails on Provider {
  npi
  npiValid
  sample
  status
  entityType
  name
  firstName
  middleName
  lastName
  organizationName
  credential
  specialty
  taxonomy
  taxonomies {
    code
    description
    primary
    license
    licenseState
  }
  address
  city
  state
  zip
  phone
  insertedAt
  updatedAt
  provenance {
    field
    value
    source
    retrievedAt
    others {
      source
      value
      retrievedAt
    }
  }
}`) as unknown as TypedDocumentString<UpdateMutation, UpdateMutationVariables>;
export const DeleteDocument = new TypedDocumentString(`
    mutation Delete($npi: NPI!) {
  deleteProvider(npi: $npi)
}
    `) as unknown as TypedDocumentString<DeleteMutation, DeleteMutationVariables>;
export const ClearDocument = new TypedDocumentString(`
    mutation Clear {
  clearProviders(confirm: true)
}
    `) as unknown as TypedDocumentString<ClearMutation, ClearMutationVariables>;
export const FetchDocument = new TypedDocumentString(`
    mutation Fetch($refresh: Boolean!, $limit: Int, $only: [String!]) {
  fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {
    ...FetchReport
  }
}
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
}`) as unknown as TypedDocumentString<FetchMutation, FetchMutationVariables>;
export const FetchProgressDocument = new TypedDocumentString(`
    subscription FetchProgress {
  fetchProgress {
    id
    done
    message
    finished
  }
}
    `) as unknown as TypedDocumentString<FetchProgressSubscription, FetchProgressSubscriptionVariables>;
export const ImportDocument = new TypedDocumentString(`
    mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean!, $strict: Boolean!, $jobId: ID!) {
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
    ignoredColumns
    durationMs
  }
}
    `) as unknown as TypedDocumentString<ImportMutation, ImportMutationVariables>;
export const ImportProgressDocument = new TypedDocumentString(`
    subscription ImportProgress($jobId: ID!) {
  importProgress(jobId: $jobId) {
    done
    message
    finished
  }
}
    `) as unknown as TypedDocumentString<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
export const ListDocument = new TypedDocumentString(`
    query List($filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {
  providers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes {
      ...ProviderRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProviderRow on Provider {
  npi
  npiValid
  sample
  status
  name
  credential
  specialty
  city
  state
  phone
}`) as unknown as TypedDocumentString<ListQuery, ListQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($search: String!, $filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {
  providers(
    search: $search
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      ...ProviderRow
    }
    interpretation {
      filter
      unresolved
      taxonomies {
        code
        description
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ProviderRow on Provider {
  npi
  npiValid
  sample
  status
  name
  credential
  specialty
  city
  state
  phone
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const TrainDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<TrainMutation, TrainMutationVariables>;
export const TrainingProgressDocument = new TypedDocumentString(`
    subscription TrainingProgress {
  trainingProgress {
    done
    total
    message
  }
}
    `) as unknown as TypedDocumentString<TrainingProgressSubscription, TrainingProgressSubscriptionVariables>;
export const MatchModelsDocument = new TypedDocumentString(`
    query MatchModels {
  matchModels {
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
}`) as unknown as TypedDocumentString<MatchModelsQuery, MatchModelsQueryVariables>;
export const MatchModelDocumentDocument = new TypedDocumentString(`
    query MatchModelDocument {
  matchModel {
    version
    document
  }
}
    `) as unknown as TypedDocumentString<MatchModelDocumentQuery, MatchModelDocumentQueryVariables>;
export const UseMatchModelDocument = new TypedDocumentString(`
    mutation UseMatchModel($version: String!) {
  activateMatchModel(version: $version) {
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
}`) as unknown as TypedDocumentString<UseMatchModelMutation, UseMatchModelMutationVariables>;
export const ImportMatchModelDocument = new TypedDocumentString(`
    mutation ImportMatchModel($document: String!, $activate: Boolean!) {
  importMatchModel(document: $document, activate: $activate) {
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
}`) as unknown as TypedDocumentString<ImportMatchModelMutation, ImportMatchModelMutationVariables>;
export const RelinkDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RelinkMutation, RelinkMutationVariables>;
export const RelinkProgressDocument = new TypedDocumentString(`
    subscription RelinkProgress {
  relinkProgress {
    done
    total
    message
  }
}
    `) as unknown as TypedDocumentString<RelinkProgressSubscription, RelinkProgressSubscriptionVariables>;
export const PatientLimitsDocument = new TypedDocumentString(`
    query PatientLimits {
  limits {
    maxBatch
  }
}
    `) as unknown as TypedDocumentString<PatientLimitsQuery, PatientLimitsQueryVariables>;
export const RegisterDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const MatchDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<MatchQuery, MatchQueryVariables>;
export const ShowDocument = new TypedDocumentString(`
    query Show($npi: NPI!) {
  provider(npi: $npi) {
    ...ProviderDetails
  }
}
    fragment ProviderDetails on Provider {
  npi
  npiValid
  sample
  status
  entityType
  name
  firstName
  middleName
  lastName
  organizationName
  credential
  specialty
  taxonomy
  taxonomies {
    code
    description
    primary
    license
    licenseState
  }
  address
  city
  state
  zip
  phone
  insertedAt
  updatedAt
  provenance {
    field
    value
    source
    retrievedAt
    others {
      source
      value
      retrievedAt
    }
  }
}`) as unknown as TypedDocumentString<ShowQuery, ShowQueryVariables>;
export const SummaryDocument = new TypedDocumentString(`
    query Summary {
  providerStats {
    total
    uniqueSpecialties
    uniqueStates
  }
}
    `) as unknown as TypedDocumentString<SummaryQuery, SummaryQueryVariables>;
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
      ...FetchReport
    }
  }
}
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
}`) as unknown as TypedDocumentString<StatsQuery, StatsQueryVariables>;