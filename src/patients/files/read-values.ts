import { suffixOf } from '../normalise/suffix.ts'
import { foldedWords } from '../normalise/text.ts'
import type { PatientInput } from '../patient.ts'
import type { PatientField } from './columns.ts'
import type { MappedColumn } from './map-columns.ts'

/** A row that was read; what the file does not state is null. */
export interface NamedPatient {
  source: string | null
  id: string | null
  patient: PatientInput
}

/** The values of one row that are of a field, trimmed, without blank ones. */
export function valuesOf<Field extends string>(
  field: Field,
  values: readonly string[],
  columns: readonly MappedColumn<Field>[],
): string[] {
  return columns.flatMap((column, i) => (column.field === field ? values[i]!.trim() || [] : []))
}

/** The patient of one row, its values in the places of their columns. */
export function readValues<Field extends string>(
  values: readonly string[],
  columns: readonly MappedColumn<Field | PatientField>[],
): NamedPatient {
  const all = (field: PatientField) => valuesOf(field, values, columns)
  const one = (field: PatientField): string | null => all(field)[0] ?? null
  const names = namesOf(one('name'), one('firstName'), one('middleName'), one('lastName'))
  return {
    source: one('source'),
    id: one('id'),
    patient: {
      ...names,
      suffix: one('suffix') ?? names.suffix ?? null,
      dateOfBirth: one('dateOfBirth'),
      sex: one('sex'),
      ssn: one('ssn'),
      address: {
        line1: [one('streetNumber'), one('line1')].filter((part) => part !== null).join(' ') || null,
        line2: one('line2'),
        city: one('city'),
        state: one('state'),
        zip: one('zip'),
      },
      phones: all('phone').flatMap(listed),
      emails: all('email').flatMap(listed),
      identifiers: columns.flatMap(({ field, heading }, i) =>
        field === 'identifier' && values[i]!.trim() ? [{ system: heading, value: values[i]! }] : [],
      ),
    },
  }
}

/** Several values in one cell. */
const listed = (text: string) => text.split(/[;|]/).flatMap((part) => part.trim() || [])

/** A whole name in one column is "Last, First Middle" or "First Middle Last", with a suffix at its end or after a comma. */
function namesOf(
  name: string | null,
  firstName: string | null,
  middleName: string | null,
  lastName: string | null,
): Pick<PatientInput, 'firstName' | 'middleName' | 'lastName' | 'suffix'> {
  if (name === null || firstName !== null || lastName !== null) return { firstName, middleName, lastName }
  const parts = name.split(',').flatMap((part) => part.trim() || [])
  const after = parts.slice(1).find(isSuffix)
  const [last, first] = parts.filter((part, i) => i === 0 || !isSuffix(part))
  if (last === undefined) return { firstName: name, middleName, lastName }
  const words = (first ?? last).split(/\s+/)
  const suffixes = takeSuffixes(words)
  const rest = first === undefined && words.length > 1 ? words.pop()! : null
  return {
    firstName: words[0] ?? null,
    middleName: words.slice(1).join(' ') || middleName,
    lastName: first === undefined ? rest : last,
    suffix: after ?? suffixes[0] ?? null,
  }
}

const isSuffix = (word: string) => suffixOf(foldedWords(word).join('')) !== undefined

/** Takes the suffixes from the end of a name of several words. */
function takeSuffixes(words: string[]): string[] {
  const end = words.findLastIndex((word, i) => i === 0 || !isSuffix(word)) + 1
  return words.splice(end)
}
