import { FileFormatError } from '../../files/file-error.ts'
import { PATIENT_FIELDS, PATIENT_HEADINGS } from '../files/columns.ts'
import { columnMapper, type MappedColumn } from '../files/map-columns.ts'

/** What a column of a labelled file may be. */
export const LABELLED_FIELDS = [...PATIENT_FIELDS, 'cluster', 'category'] as const
export type LabelledField = (typeof LABELLED_FIELDS)[number]

const mapColumns = columnMapper<LabelledField>({
  ...PATIENT_HEADINGS,
  cluster:
    'cluster clusterid truecluster truth entityid entity entid personid person trueid truepersonid trueentity truematchid label groundtruth goldid goldcluster truthid identity groupid mpiid truempiid masterid expected expectedid expectedcluster matchid euid',
  category: 'category kind errortype corruption scenario testcategory case variation perturbation',
})

/**
 * What the columns of a labelled file are, by their headings; `map` (field to heading) goes before the guess, and an empty
 * heading says that there is none. @throws FileFormatError when a heading of `map` is missing, or nothing tells persons apart.
 */
export function mapLabelledColumns(
  headings: readonly string[],
  map: ReadonlyMap<LabelledField, string>,
  line: number,
): MappedColumn<LabelledField>[] {
  const columns = mapColumns(headings, map, line)
  if (!columns.some(({ field }) => field === 'cluster' || field === 'id')) {
    throw new FileFormatError('no column tells which records are one person: give --map cluster=<column>', line)
  }
  return columns
}
