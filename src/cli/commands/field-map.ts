import { LABELLED_FIELDS, type LabelledField } from '../../patients/evaluation/columns.ts'
import { UsageError } from '../failures.ts'

/** Fields to the columns that `field=column` says they are; an empty column says that there is none. */
export function fieldMap(given: readonly string[] = []): Map<LabelledField, string> {
  const known: readonly string[] = LABELLED_FIELDS
  return new Map(
    given.map((entry) => {
      const at = entry.indexOf('=')
      const field = entry.slice(0, at)
      if (at > 0 && known.includes(field)) return [field as LabelledField, entry.slice(at + 1)]
      throw new UsageError(`--map takes field=column, where the field is one of ${known.join(', ')}`)
    }),
  )
}
