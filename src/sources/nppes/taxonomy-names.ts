import { basename } from 'node:path'
import { csvRows } from '../../files/csv-rows.ts'
import { fromTheStart, inPieces } from '../../files/file-start.ts'
import { openFile } from '../../files/open-file.ts'
import type { TaxonomyNames } from './bulk-record.ts'

/**
 * The display names in a NUCC taxonomy CSV (columns Code, Classification, Specialization, "Display Name"); none without
 * a file. A file that is missing or is no such table is an Error of one line.
 */
export async function readTaxonomyNames(path: string | undefined): Promise<TaxonomyNames> {
  const names = new Map<string, string>()
  if (!path) return names
  let at: Record<'code' | 'display' | 'classification' | 'specialization', number> | undefined
  try {
    const { open } = await openFile(path, 'the file')
    for await (const rows of csvRows(fromTheStart(inPieces(open())), 64 * 1024)) {
      for (const row of rows) {
        if ('error' in row) throw new Error(`line ${row.line}: ${row.error}`)
        const { values } = row
        if (!at) at = bind(values)
        else if (values[at.code]) names.set(values[at.code]!, nameIn(values, at))
      }
    }
  } catch (error) {
    throw new Error(`the taxonomy file ${basename(path)} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  return names
}

function bind(header: readonly string[]) {
  const [code, display, classification, specialization] = [
    'Code',
    'Display Name',
    'Classification',
    'Specialization',
  ].map((heading) => header.indexOf(heading)) as [number, number, number, number]
  if (code < 0 || (display < 0 && classification < 0)) throw new Error('it lacks the column "Code" or "Display Name"')
  return { code, display, classification, specialization }
}

function nameIn(values: readonly string[], at: ReturnType<typeof bind>): string {
  const levels = [values[at.classification], values[at.specialization]].filter(Boolean)
  return values[at.display]?.trim() || levels.join(', ')
}
