import { FileFormatError } from '../../files/file-error.ts'
import { SEVERAL } from './columns.ts'

/** A column in its place: what it is, or null for nothing that is used. */
export interface MappedColumn<Field extends string> {
  heading: string
  field: Field | null
}

/**
 * What the columns of a file are, by their headings; `map` (field to heading) goes before the guess, and an empty heading
 * says that there is none. @throws FileFormatError when a heading of `map` is missing
 */
export type ColumnMapper<Field extends string> = (
  headings: readonly string[],
  map: ReadonlyMap<Field, string>,
  line: number,
) => MappedColumn<Field>[]

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A mapper onto the fields of `spellings`: for each the headings by which it goes, the likelier first, with blanks between. */
export function columnMapper<Field extends string>(spellings: Readonly<Record<Field, string>>): ColumnMapper<Field> {
  const known = new Map(
    (Object.keys(spellings) as Field[]).flatMap((field) =>
      spellings[field].split(' ').map((spelling, rank) => [spelling, { field, rank }] as const),
    ),
  )
  const rank = ({ heading }: MappedColumn<Field>) => known.get(plain(heading))?.rank ?? Infinity
  return (headings, map, line) => {
    const columns = headings.map((heading): MappedColumn<Field> => ({ heading: heading.trim(), field: null }))
    for (const [field, wanted] of map) {
      const column = columns.find(({ heading }) => heading === wanted || plain(heading) === plain(wanted))
      if (column) column.field = field
      else if (wanted !== '')
        throw new FileFormatError(`there is no column ${JSON.stringify(wanted)} for ${field}`, line)
    }
    for (const column of columns.toSorted((a, b) => rank(a) - rank(b))) {
      const field = known.get(plain(column.heading))?.field
      if (column.field || !field || map.has(field)) continue
      if (SEVERAL.has(field) || !columns.some((other) => other.field === field)) column.field = field
    }
    return columns
  }
}
