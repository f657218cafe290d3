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
    "\n  query DemoMatch($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      candidates {\n        probability\n        matchWeight\n        grade\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n      }\n    }\n  }\n\n  fragment DemoPerson on Patient {\n    mpiId\n    firstName\n    lastName\n    dateOfBirth\n    addresses {\n      line1\n      city\n      state\n    }\n    records {\n      source\n      sourceId\n    }\n  }\n": typeof types.DemoMatchDocument,
    "\n  query DemoReviews($after: String) {\n    reviewQueue(first: 100, after: $after) {\n      nodes {\n        id\n        probability\n        matchWeight\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n        other {\n          ...DemoPerson\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DemoReviewsDocument,
    "\n  mutation DemoResolve($id: ID!, $reason: String!) {\n    resolveReview(id: $id, decision: SAME, reason: $reason) {\n      status\n    }\n  }\n": typeof types.DemoResolveDocument,
    "\n  query DemoPersons($refs: [RecordRef!]!, $mpiIds: [ID!]!) {\n    records(refs: $refs) {\n      mpiId\n    }\n    patients(mpiIds: $mpiIds) {\n      mpiId\n      history {\n        type\n        at\n        actor\n        source\n        sourceId\n        reason\n      }\n    }\n  }\n": typeof types.DemoPersonsDocument,
    "\n  query Example($search: String!) {\n    providers(search: $search, first: 3) {\n      totalCount\n      nodes {\n        npi\n        name\n        credential\n        specialty\n        city\n        state\n        phone\n        sample\n      }\n      interpretation {\n        filter\n      }\n    }\n  }\n": typeof types.ExampleDocument,
    "\n  mutation Add($input: ProviderInput!) {\n    createProvider(input: $input) {\n      ...ProviderDetails\n    }\n  }\n": typeof types.AddDocument,
    "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) {\n      ...ProviderDetails\n    }\n  }\n": typeof types.UpdateDocument,
    "\n  mutation Delete($npi: NPI!) {\n    deleteProvider(npi: $npi)\n  }\n": typeof types.DeleteDocument,
    "\n  mutation Clear {\n    clearProviders(confirm: true)\n  }\n": typeof types.ClearDocument,
    "\n  fragment FetchReport on FetchReport {\n    runId\n    startedAt\n    durationMs\n    sequentialMs\n    speedup\n    fetched\n    inserted\n    updated\n    unchanged\n    rejected\n    sources {\n      name\n      status\n      fetched\n      inserted\n      updated\n      unchanged\n      rejected\n      durationMs\n      error\n    }\n  }\n": typeof types.FetchReportFragmentDoc,
    "\n  mutation Fetch($refresh: Boolean!, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      ...FetchReport\n    }\n  }\n": typeof types.FetchDocument,
    "\n  subscription FetchProgress {\n    fetchProgress {\n      id\n      done\n      message\n      finished\n    }\n  }\n": typeof types.FetchProgressDocument,
    "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean!, $strict: Boolean!, $jobId: ID!) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId\n      read\n      inserted\n      updated\n      unchanged\n      rejected\n      errors {\n        line\n        field\n        message\n      }\n      ignoredColumns\n      durationMs\n    }\n  }\n": typeof types.ImportDocument,
    "\n  subscription ImportProgress($jobId: ID!) {\n    importProgress(jobId: $jobId) {\n      done\n      message\n      finished\n    }\n  }\n": typeof types.ImportProgressDocument,
    "\n  query List($filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ListDocument,
    "\n  query Search($search: String!, $filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      interpretation {\n        filter\n        unresolved\n        taxonomies {\n          code\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  mutation Train($sampleSize: Int, $activate: Boolean!) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      ...KnownModel\n    }\n  }\n\n  fragment KnownModel on MatchModel {\n    version\n    active\n    keptAt\n    trainedAt\n    trainedOn\n    prior\n    matchThreshold\n    possibleThreshold\n    marginBits\n  }\n": typeof types.TrainDocument,
    "\n  subscription TrainingProgress {\n    trainingProgress {\n      done\n      total\n      message\n    }\n  }\n": typeof types.TrainingProgressDocument,
    "\n  query MatchModels {\n    matchModels {\n      ...KnownModel\n    }\n  }\n": typeof types.MatchModelsDocument,
    "\n  query MatchModelDocument {\n    matchModel {\n      version\n      document\n    }\n  }\n": typeof types.MatchModelDocumentDocument,
    "\n  mutation UseMatchModel($version: String!) {\n    activateMatchModel(version: $version) {\n      ...KnownModel\n    }\n  }\n": typeof types.UseMatchModelDocument,
    "\n  mutation ImportMatchModel($document: String!, $activate: Boolean!) {\n    importMatchModel(document: $document, activate: $activate) {\n      ...KnownModel\n    }\n  }\n": typeof types.ImportMatchModelDocument,
    "\n  mutation Relink($dryRun: Boolean!) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n": typeof types.RelinkDocument,
    "\n  subscription RelinkProgress {\n    relinkProgress {\n      done\n      total\n      message\n    }\n  }\n": typeof types.RelinkProgressDocument,
    "\n  query PatientLimits {\n    limits {\n      maxBatch\n    }\n  }\n": typeof types.PatientLimitsDocument,
    "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status\n      mpiId\n      reviewId\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      mpiId\n      probability\n      grade\n      candidates {\n        mpiId\n      }\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n": typeof types.MatchDocument,
    "\n  fragment ProviderRow on Provider {\n    npi\n    npiValid\n    sample\n    status\n    name\n    credential\n    specialty\n    city\n    state\n    phone\n  }\n": typeof types.ProviderRowFragmentDoc,
    "\n  fragment ProviderDetails on Provider {\n    npi\n    npiValid\n    sample\n    status\n    entityType\n    name\n    firstName\n    middleName\n    lastName\n    organizationName\n    credential\n    specialty\n    taxonomy\n    taxonomies {\n      code\n      description\n      primary\n      license\n      licenseState\n    }\n    address\n    city\n    state\n    zip\n    phone\n    insertedAt\n    updatedAt\n    provenance {\n      field\n      value\n      source\n      retrievedAt\n      others {\n        source\n        value\n        retrievedAt\n      }\n    }\n  }\n": typeof types.ProviderDetailsFragmentDoc,
    "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      ...ProviderDetails\n    }\n  }\n": typeof types.ShowDocument,
    "\n  query Summary {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n    }\n  }\n": typeof types.SummaryDocument,
    "\n  query Stats {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n      bySource {\n        value\n        count\n      }\n      byState {\n        value\n        count\n      }\n      bySpecialty {\n        value\n        count\n      }\n      byCredential {\n        value\n        count\n      }\n      lastFetch {\n        ...FetchReport\n      }\n    }\n  }\n": typeof types.StatsDocument,
};
const documents: Documents = {
    "\n  query DemoMatch($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      candidates {\n        probability\n        matchWeight\n        grade\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n      }\n    }\n  }\n\n  fragment DemoPerson on Patient {\n    mpiId\n    firstName\n    lastName\n    dateOfBirth\n    addresses {\n      line1\n      city\n      state\n    }\n    records {\n      source\n      sourceId\n    }\n  }\n": types.DemoMatchDocument,
    "\n  query DemoReviews($after: String) {\n    reviewQueue(first: 100, after: $after) {\n      nodes {\n        id\n        probability\n        matchWeight\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n        other {\n          ...DemoPerson\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DemoReviewsDocument,
    "\n  mutation DemoResolve($id: ID!, $reason: String!) {\n    resolveReview(id: $id, decision: SAME, reason: $reason) {\n      status\n    }\n  }\n": types.DemoResolveDocument,
    "\n  query DemoPersons($refs: [RecordRef!]!, $mpiIds: [ID!]!) {\n    records(refs: $refs) {\n      mpiId\n    }\n    patients(mpiIds: $mpiIds) {\n      mpiId\n      history {\n        type\n        at\n        actor\n        source\n        sourceId\n        reason\n      }\n    }\n  }\n": types.DemoPersonsDocument,
    "\n  query Example($search: String!) {\n    providers(search: $search, first: 3) {\n      totalCount\n      nodes {\n        npi\n        name\n        credential\n        specialty\n        city\n        state\n        phone\n        sample\n      }\n      interpretation {\n        filter\n      }\n    }\n  }\n": types.ExampleDocument,
    "\n  mutation Add($input: ProviderInput!) {\n    createProvider(input: $input) {\n      ...ProviderDetails\n    }\n  }\n": types.AddDocument,
    "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) {\n      ...ProviderDetails\n    }\n  }\n": types.UpdateDocument,
    "\n  mutation Delete($npi: NPI!) {\n    deleteProvider(npi: $npi)\n  }\n": types.DeleteDocument,
    "\n  mutation Clear {\n    clearProviders(confirm: true)\n  }\n": types.ClearDocument,
    "\n  fragment FetchReport on FetchReport {\n    runId\n    startedAt\n    durationMs\n    sequentialMs\n    speedup\n    fetched\n    inserted\n    updated\n    unchanged\n    rejected\n    sources {\n      name\n      status\n      fetched\n      inserted\n      updated\n      unchanged\n      rejected\n      durationMs\n      error\n    }\n  }\n": types.FetchReportFragmentDoc,
    "\n  mutation Fetch($refresh: Boolean!, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      ...FetchReport\n    }\n  }\n": types.FetchDocument,
    "\n  subscription FetchProgress {\n    fetchProgress {\n      id\n      done\n      message\n      finished\n    }\n  }\n": types.FetchProgressDocument,
    "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean!, $strict: Boolean!, $jobId: ID!) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId\n      read\n      inserted\n      updated\n      unchanged\n      rejected\n      errors {\n        line\n        field\n        message\n      }\n      ignoredColumns\n      durationMs\n    }\n  }\n": types.ImportDocument,
    "\n  subscription ImportProgress($jobId: ID!) {\n    importProgress(jobId: $jobId) {\n      done\n      message\n      finished\n    }\n  }\n": types.ImportProgressDocument,
    "\n  query List($filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ListDocument,
    "\n  query Search($search: String!, $filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      interpretation {\n        filter\n        unresolved\n        taxonomies {\n          code\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  mutation Train($sampleSize: Int, $activate: Boolean!) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      ...KnownModel\n    }\n  }\n\n  fragment KnownModel on MatchModel {\n    version\n    active\n    keptAt\n    trainedAt\n    trainedOn\n    prior\n    matchThreshold\n    possibleThreshold\n    marginBits\n  }\n": types.TrainDocument,
    "\n  subscription TrainingProgress {\n    trainingProgress {\n      done\n      total\n      message\n    }\n  }\n": types.TrainingProgressDocument,
    "\n  query MatchModels {\n    matchModels {\n      ...KnownModel\n    }\n  }\n": types.MatchModelsDocument,
    "\n  query MatchModelDocument {\n    matchModel {\n      version\n      document\n    }\n  }\n": types.MatchModelDocumentDocument,
    "\n  mutation UseMatchModel($version: String!) {\n    activateMatchModel(version: $version) {\n      ...KnownModel\n    }\n  }\n": types.UseMatchModelDocument,
    "\n  mutation ImportMatchModel($document: String!, $activate: Boolean!) {\n    importMatchModel(document: $document, activate: $activate) {\n      ...KnownModel\n    }\n  }\n": types.ImportMatchModelDocument,
    "\n  mutation Relink($dryRun: Boolean!) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n": types.RelinkDocument,
    "\n  subscription RelinkProgress {\n    relinkProgress {\n      done\n      total\n      message\n    }\n  }\n": types.RelinkProgressDocument,
    "\n  query PatientLimits {\n    limits {\n      maxBatch\n    }\n  }\n": types.PatientLimitsDocument,
    "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status\n      mpiId\n      reviewId\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.RegisterDocument,
    "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      mpiId\n      probability\n      grade\n      candidates {\n        mpiId\n      }\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n": types.MatchDocument,
    "\n  fragment ProviderRow on Provider {\n    npi\n    npiValid\n    sample\n    status\n    name\n    credential\n    specialty\n    city\n    state\n    phone\n  }\n": types.ProviderRowFragmentDoc,
    "\n  fragment ProviderDetails on Provider {\n    npi\n    npiValid\n    sample\n    status\n    entityType\n    name\n    firstName\n    middleName\n    lastName\n    organizationName\n    credential\n    specialty\n    taxonomy\n    taxonomies {\n      code\n      description\n      primary\n      license\n      licenseState\n    }\n    address\n    city\n    state\n    zip\n    phone\n    insertedAt\n    updatedAt\n    provenance {\n      field\n      value\n      source\n      retrievedAt\n      others {\n        source\n        value\n        retrievedAt\n      }\n    }\n  }\n": types.ProviderDetailsFragmentDoc,
    "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      ...ProviderDetails\n    }\n  }\n": types.ShowDocument,
    "\n  query Summary {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n    }\n  }\n": types.SummaryDocument,
    "\n  query Stats {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n      bySource {\n        value\n        count\n      }\n      byState {\n        value\n        count\n      }\n      bySpecialty {\n        value\n        count\n      }\n      byCredential {\n        value\n        count\n      }\n      lastFetch {\n        ...FetchReport\n      }\n    }\n  }\n": types.StatsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoMatch($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      candidates {\n        probability\n        matchWeight\n        grade\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n      }\n    }\n  }\n\n  fragment DemoPerson on Patient {\n    mpiId\n    firstName\n    lastName\n    dateOfBirth\n    addresses {\n      line1\n      city\n      state\n    }\n    records {\n      source\n      sourceId\n    }\n  }\n"): typeof import('./graphql.ts').DemoMatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoReviews($after: String) {\n    reviewQueue(first: 100, after: $after) {\n      nodes {\n        id\n        probability\n        matchWeight\n        explanation {\n          field\n          level\n          weight\n        }\n        patient {\n          ...DemoPerson\n        }\n        other {\n          ...DemoPerson\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DemoReviewsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoResolve($id: ID!, $reason: String!) {\n    resolveReview(id: $id, decision: SAME, reason: $reason) {\n      status\n    }\n  }\n"): typeof import('./graphql.ts').DemoResolveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoPersons($refs: [RecordRef!]!, $mpiIds: [ID!]!) {\n    records(refs: $refs) {\n      mpiId\n    }\n    patients(mpiIds: $mpiIds) {\n      mpiId\n      history {\n        type\n        at\n        actor\n        source\n        sourceId\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DemoPersonsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Example($search: String!) {\n    providers(search: $search, first: 3) {\n      totalCount\n      nodes {\n        npi\n        name\n        credential\n        specialty\n        city\n        state\n        phone\n        sample\n      }\n      interpretation {\n        filter\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExampleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Add($input: ProviderInput!) {\n    createProvider(input: $input) {\n      ...ProviderDetails\n    }\n  }\n"): typeof import('./graphql.ts').AddDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Update($npi: NPI!, $patch: ProviderPatch!) {\n    updateProvider(npi: $npi, patch: $patch) {\n      ...ProviderDetails\n    }\n  }\n"): typeof import('./graphql.ts').UpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Delete($npi: NPI!) {\n    deleteProvider(npi: $npi)\n  }\n"): typeof import('./graphql.ts').DeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Clear {\n    clearProviders(confirm: true)\n  }\n"): typeof import('./graphql.ts').ClearDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FetchReport on FetchReport {\n    runId\n    startedAt\n    durationMs\n    sequentialMs\n    speedup\n    fetched\n    inserted\n    updated\n    unchanged\n    rejected\n    sources {\n      name\n      status\n      fetched\n      inserted\n      updated\n      unchanged\n      rejected\n      durationMs\n      error\n    }\n  }\n"): typeof import('./graphql.ts').FetchReportFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Fetch($refresh: Boolean!, $limit: Int, $only: [String!]) {\n    fetchAllSources(refresh: $refresh, limit: $limit, only: $only) {\n      ...FetchReport\n    }\n  }\n"): typeof import('./graphql.ts').FetchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FetchProgress {\n    fetchProgress {\n      id\n      done\n      message\n      finished\n    }\n  }\n"): typeof import('./graphql.ts').FetchProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Import($file: File!, $format: FileFormat, $dryRun: Boolean!, $strict: Boolean!, $jobId: ID!) {\n    importProviders(file: $file, format: $format, dryRun: $dryRun, strict: $strict, jobId: $jobId) {\n      jobId\n      read\n      inserted\n      updated\n      unchanged\n      rejected\n      errors {\n        line\n        field\n        message\n      }\n      ignoredColumns\n      durationMs\n    }\n  }\n"): typeof import('./graphql.ts').ImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ImportProgress($jobId: ID!) {\n    importProgress(jobId: $jobId) {\n      done\n      message\n      finished\n    }\n  }\n"): typeof import('./graphql.ts').ImportProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query List($filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($search: String!, $filter: ProviderFilter, $orderBy: ProviderOrder, $first: Int!, $after: String) {\n    providers(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      nodes {\n        ...ProviderRow\n      }\n      interpretation {\n        filter\n        unresolved\n        taxonomies {\n          code\n          description\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Train($sampleSize: Int, $activate: Boolean!) {\n    trainMatchModel(sampleSize: $sampleSize, activate: $activate) {\n      ...KnownModel\n    }\n  }\n\n  fragment KnownModel on MatchModel {\n    version\n    active\n    keptAt\n    trainedAt\n    trainedOn\n    prior\n    matchThreshold\n    possibleThreshold\n    marginBits\n  }\n"): typeof import('./graphql.ts').TrainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TrainingProgress {\n    trainingProgress {\n      done\n      total\n      message\n    }\n  }\n"): typeof import('./graphql.ts').TrainingProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatchModels {\n    matchModels {\n      ...KnownModel\n    }\n  }\n"): typeof import('./graphql.ts').MatchModelsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatchModelDocument {\n    matchModel {\n      version\n      document\n    }\n  }\n"): typeof import('./graphql.ts').MatchModelDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UseMatchModel($version: String!) {\n    activateMatchModel(version: $version) {\n      ...KnownModel\n    }\n  }\n"): typeof import('./graphql.ts').UseMatchModelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportMatchModel($document: String!, $activate: Boolean!) {\n    importMatchModel(document: $document, activate: $activate) {\n      ...KnownModel\n    }\n  }\n"): typeof import('./graphql.ts').ImportMatchModelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Relink($dryRun: Boolean!) {\n    relinkPatients(dryRun: $dryRun) {\n      examined\n      linked\n      merged\n      reviewsOpened\n      durationMs\n      dryRun\n    }\n  }\n"): typeof import('./graphql.ts').RelinkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RelinkProgress {\n    relinkProgress {\n      done\n      total\n      message\n    }\n  }\n"): typeof import('./graphql.ts').RelinkProgressDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PatientLimits {\n    limits {\n      maxBatch\n    }\n  }\n"): typeof import('./graphql.ts').PatientLimitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($inputs: [SourceRecordInput!]!) {\n    registerPatients(inputs: $inputs) {\n      status\n      mpiId\n      reviewId\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Match($inputs: [PatientInput!]!) {\n    matchPatients(inputs: $inputs) {\n      status\n      mpiId\n      probability\n      grade\n      candidates {\n        mpiId\n      }\n      warnings {\n        field\n        message\n      }\n      error {\n        code\n        message\n        field\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProviderRow on Provider {\n    npi\n    npiValid\n    sample\n    status\n    name\n    credential\n    specialty\n    city\n    state\n    phone\n  }\n"): typeof import('./graphql.ts').ProviderRowFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProviderDetails on Provider {\n    npi\n    npiValid\n    sample\n    status\n    entityType\n    name\n    firstName\n    middleName\n    lastName\n    organizationName\n    credential\n    specialty\n    taxonomy\n    taxonomies {\n      code\n      description\n      primary\n      license\n      licenseState\n    }\n    address\n    city\n    state\n    zip\n    phone\n    insertedAt\n    updatedAt\n    provenance {\n      field\n      value\n      source\n      retrievedAt\n      others {\n        source\n        value\n        retrievedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProviderDetailsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Show($npi: NPI!) {\n    provider(npi: $npi) {\n      ...ProviderDetails\n    }\n  }\n"): typeof import('./graphql.ts').ShowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Summary {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n    }\n  }\n"): typeof import('./graphql.ts').SummaryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Stats {\n    providerStats {\n      total\n      uniqueSpecialties\n      uniqueStates\n      bySource {\n        value\n        count\n      }\n      byState {\n        value\n        count\n      }\n      bySpecialty {\n        value\n        count\n      }\n      byCredential {\n        value\n        count\n      }\n      lastFetch {\n        ...FetchReport\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StatsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
