import type { PatientField } from './columns.ts'

/** What hardly anybody is found without. */
export type Missing = 'name' | 'dateOfBirth'

/** Any of the columns that are enough, or all of a group of them. */
const ENOUGH: Record<Missing, readonly (readonly PatientField[])[]> = {
  name: [['name'], ['firstName'], ['lastName']],
  dateOfBirth: [['dateOfBirth'], ['birthYear', 'birthMonth', 'birthDay']],
}

const TOLD: Record<Missing, string> = {
  name: 'no column is a name',
  dateOfBirth: 'no column is a whole birth date (a year alone is not used)',
}

/** What no columns of a file say, which may be for want of headings that are known. */
export function missingColumns(columns: readonly { field: string | null }[]): Missing[] {
  const has = (field: PatientField) => columns.some((column) => column.field === field)
  return (Object.keys(ENOUGH) as Missing[]).filter((field) => !ENOUGH[field].some((group) => group.every(has)))
}

/** The warning about what is missing, a line; undefined when nothing is. */
export function missingText(columns: readonly { field: string | null }[]): string | undefined {
  const missing = missingColumns(columns)
  if (missing.length === 0) return undefined
  return `warning: ${missing.map((field) => TOLD[field]).join(', and ')}; --map says which columns are (${missing.map((field) => `${field}=<column>`).join(', ')})`
}
