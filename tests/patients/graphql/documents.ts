import { graphql } from '../../generated/gql.ts'

export const Register = graphql(/* GraphQL */ `
  mutation Register($inputs: [SourceRecordInput!]!) {
    registerPatients(inputs: $inputs) {
      status source sourceId mpiId probability reviewId
      warnings { field message }
      error { code message field }
    }
  }
`)
export const Match = graphql(/* GraphQL */ `
  query Match($inputs: [PatientInput!]!) {
    matchPatients(inputs: $inputs) {
      status mpiId probability grade searchTruncated provider servedFrom
      warnings { field message }
      error { code message field }
      candidates { mpiId probability matchWeight grade explanation { field level weight } patient { mpiId firstName } }
      patient { mpiId firstName lastName records { source sourceId } }
    }
  }
`)
export const MatchOne = graphql(/* GraphQL */ `
  query MatchOne($input: PatientInput!) { matchPatient(input: $input) { status mpiId error { code message field } } }
`)
export const Patient = graphql(/* GraphQL */ `
  query Patient($mpiId: ID!) {
    patient(mpiId: $mpiId) {
      mpiId active mergedInto firstName middleName lastName suffix dateOfBirth sex ssnLast4
      addresses { line1 line2 city state zip } phones emails identifiers { system value }
      records { source sourceId mpiId registeredAt updatedAt }
    }
  }
`)
export const History = graphql(/* GraphQL */ `
  query History($mpiId: ID!) {
    patient(mpiId: $mpiId) { history { id type mpiId otherMpiId source sourceId reviewId decision mergeEventId actor reason at } }
  }
`)
export const Patients = graphql(/* GraphQL */ `
  query Patients($mpiIds: [ID!]!) {
    patients(mpiIds: $mpiIds) { mpiId firstName records { source sourceId } history { id type } }
  }
`)
export const Record = graphql(/* GraphQL */ `
  query Record($source: String!, $sourceId: String!) { record(source: $source, sourceId: $sourceId) { mpiId updatedAt } }
`)
export const Records = graphql(/* GraphQL */ `
  query Records($refs: [RecordRef!]!) { records(refs: $refs) { source sourceId mpiId } }
`)
export const IndexFigures = graphql(/* GraphQL */ `
  query IndexFigures { indexStats { persons records openReviews } }
`)
export const Queue = graphql(/* GraphQL */ `
  query Queue($status: ReviewStatus, $first: Int, $after: String) {
    reviewQueue(status: $status, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes {
        id kind status mpiId otherMpiId probability matchWeight openedAt resolvedAt resolvedBy
        explanation { field level weight } patient { mpiId lastName } other { mpiId lastName }
        record { source sourceId mpiId } otherRecord { source sourceId mpiId }
      }
    }
  }
`)
export const Resolve = graphql(/* GraphQL */ `
  mutation Resolve($id: ID!, $decision: ReviewStatus!, $reason: String!) {
    resolveReview(id: $id, decision: $decision, reason: $reason) {
      id status resolvedAt resolvedBy patient { mpiId active } other { mpiId active mergedInto }
    }
  }
`)
export const Review = graphql(/* GraphQL */ `
  query Review($id: ID!) {
    review(id: $id) {
      id kind status mpiId otherMpiId resolvedBy
      record { source sourceId mpiId } otherRecord { source sourceId mpiId }
    }
  }
`)
export const Merge = graphql(/* GraphQL */ `
  mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {
    mergePatients(survivor: $survivor, retired: $retired, reason: $reason) { id type mpiId otherMpiId actor reason }
  }
`)
export const Unmerge = graphql(/* GraphQL */ `
  mutation Unmerge($mergeEventId: ID!, $reason: String!) {
    unmergePatients(mergeEventId: $mergeEventId, reason: $reason) { id type mpiId otherMpiId mergeEventId }
  }
`)
export const Link = graphql(/* GraphQL */ `
  mutation Link($record: RecordRef!, $mpiId: ID!, $reason: String!) {
    linkPatients(record: $record, mpiId: $mpiId, reason: $reason) { id type mpiId otherMpiId source sourceId }
  }
`)
export const Unlink = graphql(/* GraphQL */ `
  mutation Unlink($record: RecordRef!, $reason: String!) {
    unlinkPatient(record: $record, reason: $reason) { id type mpiId otherMpiId }
  }
`)
export const Erase = graphql(/* GraphQL */ `
  mutation Erase($record: RecordRef!, $reason: String!) {
    deleteRecord(record: $record, reason: $reason) { id type mpiId source sourceId actor }
  }
`)
