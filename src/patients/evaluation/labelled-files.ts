import { csvRows } from '../../files/csv-rows.ts'
import { FileFormatError } from '../../files/file-error.ts'
import { detectFormat } from '../../files/file-format.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { openFile } from '../../files/open-file.ts'
import { isHeading } from '../files/map-columns.ts'
import type { LabelledField } from './columns.ts'
import { isDayFirst, monthFirst } from './day-first.ts'
import { LONGEST_ROW, readLabelled, type WrittenFile } from './read-labelled.ts'

export interface LabelledFile extends WrittenFile {
  /** whether its birth dates named the day before the month */
  dayFirst: boolean
}

interface Options {
  map: ReadonlyMap<LabelledField, string>
  signal: AbortSignal
}

/**
 * Reads a labelled file, or two of a link, of which the second may ask for nobody. A column of `map` may be missing in one
 * of the two, where it is guessed; birth dates of one that may be read either way are read as those of the other.
 * @throws FileFormatError naming the file, and line and column of the first row that cannot be used
 */
export async function readLabelledFiles(
  paths: readonly [string, string?],
  { map, signal }: Options,
): Promise<[LabelledFile, LabelledFile?]> {
  const [left, right] = paths
  const headings = [await headingsOf(left), right === undefined ? [] : await headingsOf(right)] as const
  const read = (path: string, own: readonly string[], nobody: boolean) =>
    readLabelled(path, { map: mapOf(map, own, headings.flat()), nobody, signal }).catch((error: unknown) => {
      throw error instanceof FileFormatError && error.line ? new FileFormatError(`${path}: ${error.message}`) : error
    })
  const first = await read(left, headings[0], false)
  if (right === undefined) return [inOrder(first)]
  const second = await read(right, headings[1], true)
  return [inOrder(first, second), inOrder(second, first)]
}

/** The headings of a file. */
async function headingsOf(path: string): Promise<readonly string[]> {
  const { firstBytes, open } = await openFile(path)
  if (detectFormat(path, firstBytes) === 'NDJSON')
    throw new FileFormatError(`${path}: the file is NDJSON, and evaluate reads CSV`)
  for await (const [row] of csvRows(fromTheStart(inPieces(open())), LONGEST_ROW)) {
    if (row) return 'values' in row ? row.values : []
  }
  return []
}

/** What is told of the columns of a file, but for headings that it lacks and another file has. */
function mapOf(
  map: ReadonlyMap<LabelledField, string>,
  own: readonly string[],
  all: readonly string[],
): ReadonlyMap<LabelledField, string> {
  const isIn = (headings: readonly string[], wanted: string) => headings.some((heading) => isHeading(heading, wanted))
  return new Map([...map].filter(([, wanted]) => wanted === '' || isIn(own, wanted) || !isIn(all, wanted)))
}

function inOrder(file: WrittenFile, other?: WrittenFile): LabelledFile {
  const dayFirst = isDayFirst(file.records) ?? isDayFirst(other?.records ?? []) ?? false
  return { ...file, dayFirst, records: dayFirst ? file.records.map(monthFirst) : file.records }
}
