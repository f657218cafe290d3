import { FileFormatError } from '../../files/file-error.ts'
import { PATIENT_FIELDS, PATIENT_HEADINGS } from './columns.ts'
import { columnMapper, type MappedColumn } from './map-columns.ts'

/** What a column of a file to be registered or matched may be. */
export const FILE_FIELDS = [...PATIENT_FIELDS, 'recordedAt'] as const
export type FileField = (typeof FILE_FIELDS)[number]
export type FileColumns = readonly MappedColumn<FileField>[]

const mapColumns = columnMapper<FileField>({
  ...PATIENT_HEADINGS,
  recordedAt: 'recordedat lastupdated updatedat lastmodified modifiedat',
})

/** Columns that say nothing of the patient. */
const ABOUT_THE_ROW: ReadonlySet<FileField | null> = new Set(['id', 'source', 'recordedAt', null])

/**
 * What the columns of a header line are. @throws FileFormatError when a heading of `map` is missing, a field of `needed` (told
 * how to give it) has no column, or no column is about a patient
 */
export function headerColumns(
  headings: readonly string[],
  map: ReadonlyMap<FileField, string>,
  needed: ReadonlyMap<FileField, string>,
  line: number,
): FileColumns {
  const columns = mapColumns(headings, map, line)
  for (const [field, hint] of needed) {
    if (!columns.some((column) => column.field === field))
      throw new FileFormatError(`no column is the ${field} of the records: ${hint}`, line)
  }
  if (columns.every(({ field }) => ABOUT_THE_ROW.has(field)))
    throw new FileFormatError('no column is known as that of a patient: give --map field=<column>', line)
  return columns
}

/** Sets of keys that are remembered, so that a file of ever new ones does not fill the memory. */
const MOST_KEY_SETS = 1_000

/** What the keys of each line of an NDJSON file are; a line may lack any of them. */
export function keyColumns(map: ReadonlyMap<FileField, string>): (keys: readonly string[]) => FileColumns {
  const known = new Map<string, FileColumns>()
  return (keys) => {
    const set = JSON.stringify(keys)
    const before = known.get(set)
    if (before) return before
    if (known.size >= MOST_KEY_SETS) known.clear()
    const present = new Map(Array.from(map, ([field, key]) => [field, keys.includes(key) ? key : '']))
    const columns = mapColumns(keys, present, 1, false)
    known.set(set, columns)
    return columns
  }
}
