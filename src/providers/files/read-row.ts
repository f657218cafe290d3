import type { FieldError } from '../../errors.ts'
import { FACT_FIELDS, IMPORT, MANUAL } from '../provider.ts'
import type { IncomingRecord } from '../registry.ts'
import { sourceNamed } from '../survivorship.ts'
import { cleanText } from '../../files/clean-text.ts'
import { readProvider } from '../validation.ts'
import { CellError, readBoolean, readList, readTime } from '../../files/cell-values.ts'
import { withPrimaryTaxonomy } from './primary-taxonomy.ts'
import { readTaxonomies } from './read-taxonomies.ts'
import type { Cells, Column } from './columns.ts'
import { withNameParts } from './person-name.ts'
import { restoreSources } from './restore-sources.ts'

const LONGEST_SOURCE = 100
const TEXT_FIELDS = [...FACT_FIELDS.filter((field) => field !== 'taxonomies'), 'npi', 'name', 'source'] as const

/**
 * The records that one row of a file states: one, or one for each entry of its `sources`. With errors there are none.
 * A row that tells what source said it, and when, is of an export: it is taken as it stands, and may be foreign unless a
 * person said it. Any other may not.
 */
export function readRow(
  row: Cells,
  { strict }: { strict: boolean },
): { records: IncomingRecord[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const cell = <T>(column: Column, read: (value: unknown) => T): T | undefined => {
    if (row[column] === undefined) return undefined
    try {
      return read(row[column])
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      errors.push({ path: column, message: error.message })
      return undefined
    }
  }
  const cells = { ...withLegacyTaxonomy(withNameParts(row)), taxonomies: cell('taxonomies', readTaxonomies) ?? [] }
  const source = cell('source', readSource)
  const about = {
    sample: cell('sample', readBoolean) ?? false,
    retrievedAt: cell('retrievedAt', readTime),
    insertedAt: cell('insertedAt', readTime),
    updatedAt: cell('updatedAt', readTime),
  }
  const entries = cell('sources', readList) ?? []
  for (const field of TEXT_FIELDS) if (!isText(cells[field])) errors.push({ path: field, message: 'must be text' })
  if (entries.length > 0) {
    const restored = restoreSources(cells, entries, about, strict)
    return settled(restored.records, [...errors, ...restored.errors])
  }
  const exported = source !== undefined && about.retrievedAt !== undefined
  const stated = exported ? cells : withPrimaryTaxonomy(cells)
  const foreign = exported && source !== IMPORT && source !== MANUAL ? 'keep' : 'refuse'
  const read = readProvider(stated, { foreign, checkDigit: strict })
  if (errors.length > 0 || read.errors.length > 0) return { records: [], errors: [...errors, ...read.errors] }
  return settled([{ ...read.facts, npi: read.npi, source: source ?? IMPORT, ...about }], errors)
}

function settled(records: IncomingRecord[], errors: FieldError[]) {
  return errors.length > 0 ? { records: [], errors } : { records, errors }
}

const isText = (value: unknown) =>
  value === undefined || value === null || typeof value === 'string' || typeof value === 'number'

function readSource(value: unknown): string | undefined {
  const text = cleanText(value)
  if (text !== null && text.length > LONGEST_SOURCE) throw new CellError(`must be at most ${LONGEST_SOURCE} characters`)
  return text === null ? undefined : sourceNamed(text)
}

/** Files of the first Provider Vault may hold the name of a specialty as `taxonomy`. */
function withLegacyTaxonomy(cells: Cells): Cells {
  const taxonomy = cells.taxonomy
  if (typeof taxonomy !== 'string' || taxonomy === '' || /^\s*\d/.test(taxonomy)) return cells
  const name = cleanText(taxonomy)
  const specialty = cleanText(cells.specialty)
  if (specialty === null) return { ...cells, specialty: name, taxonomy: null }
  return specialty.toLowerCase() === name?.toLowerCase() ? { ...cells, taxonomy: null } : cells
}
