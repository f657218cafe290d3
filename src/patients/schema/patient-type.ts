import { builder } from '../../graphql/builder.ts'
import type { StoredRecord } from '../index/stored.ts'
import type { AddressInput, IdentifierInput } from '../patient.ts'
import type { Person } from '../stewardship/persons.ts'
import { IdentityEventType } from './events.ts'
import { SexEnum } from './inputs.ts'

const AddressType = builder.objectRef<AddressInput>('Address').implement({
  description: 'A postal address of a patient.',
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true, description: 'House number and street, or a PO box.' }),
    line2: t.exposeString('line2', { nullable: true, description: 'The unit, or what else belongs to the address.' }),
    city: t.exposeString('city', { nullable: true, description: 'The city.' }),
    state: t.exposeString('state', { nullable: true, description: 'USPS code; as written outside of the US.' }),
    zip: t.exposeString('zip', { nullable: true, description: 'ZIP, ZIP+4, or a postcode as written.' }),
  }),
})

const IdentifierType = builder.objectRef<IdentifierInput>('Identifier').implement({
  description: 'A number under which some system knows a patient.',
  fields: (t) => ({
    system: t.exposeString('system', { description: 'The system, in lower case.' }),
    value: t.exposeString('value', { description: 'The number: upper-case letters and digits.' }),
  }),
})

export const SourceRecordType = builder.objectRef<StoredRecord>('SourceRecord').implement({
  description: 'A record of a source, and the person that it belongs to.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'The source.' }),
    sourceId: t.exposeString('sourceId', { description: "The source's own number of the patient." }),
    mpiId: t.exposeID('mpiId', { description: 'The person, always one that is active.' }),
    registeredAt: t.expose('registeredAt', { type: 'DateTime', description: 'When it was first registered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When its content last changed.' }),
  }),
})

export const PatientType = builder.objectRef<Person>('Patient').implement({
  description:
    'A person: golden values that survive from all its records. One that is retired is not active, and says nothing but where it went.',
  fields: (t) => ({
    mpiId: t.exposeID('mpiId', { description: 'The number of the person in this index.' }),
    active: t.exposeBoolean('active', { description: 'Whether the person has records.' }),
    mergedInto: t.exposeID('mergedInto', {
      nullable: true,
      description:
        'The person that a retired one went into, or that its records were moved to; null when its own records were erased.',
    }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'Given name.' }),
    middleName: t.exposeString('middleName', { nullable: true, description: 'Middle name or initial.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'Family name.' }),
    suffix: t.exposeString('suffix', { nullable: true, description: 'Such as Jr or III.' }),
    dateOfBirth: t.exposeString('dateOfBirth', { nullable: true, description: 'The birth date, as YYYY-MM-DD.' }),
    sex: t.expose('sex', { type: SexEnum, nullable: true, description: 'The administrative sex.' }),
    ssnLast4: t.exposeString('ssnLast4', {
      nullable: true,
      description: 'The last four digits of the Social Security number.',
    }),
    addresses: t.expose('addresses', { type: [AddressType], description: 'All addresses, the newest first.' }),
    phones: t.exposeStringList('phones', { description: 'All phone numbers, in E.164, the newest first.' }),
    emails: t.exposeStringList('emails', { description: 'All e-mail addresses, the newest first.' }),
    identifiers: t.expose('identifiers', { type: [IdentifierType], description: 'All numbers in other systems.' }),
    records: t.expose('records', {
      type: [SourceRecordType],
      complexity: { field: 1, multiplier: 1 },
      description: 'The records of the person.',
    }),
    history: t.field({
      type: [IdentityEventType],
      complexity: { field: 1, multiplier: 1 },
      description: 'What happened to the person, the oldest first.',
      resolve: ({ mpiId }, _args, { loaders }) => loaders.history.load(mpiId),
    }),
  }),
})
