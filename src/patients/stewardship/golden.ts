import type { StoredRecord } from '../index/stored.ts'
import { normalise } from '../normalise/normalise.ts'
import { withWholeNameSplit } from '../normalise/whole-name.ts'
import type { AddressInput, IdentifierInput, NormalisedPatient, PatientInput } from '../patient.ts'
import { byPrecedence, type GoldenField, type Ranked, type Survivorship, SURVIVORSHIP } from './survivorship.ts'

/** The golden values of a person. What no record states is null or not in its list. */
export interface GoldenValues {
  firstName: string | null
  middleName: string | null
  lastName: string | null
  suffix: string | null
  /** `YYYY-MM-DD`. */
  dateOfBirth: string | null
  sex: NormalisedPatient['sex']
  ssnLast4: string | null
  /** All of them, each once, in the order in which their records win; so are the lists below. */
  addresses: AddressInput[]
  /** E.164 where it is understood. */
  phones: string[]
  emails: string[]
  identifiers: IdentifierInput[]
}

interface Statement extends Ranked {
  input: PatientInput
  record: NormalisedPatient
}

/** Derives the golden values from the present content of all records of a person. Pure, whatever their order. */
export function golden(
  records: readonly StoredRecord[],
  today: string,
  survivorship: Survivorship = SURVIVORSHIP,
): GoldenValues {
  const statements = records.map(({ source, sourceId, recordedAt, updatedAt, input }): Statement => {
    const { record } = normalise(input, { today })
    return { source, sourceId, at: recordedAt ?? updatedAt, input: withWholeNameSplit(input), record }
  })
  const ranked = (field: GoldenField) => byPrecedence(statements, field, survivorship)
  const first = <T>(field: GoldenField, of: (statement: Statement) => T | null): T | null => {
    for (const statement of ranked(field)) {
      const value = of(statement)
      if (value !== null) return value
    }
    return null
  }
  const all = <T>(field: GoldenField, of: (statement: Statement) => readonly T[]): T[] => {
    const values = ranked(field).flatMap(of)
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
  }
  return {
    firstName: first('firstName', ({ input, record }) => record.firstName && written(input.firstName)),
    middleName: first('middleName', ({ input, record }) => record.middleName && written(input.middleName)),
    lastName: first('lastName', ({ input, record }) => record.lastName && written(input.lastName)),
    suffix: first('suffix', ({ input, record }) => record.suffix && (written(input.suffix) ?? record.suffix)),
    dateOfBirth: first('dateOfBirth', ({ record }) => record.birthDate),
    sex: first('sex', ({ record }) => record.sex),
    ssnLast4: first('ssn', ({ record }) => record.ssnLast4),
    addresses: addresses(ranked('addresses')),
    phones: all('phones', ({ record }) => record.phones),
    emails: all('emails', ({ record }) => record.emails),
    identifiers: all('identifiers', ({ record }) => record.identifiers),
  }
}

/** A value as its source wrote it, without blanks around it. */
function written(value: string | null | undefined): string | null {
  return value?.trim().replace(/\s+/gu, ' ') || null
}

/** Addresses as their sources wrote them, those that mean the same once. */
function addresses(statements: readonly Statement[]): AddressInput[] {
  const found = new Map<string, AddressInput>()
  for (const { input, record } of statements) {
    if (!record.address || !input.address) continue
    const meaning = JSON.stringify(record.address)
    if (found.has(meaning)) continue
    const { line1, line2, city, state, zip } = input.address
    found.set(meaning, {
      line1: written(line1),
      line2: written(line2),
      city: written(city),
      state: record.address.state ?? written(state),
      zip: written(zip),
    })
  }
  return [...found.values()]
}
