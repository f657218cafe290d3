import { type Field, FIELD_NAMES, FIELDS, flagOf } from '../prompt/fields.ts'
import { option } from './options.ts'

/** A flag for each field that a person can say about a provider. */
export const FIELD_OPTIONS = FIELD_NAMES.map((field) => option(`${flagOf(field)} <text>`, FIELDS[field].toLowerCase()))

/** The fields whose flags were given. */
export function givenFields(options: Record<string, unknown>): { [field in Field]?: string } {
  return Object.fromEntries(
    FIELD_NAMES.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]])),
  )
}
