import { csvRows } from '../../files/csv-rows.ts'
import { FileFormatError } from '../../files/file-error.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { openFile } from '../../files/open-file.ts'
import { columnsText } from '../files/columns-text.ts'
import type { MappedColumn } from '../files/map-columns.ts'
import { readValues, valuesOf } from '../files/read-values.ts'
import { type LabelledField, mapLabelledColumns } from './columns.ts'
import type { LabelledRecord } from './labelled-record.ts'

export interface ReadOptions {
  /** Columns by field, before any guess. */
  map: ReadonlyMap<LabelledField, string>
  /** Whether a record may be of nobody: a question without a cluster. */
  nobody: boolean
  signal: AbortSignal
}

/** A labelled file, its birth dates as they are written. */
export interface WrittenFile {
  path: string
  columns: readonly MappedColumn<LabelledField>[]
  records: LabelledRecord[]
}

/** A longer row is an error and is not held in memory. */
export const LONGEST_ROW = 1024 * 1024
/** FEBRL's record ids: the number between names the original. */
const FEBRL_ID = /^rec-(\d+)-(?:org|dup-\d+)$/

/**
 * All records of a labelled CSV file, in its order. The true cluster is a column, or follows from FEBRL's record ids.
 * @throws FileFormatError naming line and column of the first row that cannot be used
 */
export async function readLabelled(path: string, { map, nobody, signal }: ReadOptions): Promise<WrittenFile> {
  const { open } = await openFile(path)
  let columns: MappedColumn<LabelledField>[] | undefined
  let headerLine = 1
  const records: LabelledRecord[] = []
  const seen = new Map<string, number>()
  for await (const rows of csvRows(fromTheStart(inPieces(open())), LONGEST_ROW)) {
    signal.throwIfAborted()
    for (const row of rows) {
      if ('error' in row) throw new FileFormatError(row.error, row.line)
      if (columns === undefined) {
        columns = mapLabelledColumns(row.values, map, row.line)
        headerLine = row.line
        continue
      }
      const record = recordOf(row.values, columns, row.line)
      if (record.cluster === null && !nobody)
        throw unlabelled(columns, records.length > 0 || hasCluster(columns) ? row.line : headerLine)
      const key = JSON.stringify([record.source, record.id])
      const before = seen.get(key)
      if (before !== undefined) throw atColumn(columns, 'id', row.line, `is that of line ${before} as well`)
      seen.set(key, row.line)
      records.push(record)
    }
  }
  if (columns === undefined || records.length === 0) throw new FileFormatError(`${path}: the file has no records`)
  if (!hasCluster(columns) && records.every(({ cluster }) => cluster === null)) throw unlabelled(columns, headerLine)
  return { path, columns, records }
}

function atColumn(
  columns: readonly MappedColumn<LabelledField>[],
  field: LabelledField,
  line: number,
  message: string,
) {
  const heading = columns.find((column) => column.field === field)?.heading ?? field
  return new FileFormatError(`column ${heading} ${message}`, line)
}

function recordOf(
  values: readonly string[],
  columns: readonly MappedColumn<LabelledField>[],
  line: number,
): LabelledRecord {
  const isWhole = values.length >= columns.length && values.slice(columns.length).every((value) => value.trim() === '')
  if (!isWhole) {
    throw new FileFormatError(`the row has ${values.length} fields and the header ${columns.length}`, line)
  }
  const one = (field: LabelledField): string | null => valuesOf(field, values, columns)[0] ?? null
  const { id, source, patient } = readValues(values, columns)
  const cluster = clusterOf(one('cluster'), id, columns)
  return { line, source: source ?? 'file', id: id ?? `line ${line}`, cluster, category: one('category'), patient }
}

function clusterOf(
  given: string | null,
  id: string | null,
  columns: readonly MappedColumn<LabelledField>[],
): string | null {
  if (given !== null) return given
  if (hasCluster(columns)) return null
  return FEBRL_ID.exec(id ?? '')?.[1] ?? null
}

const hasCluster = (columns: readonly MappedColumn<LabelledField>[]) => columns.some(({ field }) => field === 'cluster')

function unlabelled(columns: readonly MappedColumn<LabelledField>[], line: number): FileFormatError {
  if (hasCluster(columns)) return atColumn(columns, 'cluster', line, 'is empty')
  return new FileFormatError(
    `no column is known as the true person, and the record id is not one of FEBRL (rec-1-org): give --map cluster=<column> (${columnsText(columns)})`,
    line,
  )
}
