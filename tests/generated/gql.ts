/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status source sourceId mpiId probability reviewId\n      warnings { field message }\n      error { code message field }\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status mpiId probability grade searchTruncated provider servedFrom\n      warnings { field message }\n      error { code message field }\n      candidates { mpiId probability matchWeight grade explanation { field level weight } patient { mpiId firstName } }\n      patient { mpiId firstName lastName records { source sourceId } }\n    }\n  }\n": typeof types.MatchDocument,
    "\n  query MatchOne($input: PatientInput!) { matchPatient(input: $input) { status mpiId error { code message field } } }\n": typeof types.MatchOneDocument,
    "\n  query Patient($mpiId: ID!) {\n    patient(mpiId: $mpiId) {\n      mpiId active mergedInto firstName middleName lastName suffix dateOfBirth sex ssnLast4\n      addresses { line1 line2 city state zip } phones emails identifiers { system value }\n      records { source sourceId mpiId registeredAt updatedAt }\n    }\n  }\n": typeof types.PatientDocument,
    "\n  query History($mpiId: ID!) {\n    patient(mpiId: $mpiId) { history { id type mpiId otherMpiId source sourceId reviewId decision mergeEventId actor reason at } }\n  }\n": typeof types.HistoryDocument,
    "\n  query Patients($mpiIds: [ID!]!) {\n    patients(mpiIds: $mpiIds) { mpiId firstName records { source sourceId } history { id type } }\n  }\n": typeof types.PatientsDocument,
    "\n  query Record($source: String!, $sourceId: String!) { record(source: $source, sourceId: $sourceId) { mpiId updatedAt } }\n": typeof types.RecordDocument,
    "\n  query Records($refs: [RecordRef!]!) { records(refs: $refs) { source sourceId mpiId } }\n": typeof types.RecordsDocument,
    "\n  query IndexFigures { indexStats { persons records openReviews } }\n": typeof types.IndexFiguresDocument,
    "\n  query Queue($status: ReviewStatus, $first: Int, $after: String) {\n    reviewQueue(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      nodes {\n        id kind status mpiId otherMpiId probability matchWeight openedAt resolvedAt resolvedBy\n        explanation { field level weight } patient { mpiId lastName } other { mpiId lastName }\n        record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n      }\n    }\n  }\n": typeof types.QueueDocument,
    "\n  mutation Resolve($id: ID!, $decision: ReviewStatus!, $reason: String!) {\n    resolveReview(id: $id, decision: $decision, reason: $reason) {\n      id status resolvedAt resolvedBy patient { mpiId active } other { mpiId active mergedInto }\n    }\n  }\n": typeof types.ResolveDocument,
    "\n  query Review($id: ID!) {\n    review(id: $id) {\n      id kind status mpiId otherMpiId resolvedBy\n      record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n    }\n  }\n": typeof types.ReviewDocument,
    "\n  mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {\n    mergePatients(survivor: $survivor, retired: $retired, reason: $reason) { id type mpiId otherMpiId actor reason }\n  }\n": typeof types.MergeDocument,
    "\n  mutation Unmerge($mergeEventId: ID!, $reason: String!) {\n    unmergePatients(mergeEventId: $mergeEventId, reason: $reason) { id type mpiId otherMpiId mergeEventId }\n  }\n": typeof types.UnmergeDocument,
    "\n  mutation Link($record: RecordRef!, $mpiId: ID!, $reason: String!) {\n    linkPatients(record: $record, mpiId: $mpiId, reason: $reason) { id type mpiId otherMpiId source sourceId }\n  }\n": typeof types.LinkDocument,
    "\n  mutation Unlink($record: RecordRef!, $reason: String!) {\n    unlinkPatient(record: $record, reason: $reason) { id type mpiId otherMpiId }\n  }\n": typeof types.UnlinkDocument,
    "\n  mutation Erase($record: RecordRef!, $reason: String!) {\n    deleteRecord(record: $record, reason: $reason) { id type mpiId source sourceId actor }\n  }\n": typeof types.EraseDocument,
    "\n  query Models {\n    matchModel {\n      version\n      active\n      keptAt\n      trainedAt\n      trainedOn\n      prior\n      matchThreshold\n      possibleThreshold\n      marginBits\n      document\n      fields {\n        field\n        levels {\n          level\n          m\n          u\n          household\n          weight\n        }\n      }\n    }\n    matchModels {\n      version\n      active\n      keptAt\n    }\n  }\n": typeof types.ModelsDocument,
    "\n  mutation TrainForTest($sampleSize: Int, $activate: Boolean) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      version\n      active\n      trainedAt\n      trainedOn\n      document\n    }\n  }\n": typeof types.TrainForTestDocument,
    "\n  mutation ActivateForTest($version: String!) {\n    activateMatchModel(version: $version) {\n      version\n      active\n    }\n  }\n": typeof types.ActivateForTestDocument,
    "\n  mutation ImportModelForTest($document: String!, $activate: Boolean) {\n    importMatchModel(document: $document, activate: $activate) {\n      version\n      active\n    }\n  }\n": typeof types.ImportModelForTestDocument,
    "\n  mutation RelinkForTest($dryRun: Boolean) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n": typeof types.RelinkForTestDocument,
    "\n  mutation Create($input: ProviderInput!) {\n    createProvider(input: $input) { npi name npiValid sample entityType credential zip phone state }\n  }\n": typeof types.CreateDocument,
    "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) { npi name phone city }\n  }\n": typeof types.UpdateDocument,
    "\n  mutation Delete($npi: NPI!) { deleteProvider(npi: $npi) }\n": typeof types.DeleteDocument,
    "\n  mutation Clear($confirm: Boolean!) { clearProviders(confirm: $confirm) }\n": typeof types.ClearDocument,
    "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      npi name firstName lastName credential specialty taxonomy city state zip phone sample status updatedAt insertedAt\n      taxonomies { code description primary license licenseState }\n      provenance { field value source others { source value } }\n    }\n  }\n": typeof types.ShowDocument,
    "\n  query List($filter: ProviderFilter, $search: String, $orderBy: ProviderOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    providers(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { npi name } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.ListDocument,
    "\n  query Search($search: String!, $filter: ProviderFilter) {\n    providers(search: $search, filter: $filter, first: 50) {\n      totalCount\n      nodes { npi name specialty city }\n      facets { states { value count } specialties { value count } }\n      interpretation { filter unresolved taxonomies { code description } }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query Suggest($prefix: String!, $first: Int) { suggestProviders(prefix: $prefix, first: $first) { npi name } }\n": typeof types.SuggestDocument,
    "\n  query Provenances($first: Int!) {\n    providers(first: $first) { nodes { npi provenance { field source } } }\n  }\n": typeof types.ProvenancesDocument,
    "\n  query Stats {\n    providerStats {\n      total uniqueSpecialties uniqueStates\n      bySource { value count } byState { value count } bySpecialty { value count } byCredential { value count }\n      lastFetch { runId }\n    }\n  }\n": typeof types.StatsDocument,
    "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean, $strict: Boolean, $jobId: ID) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId read inserted updated unchanged rejected errors { line field message }\n    }\n  }\n": typeof types.ImportDocument,
    "\n  mutation FetchAll($refresh: Boolean, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      runId durationMs sequentialMs speedup fetched inserted updated unchanged rejected\n      sources { name status fetched inserted unchanged error }\n    }\n  }\n": typeof types.FetchAllDocument,
    "\n  query Runs { fetchRuns { runId fetched sources { name status } } sources { name sample lastReport { name fetched } } }\n": typeof types.RunsDocument,
};
const documents: Documents = {
    "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status source sourceId mpiId probability reviewId\n      warnings { field message }\n      error { code message field }\n    }\n  }\n": types.RegisterDocument,
    "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status mpiId probability grade searchTruncated provider servedFrom\n      warnings { field message }\n      error { code message field }\n      candidates { mpiId probability matchWeight grade explanation { field level weight } patient { mpiId firstName } }\n      patient { mpiId firstName lastName records { source sourceId } }\n    }\n  }\n": types.MatchDocument,
    "\n  query MatchOne($input: PatientInput!) { matchPatient(input: $input) { status mpiId error { code message field } } }\n": types.MatchOneDocument,
    "\n  query Patient($mpiId: ID!) {\n    patient(mpiId: $mpiId) {\n      mpiId active mergedInto firstName middleName lastName suffix dateOfBirth sex ssnLast4\n      addresses { line1 line2 city state zip } phones emails identifiers { system value }\n      records { source sourceId mpiId registeredAt updatedAt }\n    }\n  }\n": types.PatientDocument,
    "\n  query History($mpiId: ID!) {\n    patient(mpiId: $mpiId) { history { id type mpiId otherMpiId source sourceId reviewId decision mergeEventId actor reason at } }\n  }\n": types.HistoryDocument,
    "\n  query Patients($mpiIds: [ID!]!) {\n    patients(mpiIds: $mpiIds) { mpiId firstName records { source sourceId } history { id type } }\n  }\n": types.PatientsDocument,
    "\n  query Record($source: String!, $sourceId: String!) { record(source: $source, sourceId: $sourceId) { mpiId updatedAt } }\n": types.RecordDocument,
    "\n  query Records($refs: [RecordRef!]!) { records(refs: $refs) { source sourceId mpiId } }\n": types.RecordsDocument,
    "\n  query IndexFigures { indexStats { persons records openReviews } }\n": types.IndexFiguresDocument,
    "\n  query Queue($status: ReviewStatus, $first: Int, $after: String) {\n    reviewQueue(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      nodes {\n        id kind status mpiId otherMpiId probability matchWeight openedAt resolvedAt resolvedBy\n        explanation { field level weight } patient { mpiId lastName } other { mpiId lastName }\n        record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n      }\n    }\n  }\n": types.QueueDocument,
    "\n  mutation Resolve($id: ID!, $decision: ReviewStatus!, $reason: String!) {\n    resolveReview(id: $id, decision: $decision, reason: $reason) {\n      id status resolvedAt resolvedBy patient { mpiId active } other { mpiId active mergedInto }\n    }\n  }\n": types.ResolveDocument,
    "\n  query Review($id: ID!) {\n    review(id: $id) {\n      id kind status mpiId otherMpiId resolvedBy\n      record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n    }\n  }\n": types.ReviewDocument,
    "\n  mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {\n    mergePatients(survivor: $survivor, retired: $retired, reason: $reason) { id type mpiId otherMpiId actor reason }\n  }\n": types.MergeDocument,
    "\n  mutation Unmerge($mergeEventId: ID!, $reason: String!) {\n    unmergePatients(mergeEventId: $mergeEventId, reason: $reason) { id type mpiId otherMpiId mergeEventId }\n  }\n": types.UnmergeDocument,
    "\n  mutation Link($record: RecordRef!, $mpiId: ID!, $reason: String!) {\n    linkPatients(record: $record, mpiId: $mpiId, reason: $reason) { id type mpiId otherMpiId source sourceId }\n  }\n": types.LinkDocument,
    "\n  mutation Unlink($record: RecordRef!, $reason: String!) {\n    unlinkPatient(record: $record, reason: $reason) { id type mpiId otherMpiId }\n  }\n": types.UnlinkDocument,
    "\n  mutation Erase($record: RecordRef!, $reason: String!) {\n    deleteRecord(record: $record, reason: $reason) { id type mpiId source sourceId actor }\n  }\n": types.EraseDocument,
    "\n  query Models {\n    matchModel {\n      version\n      active\n      keptAt\n      trainedAt\n      trainedOn\n      prior\n      matchThreshold\n      possibleThreshold\n      marginBits\n      document\n      fields {\n        field\n        levels {\n          level\n          m\n          u\n          household\n          weight\n        }\n      }\n    }\n    matchModels {\n      version\n      active\n      keptAt\n    }\n  }\n": types.ModelsDocument,
    "\n  mutation TrainForTest($sampleSize: Int, $activate: Boolean) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      version\n      active\n      trainedAt\n      trainedOn\n      document\n    }\n  }\n": types.TrainForTestDocument,
    "\n  mutation ActivateForTest($version: String!) {\n    activateMatchModel(version: $version) {\n      version\n      active\n    }\n  }\n": types.ActivateForTestDocument,
    "\n  mutation ImportModelForTest($document: String!, $activate: Boolean) {\n    importMatchModel(document: $document, activate: $activate) {\n      version\n      active\n    }\n  }\n": types.ImportModelForTestDocument,
    "\n  mutation RelinkForTest($dryRun: Boolean) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n": types.RelinkForTestDocument,
    "\n  mutation Create($input: ProviderInput!) {\n    createProvider(input: $input) { npi name npiValid sample entityType credential zip phone state }\n  }\n": types.CreateDocument,
    "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) { npi name phone city }\n  }\n": types.UpdateDocument,
    "\n  mutation Delete($npi: NPI!) { deleteProvider(npi: $npi) }\n": types.DeleteDocument,
    "\n  mutation Clear($confirm: Boolean!) { clearProviders(confirm: $confirm) }\n": types.ClearDocument,
    "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      npi name firstName lastName credential specialty taxonomy city state zip phone sample status updatedAt insertedAt\n      taxonomies { code description primary license licenseState }\n      provenance { field value source others { source value } }\n    }\n  }\n": types.ShowDocument,
    "\n  query List($filter: ProviderFilter, $search: String, $orderBy: ProviderOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    providers(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { npi name } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.ListDocument,
    "\n  query Search($search: String!, $filter: ProviderFilter) {\n    providers(search: $search, filter: $filter, first: 50) {\n      totalCount\n      nodes { npi name specialty city }\n      facets { states { value count } specialties { value count } }\n      interpretation { filter unresolved taxonomies { code description } }\n    }\n  }\n": types.SearchDocument,
    "\n  query Suggest($prefix: String!, $first: Int) { suggestProviders(prefix: $prefix, first: $first) { npi name } }\n": types.SuggestDocument,
    "\n  query Provenances($first: Int!) {\n    providers(first: $first) { nodes { npi provenance { field source } } }\n  }\n": types.ProvenancesDocument,
    "\n  query Stats {\n    providerStats {\n      total uniqueSpecialties uniqueStates\n      bySource { value count } byState { value count } bySpecialty { value count } byCredential { value count }\n      lastFetch { runId }\n    }\n  }\n": types.StatsDocument,
    "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean, $strict: Boolean, $jobId: ID) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId read inserted updated unchanged rejected errors { line field message }\n    }\n  }\n": types.ImportDocument,
    "\n  mutation FetchAll($refresh: Boolean, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      runId durationMs sequentialMs speedup fetched inserted updated unchanged rejected\n      sources { name status fetched inserted unchanged error }\n    }\n  }\n": types.FetchAllDocument,
    "\n  query Runs { fetchRuns { runId fetched sources { name status } } sources { name sample lastReport { name fetched } } }\n": types.RunsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status source sourceId mpiId probability reviewId\n      warnings { field message }\n      error { code message field }\n    }\n  }\n"): typeof import('./graphql.ts').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status mpiId probability grade searchTruncated provider servedFrom\n      warnings { field message }\n      error { code message field }\n      candidates { mpiId probability matchWeight grade explanation { field level weight } patient { mpiId firstName } }\n      patient { mpiId firstName lastName records { source sourceId } }\n    }\n  }\n"): typeof import('./graphql.ts').MatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatchOne($input: PatientInput!) { matchPatient(input: $input) { status mpiId error { code message field } } }\n"): typeof import('./graphql.ts').MatchOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Patient($mpiId: ID!) {\n    patient(mpiId: $mpiId) {\n      mpiId active mergedInto firstName middleName lastName suffix dateOfBirth sex ssnLast4\n      addresses { line1 line2 city state zip } phones emails identifiers { system value }\n      records { source sourceId mpiId registeredAt updatedAt }\n    }\n  }\n"): typeof import('./graphql.ts').PatientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query History($mpiId: ID!) {\n    patient(mpiId: $mpiId) { history { id type mpiId otherMpiId source sourceId reviewId decision mergeEventId actor reason at } }\n  }\n"): typeof import('./graphql.ts').HistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Patients($mpiIds: [ID!]!) {\n    patients(mpiIds: $mpiIds) { mpiId firstName records { source sourceId } history { id type } }\n  }\n"): typeof import('./graphql.ts').PatientsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Record($source: String!, $sourceId: String!) { record(source: $source, sourceId: $sourceId) { mpiId updatedAt } }\n"): typeof import('./graphql.ts').RecordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Records($refs: [RecordRef!]!) { records(refs: $refs) { source sourceId mpiId } }\n"): typeof import('./graphql.ts').RecordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IndexFigures { indexStats { persons records openReviews } }\n"): typeof import('./graphql.ts').IndexFiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queue($status: ReviewStatus, $first: Int, $after: String) {\n    reviewQueue(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      nodes {\n        id kind status mpiId otherMpiId probability matchWeight openedAt resolvedAt resolvedBy\n        explanation { field level weight } patient { mpiId lastName } other { mpiId lastName }\n        record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').QueueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Resolve($id: ID!, $decision: ReviewStatus!, $reason: String!) {\n    resolveReview(id: $id, decision: $decision, reason: $reason) {\n      id status resolvedAt resolvedBy patient { mpiId active } other { mpiId active mergedInto }\n    }\n  }\n"): typeof import('./graphql.ts').ResolveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Review($id: ID!) {\n    review(id: $id) {\n      id kind status mpiId otherMpiId resolvedBy\n      record { source sourceId mpiId } otherRecord { source sourceId mpiId }\n    }\n  }\n"): typeof import('./graphql.ts').ReviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {\n    mergePatients(survivor: $survivor, retired: $retired, reason: $reason) { id type mpiId otherMpiId actor reason }\n  }\n"): typeof import('./graphql.ts').MergeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unmerge($mergeEventId: ID!, $reason: String!) {\n    unmergePatients(mergeEventId: $mergeEventId, reason: $reason) { id type mpiId otherMpiId mergeEventId }\n  }\n"): typeof import('./graphql.ts').UnmergeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Link($record: RecordRef!, $mpiId: ID!, $reason: String!) {\n    linkPatients(record: $record, mpiId: $mpiId, reason: $reason) { id type mpiId otherMpiId source sourceId }\n  }\n"): typeof import('./graphql.ts').LinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unlink($record: RecordRef!, $reason: String!) {\n    unlinkPatient(record: $record, reason: $reason) { id type mpiId otherMpiId }\n  }\n"): typeof import('./graphql.ts').UnlinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Erase($record: RecordRef!, $reason: String!) {\n    deleteRecord(record: $record, reason: $reason) { id type mpiId source sourceId actor }\n  }\n"): typeof import('./graphql.ts').EraseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Models {\n    matchModel {\n      version\n      active\n      keptAt\n      trainedAt\n      trainedOn\n      prior\n      matchThreshold\n      possibleThreshold\n      marginBits\n      document\n      fields {\n        field\n        levels {\n          level\n          m\n          u\n          household\n          weight\n        }\n      }\n    }\n    matchModels {\n      version\n      active\n      keptAt\n    }\n  }\n"): typeof import('./graphql.ts').ModelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TrainForTest($sampleSize: Int, $activate: Boolean) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      version\n      active\n      trainedAt\n      trainedOn\n      document\n    }\n  }\n"): typeof import('./graphql.ts').TrainForTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ActivateForTest($version: String!) {\n    activateMatchModel(version: $version) {\n      version\n      active\n    }\n  }\n"): typeof import('./graphql.ts').ActivateForTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportModelForTest($document: String!, $activate: Boolean) {\n    importMatchModel(document: $document, activate: $activate) {\n      version\n      active\n    }\n  }\n"): typeof import('./graphql.ts').ImportModelForTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RelinkForTest($dryRun: Boolean) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n"): typeof import('./graphql.ts').RelinkForTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Create($input: ProviderInput!) {\n    createProvider(input: $input) { npi name npiValid sample entityType credential zip phone state }\n  }\n"): typeof import('./graphql.ts').CreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) { npi name phone city }\n  }\n"): typeof import('./graphql.ts').UpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Delete($npi: NPI!) { deleteProvider(npi: $npi) }\n"): typeof import('./graphql.ts').DeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Clear($confirm: Boolean!) { clearProviders(confirm: $confirm) }\n"): typeof import('./graphql.ts').ClearDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      npi name firstName lastName credential specialty taxonomy city state zip phone sample status updatedAt insertedAt\n      taxonomies { code description primary license licenseState }\n      provenance { field value source others { source value } }\n    }\n  }\n"): typeof import('./graphql.ts').ShowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query List($filter: ProviderFilter, $search: String, $orderBy: ProviderOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    providers(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { npi name } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($search: String!, $filter: ProviderFilter) {\n    providers(search: $search, filter: $filter, first: 50) {\n      totalCount\n      nodes { npi name specialty city }\n      facets { states { value count } specialties { value count } }\n      interpretation { filter unresolved taxonomies { code description } }\n    }\n  }\n"): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Suggest($prefix: String!, $first: Int) { suggestProviders(prefix: $prefix, first: $first) { npi name } }\n"): typeof import('./graphql.ts').SuggestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Provenances($first: Int!) {\n    providers(first: $first) { nodes { npi provenance { field source } } }\n  }\n"): typeof import('./graphql.ts').ProvenancesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Stats {\n    providerStats {\n      total uniqueSpecialties uniqueStates\n      bySource { value count } byState { value count } bySpecialty { value count } byCredential { value count }\n      lastFetch { runId }\n    }\n  }\n"): typeof import('./graphql.ts').StatsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean, $strict: Boolean, $jobId: ID) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId read inserted updated unchanged rejected errors { line field message }\n    }\n  }\n"): typeof import('./graphql.ts').ImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FetchAll($refresh: Boolean, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      runId durationMs sequentialMs speedup fetched inserted updated unchanged rejected\n      sources { name status fetched inserted unchanged error }\n    }\n  }\n"): typeof import('./graphql.ts').FetchAllDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Runs { fetchRuns { runId fetched sources { name status } } sources { name sample lastReport { name fetched } } }\n"): typeof import('./graphql.ts').RunsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
