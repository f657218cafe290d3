import { z } from 'zod'

/** Entries of one list of a resource. */
const MOST_ENTRIES = 1_000

const text = z.string().optional()

/** A list whose length is looked at before its entries are. JSON of FHIR may have null in a list of primitives. */
const listOf = <T extends z.ZodType>(entry: T) =>
  z.array(z.unknown()).max(MOST_ENTRIES).pipe(z.array(entry).max(MOST_ENTRIES)).optional()

const texts = listOf(z.string().nullable())

const HumanName = z.object({ use: text, family: text, given: texts, suffix: texts })
export type HumanName = z.infer<typeof HumanName>

const Address = z.object({ use: text, line: texts, city: text, state: text, postalCode: text })
export type Address = z.infer<typeof Address>

/** What has no URI of a system names it by the text of its type. */
const Identifier = z.object({ system: text, type: z.object({ text }).optional(), value: text })
export type Identifier = z.infer<typeof Identifier>

const ContactPoint = z.object({ system: text, value: text })
export type ContactPoint = z.infer<typeof ContactPoint>

/** What matching reads of a FHIR R4 Patient. Elements that it does not read are let through. */
export const FhirPatient = z.object({
  resourceType: z.literal('Patient'),
  name: listOf(HumanName),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  identifier: listOf(Identifier),
  telecom: listOf(ContactPoint),
  address: listOf(Address),
})
export type FhirPatient = z.infer<typeof FhirPatient>

const Parameter = z.object({
  name: z.string(),
  resource: z.unknown().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.int().optional(),
  valuePositiveInt: z.int().optional(),
})
export type Parameter = z.infer<typeof Parameter>

export const Parameters = z.object({ resourceType: z.literal('Parameters'), parameter: listOf(Parameter) })
