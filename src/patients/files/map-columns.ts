import { FileFormatError } from '../../files/file-error.ts'
import { type PatientField, SEVERAL } from './columns.ts'
import { wordMeanings } from './heading-words.ts'

/** A column in its place: what it is, or null for nothing that is used. */
export interface MappedColumn<Field extends string> {
  heading: string
  field: Field | null
}

/**
 * What the columns of a file are, by their headings; `map` (field to heading) goes before the guess, and an empty heading
 * says that there is none. `areAll` tells that the file has no others. @throws FileFormatError when a heading of `map` is
 * missing
 */
export type ColumnMapper<Field extends string> = (
  headings: readonly string[],
  map: ReadonlyMap<Field, string>,
  line: number,
  areAll?: boolean,
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

/** Whether a heading is the one that was named. */
export const isHeading = (heading: string, wanted: string) =>
  heading.trim() === wanted || plain(heading) === plain(wanted)

/** The object that the values of a flattened record stand in. */
const WITHIN = /^\s*identity\./i

/** A plain heading without what many schemas put around it. */
export const bare = (heading: string) => plain(heading.replace(WITHIN, '')).replace(AROUND, '')

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
  const byWords = wordMeanings(Object.keys(spellings), (spelling) => meaning(spelling))
  return (headings, map, line, areAll = true) => {
    const columns = headings.map((heading): MappedColumn<Field> => ({ heading: heading.trim(), field: null }))
    for (const [field, wanted] of map) {
      const column = columns.find(({ heading }) => isHeading(heading, wanted))
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
    const namesKnown = !areAll || columns.some(({ field }) => NAMES.has(field as PatientField))
    const more = columns.flatMap((column) => {
      const found = column.field ? undefined : byWords(column.heading)
      return found && !(found.isSomeone && namesKnown) ? [{ column, ...found }] : []
    })
    for (const { column, field } of more.toSorted((a, b) => lateRank(a) - lateRank(b))) {
      if (!map.has(field as Field) && isFree(field as PatientField, columns)) column.field = field as Field
    }
    leavePartsOfABirthDate(columns, map)
    return columns
  }
}

const PARTS_OF_BIRTH = ['birthYear', 'birthMonth', 'birthDay'] as const satisfies PatientField[]

/** A year, a month or a day alone is no birth date and is not used. */
function leavePartsOfABirthDate<Field extends string>(
  columns: MappedColumn<Field>[],
  map: ReadonlyMap<Field, string>,
): void {
  const partOf = ({ field }: MappedColumn<Field>) => PARTS_OF_BIRTH.find((part) => part === (field as string))
  if (PARTS_OF_BIRTH.every((part) => columns.some((column) => partOf(column) === part))) return
  for (const column of columns) if (partOf(column) && !map.has(column.field!)) column.field = null
}

const NAMES: ReadonlySet<PatientField> = new Set<PatientField>(['name', 'firstName', 'lastName'])

/** Fields that say what another says: neither is added where the other is known. */
const SAYS_THE_SAME: Partial<Record<PatientField, readonly PatientField[]>> = {
  name: ['firstName', 'lastName'],
  firstName: ['name'],
  middleName: ['name'],
  lastName: ['name'],
  dateOfBirth: ['birthMonth'],
}
/** Those last that depend on others. */
const LAST: readonly string[] = ['name', 'streetNumber']
const lateRank = ({ field, rank }: { field: string; rank: number }) => rank + (LAST.includes(field) ? LIKELIER : 0)

/** A column that may hold a street without its number. */
const A_STREET = /str(?!.*(?:addr|line))/

/** Whether a column may become `field` by its words alone, beside those that are known. */
function isFree(field: PatientField, columns: readonly MappedColumn<string>[]): boolean {
  const has = (other: PatientField) => columns.find((column) => column.field === other)
  if (SEVERAL.has(field)) return true
  if (has(field) || SAYS_THE_SAME[field]?.some(has)) return false
  return field !== 'streetNumber' || A_STREET.test(plain(has('line1')?.heading ?? ''))
}

/** Beside a year and a month, `birth_day` is no whole date. */
function readBirthDayApart(columns: MappedColumn<string>[]): void {
  const of = (field: PatientField) => columns.find((column) => column.field === field)
  const day = of('dateOfBirth')
  if (day && plain(day.heading) === 'birthday' && of('birthYear') && of('birthMonth') && !of('birthDay'))
    day.field = 'birthDay' satisfies PatientField
}
