import { builder } from '../../graphql/builder.ts'

export const SexEnum = builder.enumType('Sex', {
  description: 'The administrative sex.',
  values: {
    MALE: { description: 'Male.' },
    FEMALE: { description: 'Female.' },
    OTHER: { description: 'Neither of the two.' },
    UNKNOWN: { description: 'Not known: counts as absent.' },
  } as const,
})

const AddressInput = builder.inputType('AddressInput', {
  description: 'A postal address as somebody wrote it.',
  fields: (t) => ({
    line1: t.string({
      description: 'House number and street, or a PO box; a unit may follow, and city, state and ZIP after commas.',
    }),
    line2: t.string({ description: 'The unit, or what else belongs to the address.' }),
    city: t.string({ description: 'The city.' }),
    state: t.string({ description: 'A US state by code or name; any other region as text.' }),
    zip: t.string({ description: 'ZIP or ZIP+4; any other postcode as text.' }),
  }),
})

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'A number under which some system knows a patient.',
  fields: (t) => ({
    system: t.string({ required: true, description: 'The name of the system; case does not matter.' }),
    value: t.string({ required: true, description: 'The number.' }),
  }),
})

export const PatientInput = builder.inputType('PatientInput', {
  description:
    'Demographics as somebody wrote them. Every field may be absent. A value that is impossible or a placeholder counts as absent and is named in `warnings`.',
  fields: (t) => ({
    firstName: t.string({ description: 'Given name, or its initial, or a nickname.' }),
    middleName: t.string({ description: 'Middle name or initial.' }),
    lastName: t.string({
      description: 'Family name, or "Last, First Middle" where the first name is absent.',
    }),
    suffix: t.string({ description: 'Such as Jr, Sr, III; it may also stand in the last name.' }),
    dateOfBirth: t.string({
      description:
        '1980-02-29, 19800229, or 2/29/1980 and the like; of two digits the latest year that is not to come.',
    }),
    sex: t.field({ type: SexEnum, description: 'The administrative sex.' }),
    ssn: t.string({
      description: 'A Social Security number, or its last four digits; any other national number as text.',
    }),
    address: t.field({ type: AddressInput, description: 'The postal address.' }),
    phones: t.stringList({ description: 'Phone numbers; of more than 20 the first in their order as text.' }),
    emails: t.stringList({ description: 'E-mail addresses, at most 20.' }),
    identifiers: t.field({ type: [IdentifierInput], description: 'Numbers in other systems, at most 20.' }),
  }),
})

export const SourceRecordInput = builder.inputType('SourceRecordInput', {
  description: 'What a source says about a patient, under its own number.',
  fields: (t) => ({
    source: t.string({
      required: true,
      description:
        'The name of the source: at most 200 characters, each of which tells it from others, as capitals and blanks do.',
    }),
    sourceId: t.string({
      required: true,
      description: "The source's own number of the patient: at most 200 characters.",
    }),
    patient: t.field({ type: PatientInput, required: true, description: 'The demographics.' }),
    recordedAt: t.field({
      type: 'DateTime',
      description:
        'When the source recorded it; when it was sent, unless given or in the future. The newest wins a golden value, and of one record what was recorded before is not taken after it.',
    }),
  }),
})

export const RecordRef = builder.inputType('RecordRef', {
  description: 'The name of a source record.',
  fields: (t) => ({
    source: t.string({ required: true, description: 'The source.' }),
    sourceId: t.string({ required: true, description: "The source's own number of the patient." }),
  }),
})
