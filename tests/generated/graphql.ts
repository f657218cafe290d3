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

/** Who works answers out. */
export type MatchProvider =
  /** This index. */
  | 'INTERNAL'
  /** The Verato service. */
  | 'VERATO';

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

/** What a review asks. */
export type ReviewKind =
  /** Whether a record that no longer fits, as one that changed, is still of its person. */
  | 'FIT'
  /** Whether two persons are one. */
  | 'JOIN';

/** How a review stands. */
export type ReviewStatus =
  /** They are two. */
  | 'DIFFERENT'
  /** It waits for an answer. */
  | 'OPEN'
  /** They are one person. */
  | 'SAME';

/** The tier that an answer comes from. */
export type ServedFrom =
  /** The memory of the process. */
  | 'MEMORY'
  /** An upstream provider. */
  | 'PROVIDER'
  /** Redis. */
  | 'REDIS'
  /** The store of the index. */
  | 'STORE';

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

export type RegisterMutationVariables = Exact<{
  inputs: Array<SourceRecordInput> | SourceRecordInput;
}>;


export type RegisterMutation = { registerPatients: Array<{ status: RegisterStatus, source: string, sourceId: string, mpiId: string | null, probability: number | null, reviewId: string | null, warnings: Array<{ field: string, message: string }>, error: { code: string, message: string, field: string | null } | null }> };

export type MatchQueryVariables = Exact<{
  inputs: Array<PatientInput> | PatientInput;
}>;


export type MatchQuery = { matchPatients: Array<{ status: MatchStatus, mpiId: string | null, probability: number | null, grade: MatchGrade | null, searchTruncated: boolean, provider: MatchProvider, servedFrom: ServedFrom, warnings: Array<{ field: string, message: string }>, error: { code: string, message: string, field: string | null } | null, candidates: Array<{ mpiId: string, probability: number, matchWeight: number, grade: MatchGrade, explanation: Array<{ field: string, level: string, weight: number }>, patient: { mpiId: string, firstName: string | null } | null }>, patient: { mpiId: string, firstName: string | null, lastName: string | null, records: Array<{ source: string, sourceId: string }> } | null }> };

export type MatchOneQueryVariables = Exact<{
  input: PatientInput;
}>;


export type MatchOneQuery = { matchPatient: { status: MatchStatus, mpiId: string | null, error: { code: string, message: string, field: string | null } | null } };

export type PatientQueryVariables = Exact<{
  mpiId: string | number;
}>;


export type PatientQuery = { patient: { mpiId: string, active: boolean, mergedInto: string | null, firstName: string | null, middleName: string | null, lastName: string | null, suffix: string | null, dateOfBirth: string | null, sex: Sex | null, ssnLast4: string | null, phones: Array<string>, emails: Array<string>, addresses: Array<{ line1: string | null, line2: string | null, city: string | null, state: string | null, zip: string | null }>, identifiers: Array<{ system: string, value: string }>, records: Array<{ source: string, sourceId: string, mpiId: string, registeredAt: string, updatedAt: string }> } | null };

export type HistoryQueryVariables = Exact<{
  mpiId: string | number;
}>;


export type HistoryQuery = { patient: { history: Array<{ id: string, type: IdentityEventType, mpiId: string, otherMpiId: string | null, source: string | null, sourceId: string | null, reviewId: string | null, decision: ReviewStatus | null, mergeEventId: string | null, actor: string, reason: string | null, at: string }> } | null };

export type PatientsQueryVariables = Exact<{
  mpiIds: Array<string | number> | string | number;
}>;


export type PatientsQuery = { patients: Array<{ mpiId: string, firstName: string | null, records: Array<{ source: string, sourceId: string }>, history: Array<{ id: string, type: IdentityEventType }> } | null> };

export type RecordQueryVariables = Exact<{
  source: string;
  sourceId: string;
}>;


export type RecordQuery = { record: { mpiId: string, updatedAt: string } | null };

export type RecordsQueryVariables = Exact<{
  refs: Array<RecordRef> | RecordRef;
}>;


export type RecordsQuery = { records: Array<{ source: string, sourceId: string, mpiId: string } | null> };

export type IndexFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type IndexFiguresQuery = { indexStats: { persons: number, records: number, openReviews: number } };

export type QueueQueryVariables = Exact<{
  status?: ReviewStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type QueueQuery = { reviewQueue: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, kind: ReviewKind, status: ReviewStatus, mpiId: string, otherMpiId: string, probability: number, matchWeight: number, openedAt: string, resolvedAt: string | null, resolvedBy: string | null, explanation: Array<{ field: string, level: string, weight: number }>, patient: { mpiId: string, lastName: string | null }, other: { mpiId: string, lastName: string | null }, record: { source: string, sourceId: string, mpiId: string } | null, otherRecord: { source: string, sourceId: string, mpiId: string } | null }> } };

export type ResolveMutationVariables = Exact<{
  id: string | number;
  decision: ReviewStatus;
  reason: string;
}>;


export type ResolveMutation = { resolveReview: { id: string, status: ReviewStatus, resolvedAt: string | null, resolvedBy: string | null, patient: { mpiId: string, active: boolean }, other: { mpiId: string, active: boolean, mergedInto: string | null } } };

export type ReviewQueryVariables = Exact<{
  id: string | number;
}>;


export type ReviewQuery = { review: { id: string, kind: ReviewKind, status: ReviewStatus, mpiId: string, otherMpiId: string, resolvedBy: string | null, record: { source: string, sourceId: string, mpiId: string } | null, otherRecord: { source: string, sourceId: string, mpiId: string } | null } | null };

export type MergeMutationVariables = Exact<{
  survivor: string | number;
  retired: string | number;
  reason: string;
}>;


export type MergeMutation = { mergePatients: { id: string, type: IdentityEventType, mpiId: string, otherMpiId: string | null, actor: string, reason: string | null } };

export type UnmergeMutationVariables = Exact<{
  mergeEventId: string | number;
  reason: string;
}>;


export type UnmergeMutation = { unmergePatients: { id: string, type: IdentityEventType, mpiId: string, otherMpiId: string | null, mergeEventId: string | null } };

export type LinkMutationVariables = Exact<{
  record: RecordRef;
  mpiId: string | number;
  reason: string;
}>;


export type LinkMutation = { linkPatients: { id: string, type: IdentityEventType, mpiId: string, otherMpiId: string | null, source: string | null, sourceId: string | null } };

export type UnlinkMutationVariables = Exact<{
  record: RecordRef;
  reason: string;
}>;


export type UnlinkMutation = { unlinkPatient: { id: string, type: IdentityEventType, mpiId: string, otherMpiId: string | null } };

export type EraseMutationVariables = Exact<{
  record: RecordRef;
  reason: string;
}>;


export type EraseMutation = { deleteRecord: { id: string, type: IdentityEventType, mpiId: string, source: string | null, sourceId: string | null, actor: string } };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { matchModel: { version: string, active: boolean, keptAt: string | null, trainedAt: string | null, trainedOn: number | null, prior: number, matchThreshold: number, possibleThreshold: number, marginBits: number, document: string, fields: Array<{ field: string, levels: Array<{ level: string, m: number, u: number, household: number, weight: number }> }> }, matchModels: Array<{ version: string, active: boolean, keptAt: string | null }> };

export type TrainForTestMutationVariables = Exact<{
  sampleSize?: number | null | undefined;
  activate?: boolean | null | undefined;
}>;


export type TrainForTestMutation = { trainMatchModel: { version: string, active: boolean, trainedAt: string | null, trainedOn: number | null, document: string } };

export type ActivateForTestMutationVariables = Exact<{
  version: string;
}>;


export type ActivateForTestMutation = { activateMatchModel: { version: string, active: boolean } };

export type ImportModelForTestMutationVariables = Exact<{
  document: string;
  activate?: boolean | null | undefined;
}>;


export type ImportModelForTestMutation = { importMatchModel: { version: string, active: boolean } };

export type RelinkForTestMutationVariables = Exact<{
  dryRun?: boolean | null | undefined;
}>;


export type RelinkForTestMutation = { relinkPatients: { examined: number, linked: number, merged: number, reviewsOpened: number, durationMs: number, dryRun: boolean } };

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

export const RegisterDocument = new TypedDocumentString(`
    mutation Register($inputs: [SourceRecordInput!]!) {
  registerPatients(inputs: $inputs) {
    status
    source
    sourceId
    mpiId
    probability
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
    searchTruncated
    provider
    servedFrom
    warnings {
      field
      message
    }
    error {
      code
      message
      field
    }
    candidates {
      mpiId
      probability
      matchWeight
      grade
      explanation {
        field
        level
        weight
      }
      patient {
        mpiId
        firstName
      }
    }
    patient {
      mpiId
      firstName
      lastName
      records {
        source
        sourceId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MatchQuery, MatchQueryVariables>;
export const MatchOneDocument = new TypedDocumentString(`
    query MatchOne($input: PatientInput!) {
  matchPatient(input: $input) {
    status
    mpiId
    error {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MatchOneQuery, MatchOneQueryVariables>;
export const PatientDocument = new TypedDocumentString(`
    query Patient($mpiId: ID!) {
  patient(mpiId: $mpiId) {
    mpiId
    active
    mergedInto
    firstName
    middleName
    lastName
    suffix
    dateOfBirth
    sex
    ssnLast4
    addresses {
      line1
      line2
      city
      state
      zip
    }
    phones
    emails
    identifiers {
      system
      value
    }
    records {
      source
      sourceId
      mpiId
      registeredAt
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<PatientQuery, PatientQueryVariables>;
export const HistoryDocument = new TypedDocumentString(`
    query History($mpiId: ID!) {
  patient(mpiId: $mpiId) {
    history {
      id
      type
      mpiId
      otherMpiId
      source
      sourceId
      reviewId
      decision
      mergeEventId
      actor
      reason
      at
    }
  }
}
    `) as unknown as TypedDocumentString<HistoryQuery, HistoryQueryVariables>;
export const PatientsDocument = new TypedDocumentString(`
    query Patients($mpiIds: [ID!]!) {
  patients(mpiIds: $mpiIds) {
    mpiId
    firstName
    records {
      source
      sourceId
    }
    history {
      id
      type
    }
  }
}
    `) as unknown as TypedDocumentString<PatientsQuery, PatientsQueryVariables>;
export const RecordDocument = new TypedDocumentString(`
    query Record($source: String!, $sourceId: String!) {
  record(source: $source, sourceId: $sourceId) {
    mpiId
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<RecordQuery, RecordQueryVariables>;
export const RecordsDocument = new TypedDocumentString(`
    query Records($refs: [RecordRef!]!) {
  records(refs: $refs) {
    source
    sourceId
    mpiId
  }
}
    `) as unknown as TypedDocumentString<RecordsQuery, RecordsQueryVariables>;
export const IndexFiguresDocument = new TypedDocumentString(`
    query IndexFigures {
  indexStats {
    persons
    records
    openReviews
  }
}
    `) as unknown as TypedDocumentString<IndexFiguresQuery, IndexFiguresQueryVariables>;
export const QueueDocument = new TypedDocumentString(`
    query Queue($status: ReviewStatus, $first: Int, $after: String) {
  reviewQueue(status: $status, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      kind
      status
      mpiId
      otherMpiId
      probability
      matchWeight
      openedAt
      resolvedAt
      resolvedBy
      explanation {
        field
        level
        weight
      }
      patient {
        mpiId
        lastName
      }
      other {
        mpiId
        lastName
      }
      record {
        source
        sourceId
        mpiId
      }
      otherRecord {
        source
        sourceId
        mpiId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;
export const ResolveDocument = new TypedDocumentString(`
    mutation Resolve($id: ID!, $decision: ReviewStatus!, $reason: String!) {
  resolveReview(id: $id, decision: $decision, reason: $reason) {
    id
    status
    resolvedAt
    resolvedBy
    patient {
      mpiId
      active
    }
    other {
      mpiId
      active
      mergedInto
    }
  }
}
    `) as unknown as TypedDocumentString<ResolveMutation, ResolveMutationVariables>;
export const ReviewDocument = new TypedDocumentString(`
    query Review($id: ID!) {
  review(id: $id) {
    id
    kind
    status
    mpiId
    otherMpiId
    resolvedBy
    record {
      source
      sourceId
      mpiId
    }
    otherRecord {
      source
      sourceId
      mpiId
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewQuery, ReviewQueryVariables>;
export const MergeDocument = new TypedDocumentString(`
    mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {
  mergePatients(survivor: $survivor, retired: $retired, reason: $reason) {
    id
    type
    mpiId
    otherMpiId
    actor
    reason
  }
}
    `) as unknown as TypedDocumentString<MergeMutation, MergeMutationVariables>;
export const UnmergeDocument = new TypedDocumentString(`
    mutation Unmerge($mergeEventId: ID!, $reason: String!) {
  unmergePatients(mergeEventId: $mergeEventId, reason: $reason) {
    id
    type
    mpiId
    otherMpiId
    mergeEventId
  }
}
    `) as unknown as TypedDocumentString<UnmergeMutation, UnmergeMutationVariables>;
export const LinkDocument = new TypedDocumentString(`
    mutation Link($record: RecordRef!, $mpiId: ID!, $reason: String!) {
  linkPatients(record: $record, mpiId: $mpiId, reason: $reason) {
    id
    type
    mpiId
    otherMpiId
    source
    sourceId
  }
}
    `) as unknown as TypedDocumentString<LinkMutation, LinkMutationVariables>;
export const UnlinkDocument = new TypedDocumentString(`
    mutation Unlink($record: RecordRef!, $reason: String!) {
  unlinkPatient(record: $record, reason: $reason) {
    id
    type
    mpiId
    otherMpiId
  }
}
    `) as unknown as TypedDocumentString<UnlinkMutation, UnlinkMutationVariables>;
export const EraseDocument = new TypedDocumentString(`
    mutation Erase($record: RecordRef!, $reason: String!) {
  deleteRecord(record: $record, reason: $reason) {
    id
    type
    mpiId
    source
    sourceId
    actor
  }
}
    `) as unknown as TypedDocumentString<EraseMutation, EraseMutationVariables>;
export const ModelsDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const TrainForTestDocument = new TypedDocumentString(`
    mutation TrainForTest($sampleSize: Int, $activate: Boolean) {
  trainMatchModel(sampleSize: $sampleSize, activate: $activate) {
    version
    active
    trainedAt
    trainedOn
    document
  }
}
    `) as unknown as TypedDocumentString<TrainForTestMutation, TrainForTestMutationVariables>;
export const ActivateForTestDocument = new TypedDocumentString(`
    mutation ActivateForTest($version: String!) {
  activateMatchModel(version: $version) {
    version
    active
  }
}
    `) as unknown as TypedDocumentString<ActivateForTestMutation, ActivateForTestMutationVariables>;
export const ImportModelForTestDocument = new TypedDocumentString(`
    mutation ImportModelForTest($document: String!, $activate: Boolean) {
  importMatchModel(document: $document, activate: $activate) {
    version
    active
  }
}
    `) as unknown as TypedDocumentString<ImportModelForTestMutation, ImportModelForTestMutationVariables>;
export const RelinkForTestDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RelinkForTestMutation, RelinkForTestMutationVariables>;
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