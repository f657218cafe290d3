import { FileFormatError } from '../../files/file-error.ts'
import { PATIENT_FIELDS, PATIENT_HEADINGS } from '../files/columns.ts'
import { columnsText } from '../files/columns-text.ts'
import { columnMapper, type MappedColumn } from '../files/map-columns.ts'

/** What a column of a labelled file may be. */
export const LABELLED_FIELDS = [...PATIENT_FIELDS, 'cluster', 'category'] as const
export type LabelledField = (typeof LABELLED_FIELDS)[number]

const mapColumns = columnMapper<LabelledField>({
  ...PATIENT_HEADINGS,
  cluster:
    'cluster clusterid truecluster truth entityid entity entid trueid truepersonid trueentity truematchid label groundtruth goldid goldcluster truthid identity groupid mpiid empiid enterpriseid truempiid masterid expected expectedid expectedcluster matchid zcluster euid personid person group',
  category: 'category kind errortype corruption scenario testcategory case variation perturbation',
})

/** Columns that say nothing of the patient. */
const ABOUT_THE_ROW: ReadonlySet<LabelledField | null> = new Set(['id', 'source', 'cluster', 'category', null])

/**
 * What the columns of a labelled file are, by their headings; `map` (field to heading) goes before the guess, and an empty
 * heading says that there is none. @throws FileFormatError when a heading of `map` is missing, nothing tells persons apart, or no column
 * is about a patient.
 */
export function mapLabelledColumns(
  headings: readonly string[],
  map: ReadonlyMap<LabelledField, string>,
  line: number,
): MappedColumn<LabelledField>[] {
  const columns = mapColumns(headings, map, line)
  if (!columns.some(({ field }) => field === 'cluster' || field === 'id')) {
    throw new FileFormatError(
      `no column tells which records are one person: give --map cluster=<column> (${columnsText(columns)})`,
      line,
    )
  }
  if (columns.every(({ field }) => ABOUT_THE_ROW.has(field)))
    throw new FileFormatError('no column is known as that of a patient: give --map field=<column>', line)
  return columns
}
