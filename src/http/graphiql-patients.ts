/** A tab with its variables, which GraphiQL keeps out of the page's address. */
const tab = (query: string, variables: object) => ({ query, variables: JSON.stringify(variables, null, 2) })

const ANNA = {
  firstName: 'Anna',
  lastName: 'Kowalczyk',
  dateOfBirth: '1984-07-19',
  sex: 'FEMALE',
  phones: ['312-555-0134'],
  address: { line1: '412 N Wells St', city: 'Chicago', state: 'IL', zip: '60654' },
}
const CLARA = { ...ANNA, firstName: 'Clara' }

/** Made-up patients from their registration to a merge, one step a tab. */
export const PATIENT_TABS = [
  tab(
    `# Patients, step 1: three records of two sisters who live together. The second one is linked to the first by the
# machine, the third one is kept apart with a review.
mutation Register($inputs: [SourceRecordInput!]!) {
  registerPatients(inputs: $inputs) {
    status sourceId mpiId probability reviewId
    warnings { field message }
    error { code message field }
  }
}`,
    {
      inputs: [
        { source: 'clinic', sourceId: '1', patient: ANNA },
        { source: 'hospital', sourceId: 'A-7', patient: { ...ANNA, firstName: 'Ann', dateOfBirth: '7/19/84' } },
        { source: 'clinic', sourceId: '2', patient: CLARA },
      ],
    },
  ),
  tab(
    `# Patients, step 2: who is this, how sure is it, and why? The weights of an explanation add up to matchWeight.
query Match($inputs: [PatientInput!]!) {
  matchPatients(inputs: $inputs) {
    status mpiId probability grade
    warnings { field message }
    candidates { probability matchWeight explanation { field level weight } patient { firstName lastName } }
    error { message }
  }
}`,
    {
      inputs: [
        { firstName: 'Anna', lastName: 'Kowalczik', dateOfBirth: '7/19/1984', phones: ['(312) 555-0134'] },
        { firstName: 'Baby Boy' },
      ],
    },
  ),
  tab(
    `# Patients, step 3: what a steward should look at, the most doubtful first.
query Reviews($first: Int) {
  reviewQueue(first: $first) {
    totalCount
    nodes {
      id kind probability explanation { field level weight }
      record { source sourceId }
      patient { mpiId firstName lastName dateOfBirth }
      otherRecord { source sourceId }
      other { mpiId firstName lastName dateOfBirth }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    { first: 10 },
  ),
  tab(
    `# Patients, step 4: a merge, by the mpiIds of step 1 or 3. Run Unmerge with the event's id to take it back.
mutation Merge($survivor: ID!, $retired: ID!, $reason: String!) {
  mergePatients(survivor: $survivor, retired: $retired, reason: $reason) { id type mpiId otherMpiId actor at }
}

mutation Unmerge($mergeEventId: ID!, $reason: String!) {
  unmergePatients(mergeEventId: $mergeEventId, reason: $reason) { id type mpiId otherMpiId }
}

query History($survivor: ID!) {
  patient(mpiId: $survivor) {
    firstName lastName dateOfBirth records { source sourceId }
    history { id type otherMpiId actor reason at }
  }
}`,
    { survivor: '', retired: '', mergeEventId: '', reason: 'The same passport.' },
  ),
]
