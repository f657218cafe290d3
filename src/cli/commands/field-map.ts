import { LABELLED_FIELDS } from '../../patients/evaluation/columns.ts'
import { FILE_FIELDS } from '../../patients/files/file-columns.ts'
import { UsageError } from '../failures.ts'
import { repeatedOption } from './options.ts'

/** The option that says what a guess of columns gets wrong. */
export const mapOption = (examples: string) =>
  repeatedOption('--map <field=column>', `which column a field is, such as ${examples}; repeatable`)

/** Reads fields to the columns that `field=column` says they are; an empty column says that there is none. */
const mapOf =
  <Field extends string>(known: readonly Field[]) =>
  (given: readonly string[] = []): Map<Field, string> =>
    new Map(
      given.map((entry) => {
        const at = entry.indexOf('=')
        const field = known.find((one) => one === entry.slice(0, at))
        if (field !== undefined) return [field, entry.slice(at + 1)]
        throw new UsageError(`--map takes field=column, where the field is one of ${known.join(', ')}`)
      }),
    )

/** Of a labelled file. */
export const fieldMap = mapOf(LABELLED_FIELDS)
/** Of a file to be registered or matched. */
export const patientFieldMap = mapOf(FILE_FIELDS)
