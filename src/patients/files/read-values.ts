import { firstAndMiddle, splitWholeName } from '../normalise/whole-name.ts'
import type { PatientInput } from '../patient.ts'
import type { PatientField } from './columns.ts'
import { systemOf } from './local-numbers.ts'
import type { MappedColumn } from './map-columns.ts'

/** A row that was read; what the file does not state is null. */
export interface NamedPatient {
  source: string | null
  id: string | null
  patient: PatientInput
}

/** What programs write where they have no value; "Nan" may be a name. */
const NO_VALUE = 'NaN'

/** The values of one row that are of a field, trimmed, without blank ones. */
export function valuesOf<Field extends string>(
  field: Field,
  values: readonly string[],
  columns: readonly MappedColumn<Field>[],
): string[] {
  return columns.flatMap((column, i) => {
    const value = column.field === field ? values[i]!.trim() : ''
    return value === '' || value === NO_VALUE ? [] : [value]
  })
}

/** The patient of one row, its values in the places of their columns; `fileSource` states rows without a source of their own. */
export function readValues<Field extends string>(
  values: readonly string[],
  columns: readonly MappedColumn<Field | PatientField>[],
  fileSource: string | null = null,
): NamedPatient {
  const all = (field: PatientField) => valuesOf(field, values, columns)
  const one = (field: PatientField): string | null => all(field)[0] ?? null
  const digits = (field: PatientField) => wholeNumber(one(field))
  const names = namesOf(one('name'), one('firstName'), one('middleName'), one('lastName'))
  const source = one('source')
  return {
    source,
    id: one('id'),
    patient: {
      ...names,
      suffix: one('suffix') ?? names.suffix ?? null,
      dateOfBirth: digits('dateOfBirth') ?? dateOf(digits('birthYear'), digits('birthMonth'), digits('birthDay')),
      sex: one('sex'),
      ssn: digits('ssn'),
      address: {
        line1: [digits('streetNumber'), one('line1')].filter((part) => part !== null).join(' ') || null,
        line2: one('line2'),
        city: one('city'),
        state: one('state'),
        zip: digits('zip'),
      },
      phones: all('phone').flatMap(listed).map(wholeNumber),
      emails: all('email').flatMap(listed),
      identifiers: columns.flatMap(({ field, heading }, i) =>
        field === 'identifier' && values[i]!.trim()
          ? [{ system: systemOf(heading, source ?? fileSource), value: values[i]! }]
          : [],
      ),
    },
  }
}

/** Digits that a program took for a number and wrote with a fraction. */
function wholeNumber<T extends string | null>(text: T): T | string {
  return text !== null && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text
}

/** A birth date from its parts, all of which are needed. */
function dateOf(year: string | null, month: string | null, day: string | null): string | null {
  return year && month && day ? `${year}-${month}-${day}` : null
}

/** Several values in one cell. */
const listed = (text: string) => text.split(/[;|]/).flatMap((part) => part.trim() || [])

/** A whole name may be in one column. */
function namesOf(
  name: string | null,
  firstName: string | null,
  middleName: string | null,
  lastName: string | null,
): Pick<PatientInput, 'firstName' | 'middleName' | 'lastName' | 'suffix'> {
  if (name === null || firstName !== null || lastName !== null) return { firstName, middleName, lastName }
  const { last, words, suffix } = splitWholeName(name)
  if (words.length === 0) return { firstName: name, middleName, lastName }
  const lastWord = last === null && words.length > 1 ? words.pop()! : null
  const parts = firstAndMiddle(words)
  return { ...parts, middleName: parts.middleName ?? middleName, lastName: last ?? lastWord, suffix }
}
