import { z } from 'zod'

/** Entries of one patient's list; matching looks at twenty. */
const MOST_IDENTIFIERS = 1_000

const text = (description: string) => z.string().nullish().describe(description)

/** A list whose length is looked at before its entries are. */
const listOf = <T extends z.ZodType>(entry: T, most: number) =>
  z.array(z.unknown()).max(most).pipe(z.array(entry).max(most))

const Address = z.strictObject({
  line1: text('House number and street, or a PO box; a unit may follow, and city, state and ZIP after commas.'),
  line2: text('The unit, or what else belongs to the address.'),
  city: text('The city.'),
  state: text('A US state by code or name; any other region as text.'),
  zip: text('ZIP or ZIP+4; any other postcode as text.'),
})

const Identifier = z.strictObject({
  system: z.string().describe('The name of the system; case does not matter.'),
  value: z.string().describe('The number.'),
})

const PatientData = z
  .strictObject({
    ssn: text('A Social Security number, or its last four digits; any other national number as text.'),
    first_name: text('Given name, or its initial, or a nickname.'),
    middle_name: text('Middle name or initial.'),
    last_name: text('Family name.'),
    suffix: text('Such as Jr, Sr, III; it may also stand in the last name.'),
    dob: text('1980-02-29, 19800229, or 2/29/1980 and the like; of two digits the latest year that is not to come.'),
    sex: text('M, F, male, female, other, unknown.'),
    phone: text('A phone number.'),
    email: text('An e-mail address.'),
    address: Address.nullish().describe('The postal address.'),
    identifiers: listOf(Identifier, MOST_IDENTIFIERS).nullish().describe('Numbers in other systems; at most 20 count.'),
  })
  .describe(
    'Demographics as somebody wrote them. Every field may be absent; a field of another name is refused. A value that is impossible or a placeholder counts as absent and is named in `warnings`.',
  )
export type PatientData = z.infer<typeof PatientData>

const MatchRequest = z.strictObject({ patient_data: PatientData.describe('What is known of the patient.') })

const batchRequest = (maxBatch: number) =>
  z.strictObject({ patients: listOf(PatientData, maxBatch).describe('What is known of each patient.') })

const Grade = z
  .enum(['certain', 'probable', 'possible', 'certainly_not'])
  .describe('How sure it is: over the match threshold (certain, probable), between the thresholds, or below both.')
const probability = z.number().min(0).max(1)

const Candidate = z
  .strictObject({
    mpi_id: z.string().describe('The person.'),
    probability: probability.describe('2^match_weight / (1 + 2^match_weight).'),
    match_weight: z.number().describe('Evidence for the person, in bits.'),
    grade: Grade,
  })
  .describe('A person who may be the one that is asked for.')

const Warning = z
  .strictObject({
    field: z.string().describe('The field.'),
    message: z.string().describe('Why it counts as absent, without the value.'),
  })
  .describe('A value that was not understood and counts as absent.')

const MatchAnswer = z
  .strictObject({
    status: z
      .enum(['match', 'possible', 'no_match'])
      .describe('It is this person; somebody must look; the index does not know the person.'),
    mpi_id: z.string().nullable().describe('The person, when the status is `match`.'),
    probability: probability.nullable().describe('Of the best candidate; null without one.'),
    grade: Grade.nullable().describe('Of the best candidate; null without one.'),
    candidates: z.array(Candidate).describe('Best first, at most ten.'),
    provider: z.enum(['internal', 'verato']).describe('Who worked the answer out.'),
    served_from: z.enum(['memory', 'redis', 'store', 'provider']).describe('The tier that the answer comes from.'),
    warnings: z.array(Warning).optional().describe('Values that count as absent; missing when all were understood.'),
  })
  .describe('The answer to a question who a patient is.')
export type MatchAnswer = z.infer<typeof MatchAnswer>

const Problem = z
  .strictObject({
    code: z.string().describe('Such as BAD_USER_INPUT, UNAUTHENTICATED, RATE_LIMITED, UPSTREAM_UNAVAILABLE.'),
    message: z.string().describe('What is wrong, without the value.'),
    field: z.string().nullable().describe('The path of the field at fault; null when it is none.'),
    request_id: z.string().optional().describe('Of an unexpected error, which is in the log under this id.'),
  })
  .describe('Why there is no answer.')
export type Problem = z.infer<typeof Problem>

const ErrorBody = z.strictObject({ error: Problem }).describe('Why there is no answer.')

const ItemError = z
  .strictObject({ status: z.literal('error'), error: Problem })
  .describe('Why one patient of a batch has no answer. The others have theirs.')

const count = (description: string) => z.int().min(0).describe(description)

const BatchAnswer = z.strictObject({
  results: z.array(z.union([MatchAnswer, ItemError])).describe('One for each patient, in their order.'),
  summary: z
    .strictObject({
      total: count('Patients asked for.'),
      matched: count('Answers with the status `match`.'),
      possible: count('Answers with the status `possible`.'),
      unmatched: count('Answers with the status `no_match`.'),
      errors: count('Patients without an answer.'),
      duration_ms: z.number().min(0).describe('Time that the batch took, in milliseconds.'),
    })
    .describe('The answers counted.'),
})
export type BatchAnswer = z.infer<typeof BatchAnswer>

/** The bodies of the REST routes: what requests are checked against, and what their documentation is made of. */
export const restSchemas = (maxBatch: number) => ({
  Address,
  Identifier,
  PatientData,
  MatchRequest,
  BatchRequest: batchRequest(maxBatch),
  Candidate,
  Warning,
  MatchAnswer,
  Problem,
  ErrorBody,
  ItemError,
  BatchAnswer,
})
