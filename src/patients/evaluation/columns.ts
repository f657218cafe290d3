import { FileFormatError } from '../../providers/files/file-error.ts'

/** What a column of a labelled file may be; `phone`, `email` and `identifier` may be several columns. */
export const LABELLED_FIELDS = [
  'id',
  'source',
  'cluster',
  'category',
  'name',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'dateOfBirth',
  'sex',
  'ssn',
  'streetNumber',
  'line1',
  'line2',
  'city',
  'state',
  'zip',
  'phone',
  'email',
  'identifier',
] as const
export type LabelledField = (typeof LABELLED_FIELDS)[number]

const SEVERAL: ReadonlySet<LabelledField> = new Set(['phone', 'email', 'identifier'])

/** Headings by which a field goes, the likelier first; without case, blanks and punctuation. */
const HEADINGS: Record<LabelledField, string> = {
  id: 'id recid recordid recordnumber sourceid rowid uniqueid key recnum record patientid queryid questionid',
  source: 'source sourcesystem sourcename system facility dataset sourcedataset origin',
  cluster:
    'cluster clusterid truecluster truth entityid entity entid personid person trueid truepersonid trueentity truematchid label groundtruth goldid groupid mpiid truempiid masterid expected expectedid expectedcluster matchid euid',
  category: 'category kind errortype corruption scenario testcategory case variation perturbation',
  name: 'name fullname patientname',
  firstName: 'firstname givenname first given forename fname namefirst',
  middleName: 'middlename middle middleinitial mi secondname mname namemiddle',
  lastName: 'lastname surname last familyname family lname namelast',
  suffix: 'suffix namesuffix generation',
  dateOfBirth: 'dateofbirth birthdate dob birthday dateborn born',
  sex: 'sex gender administrativesex birthsex',
  ssn: 'ssn socsecid socialsecuritynumber ssnfull socsec nationalid nationalnumber nationalidentifier ssn4 ssnlast4',
  streetNumber: 'streetnumber housenumber streetno houseno housenum',
  line1: 'line1 addressline1 address1 address street streetaddress streetname addr1 addressstreet',
  line2: 'line2 addressline2 address2 addr2 unit apartment apt',
  city: 'city suburb town addresscity locality municipality',
  state: 'state province addressstate region statecode',
  zip: 'zip zipcode postcode postalcode zip5 addresszip addresspostalcode',
  phone:
    'phone phonenumber phone1 phone2 phone3 telephone tel mobile cell homephone mobilephone cellphone workphone phones',
  email: 'email emailaddress mail email1 email2 email3 emails',
  identifier: 'mrn memberid identifier insuranceid medicarenumber mbi driverlicense legalid passport',
}

const FIELD_OF = new Map(
  LABELLED_FIELDS.flatMap((field) => HEADINGS[field].split(' ').map((heading) => [heading, field] as const)),
)
const RANK = new Map(LABELLED_FIELDS.flatMap((field) => HEADINGS[field].split(' ').map((heading, i) => [heading, i])))

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A column in its place: what it is, or null for nothing that is used. */
export interface MappedColumn {
  heading: string
  field: LabelledField | null
}

/**
 * What the columns of a file are, by their headings; `map` (field to heading) goes before the guess, and an empty heading
 * says that there is none. @throws FileFormatError when a heading of `map` is missing, or nothing tells persons apart.
 */
export function mapLabelledColumns(
  headings: readonly string[],
  map: ReadonlyMap<LabelledField, string>,
  line: number,
): MappedColumn[] {
  const columns = headings.map((heading): MappedColumn => ({ heading: heading.trim(), field: null }))
  for (const [field, wanted] of map) {
    const column = columns.find(({ heading }) => heading === wanted || plain(heading) === plain(wanted))
    if (column) column.field = field
    else if (wanted !== '') throw new FileFormatError(`there is no column ${JSON.stringify(wanted)} for ${field}`, line)
  }
  const rank = ({ heading }: MappedColumn) => RANK.get(plain(heading)) ?? Infinity
  for (const column of columns.toSorted((a, b) => rank(a) - rank(b))) {
    const field = FIELD_OF.get(plain(column.heading))
    if (column.field || !field || map.has(field)) continue
    if (SEVERAL.has(field) || !columns.some((other) => other.field === field)) column.field = field
  }
  if (!columns.some(({ field }) => field === 'cluster' || field === 'id')) {
    throw new FileFormatError('no column tells which records are one person: give --map cluster=<column>', line)
  }
  return columns
}
