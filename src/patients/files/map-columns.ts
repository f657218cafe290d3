import { FileFormatError } from '../../files/file-error.ts'
import { type PatientField, SEVERAL } from './columns.ts'

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

/** What many schemas put before or behind a column's name: patient_dob, gender_cd, city_nm, tel_no. */
const AROUND = /^(?:patient|pt|person)|(?:code|cd|nm|no|dt|num|txt)$/g

/** A heading without case, accents, blanks and punctuation. */
export const plain = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')

/** A plain heading without what many schemas put around it. */
export const bare = (heading: string) => plain(heading).replace(AROUND, '')

/** An identifier and the source that gives it out, as in mrn@northclinic. */
const SOURCE_NAMED = /^([^@]+)@./

/** Ranks by which a heading as it stands goes before one that was shortened. */
const LIKELIER = 1_000

/** A mapper onto the fields of `spellings`: for each the headings by which it goes, the likelier first, with blanks between. */
export function columnMapper<Field extends string>(spellings: Readonly<Record<Field, string>>): ColumnMapper<Field> {
  const known = new Map(
    (Object.keys(spellings) as Field[]).flatMap((field) =>
      spellings[field].split(' ').map((spelling, rank) => [spelling, { field, rank }] as const),
    ),
  )
  const withSource = (heading: string) => {
    const found = known.get(plain(SOURCE_NAMED.exec(heading)?.[1] ?? ''))
    return found?.field === ('identifier' satisfies PatientField) ? found : undefined
  }
  const meaning = (heading: string) => known.get(plain(heading)) ?? known.get(bare(heading)) ?? withSource(heading)
  const rank = ({ heading }: MappedColumn<Field>) =>
    known.get(plain(heading))?.rank ?? (meaning(heading)?.rank ?? Infinity) + LIKELIER
  return (headings, map, line) => {
    const columns = headings.map((heading): MappedColumn<Field> => ({ heading: heading.trim(), field: null }))
    for (const [field, wanted] of map) {
      const column = columns.find(({ heading }) => heading === wanted || plain(heading) === plain(wanted))
      if (column) column.field = field
      else if (wanted !== '')
        throw new FileFormatError(`there is no column ${JSON.stringify(wanted)} for ${field}`, line)
    }
    for (const column of columns.toSorted((a, b) => rank(a) - rank(b))) {
      const field = meaning(column.heading)?.field
      if (column.field || !field || map.has(field)) continue
      if (SEVERAL.has(field) || !columns.some((other) => other.field === field)) column.field = field
    }
    if (!map.has('dateOfBirth' as Field)) readBirthDayApart(columns)
    return columns
  }
}

/** Beside a year and a month, `birth_day` is no whole date. */
function readBirthDayApart(columns: MappedColumn<string>[]): void {
  const of = (field: PatientField) => columns.find((column) => column.field === field)
  const day = of('dateOfBirth')
  if (day && plain(day.heading) === 'birthday' && of('birthYear') && of('birthMonth') && !of('birthDay'))
    day.field = 'birthDay' satisfies PatientField
}
