import type { FactField } from '../provider.ts'
import { FileFormatError } from '../../files/file-error.ts'

/** What a column of a registry file or a roster feed can hold. */
export type Column =
  | FactField
  | 'npi'
  | 'name'
  | 'sample'
  | 'source'
  | 'retrievedAt'
  | 'insertedAt'
  | 'updatedAt'
  | 'sources'

/** One row by column. A column that the file does not have is absent; a blank cell is not. */
export type Cells = { [column in Column]?: unknown }

/** The spellings of each column without case, blanks, hyphens and underscores. The column's own name is one too. */
const SPELLINGS: Record<Column, readonly string[]> = {
  npi: ['npinumber', 'npino', 'providernpi', 'nationalprovideridentifier', 'nationalproviderid'],
  entityType: ['entitytypecode', 'enumerationtype', 'npitype'],
  name: ['fullname', 'providername', 'displayname'],
  firstName: ['first', 'fname', 'givenname', 'forename', 'providerfirstname'],
  middleName: ['middle', 'middleinitial', 'mi', 'providermiddlename'],
  lastName: ['last', 'lname', 'surname', 'familyname', 'providerlastname'],
  organizationName: ['organization', 'organisation', 'organisationname', 'orgname', 'legalbusinessname'],
  credential: ['credentials', 'credentialtext', 'degree', 'degrees'],
  specialty: ['speciality', 'specialtydescription', 'primaryspecialty'],
  taxonomy: ['taxonomycode', 'primarytaxonomy', 'primarytaxonomycode', 'nucccode'],
  taxonomies: [],
  address: ['address1', 'addressline1', 'streetaddress', 'street'],
  city: ['town'],
  state: ['statecode', 'stateabbreviation'],
  zip: ['zipcode', 'postalcode', 'postcode'],
  phone: ['phonenumber', 'telephone', 'telephonenumber', 'tel'],
  status: ['npistatus', 'providerstatus'],
  sample: [],
  source: [],
  retrievedAt: [],
  insertedAt: [],
  updatedAt: [],
  sources: [],
}

const COLUMNS = new Map<string, Column>(
  (Object.keys(SPELLINGS) as Column[]).flatMap((column) =>
    [column.toLowerCase(), ...SPELLINGS[column]].map((spelling) => [spelling, column] as const),
  ),
)
const NAMES: readonly Column[] = ['lastName', 'organizationName', 'name']

/** The column that a heading or a JSON key means: `First Name`, `first_name`, `firstName` and `Given Name` are one. */
export function columnOf(heading: string): Column | undefined {
  return COLUMNS.get(heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
}

/**
 * What an object says by column, its keys in any spelling; the column as text when two keys with different values mean it. A
 * blank value says nothing beside another.
 */
export function cellsOf(
  object: Record<string, unknown>,
  columnOfKey: (key: string) => Column | null | undefined = columnOf,
): Cells | Column {
  const cells: Cells = {}
  for (const [key, value] of Object.entries(object)) {
    const column = columnOfKey(key)
    if (!column) continue
    if (isBlank(cells[column])) cells[column] = value
    else if (!isBlank(value) && value !== cells[column]) return column
  }
  return cells
}

const isBlank = (value: unknown) => value === undefined || value === null || value === ''

/**
 * The column of each heading of a header line, null where it means none; `ignored` names those.
 * @throws FileFormatError when there is no NPI or no name, or two headings mean one column
 */
export function mapColumns(
  headings: readonly string[],
  line?: number,
): { columns: (Column | null)[]; ignored: string[] } {
  const found = new Map<Column, string>()
  const columns = headings.map((heading) => {
    const column = columnOf(heading)
    if (column === undefined) return null
    const before = found.get(column)
    if (before !== undefined) throw new FileFormatError(twice(column, before, heading), line)
    found.set(column, heading)
    return column
  })
  if (!found.has('npi')) throw new FileFormatError(`the column "npi" is missing; ${listing(headings)}`, line)
  if (!NAMES.some((name) => found.has(name))) {
    const message = `a column for the name is missing: "last_name", "organization_name" or "name"; ${listing(headings)}`
    throw new FileFormatError(message, line)
  }
  const ignored = headings.filter((heading, i) => columns[i] === null && heading.trim() !== '')
  return { columns, ignored: ignored.map(short) }
}

const short = (heading: string) => (heading.length > 60 ? `${heading.slice(0, 60).toWellFormed()}…` : heading)

function twice(column: Column, first: string, second: string): string {
  return first === second
    ? `the column "${short(first)}" stands twice`
    : `the columns "${short(first)}" and "${short(second)}" both mean ${column}`
}

function listing(headings: readonly string[]): string {
  const shown = headings.slice(0, 20).map(short).join(', ')
  return `the columns are: ${shown}${headings.length > 20 ? ', …' : ''}`
}
