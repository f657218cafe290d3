import type { FieldError } from '../../errors.ts'
import { FACT_FIELDS, IMPORT, NO_FACTS, type ProviderFacts, type StoredRecord } from '../provider.ts'
import type { IncomingRecord } from '../registry.ts'
import { mergeRecords } from '../survivorship.ts'
import { cleanText } from '../../files/clean-text.ts'
import { npiProblem, readFacts } from '../validation.ts'
import { CellError, isObject, readBoolean, readTime } from '../../files/cell-values.ts'
import { readTaxonomies } from './read-taxonomies.ts'
import { columnOf, type Cells } from './columns.ts'
import { differingFacts } from './facts-equal.ts'

type Times = Pick<IncomingRecord, 'insertedAt' | 'updatedAt'>

/**
 * The records that an export put into a row's `sources`, one for each entry. Where the row's own cells say something
 * else than the entries merge to, somebody edited the file: those fields become a record of source Import, in which
 * a cell that was blanked is the empty string.
 */
export function restoreSources(
  cells: Cells & { taxonomies: ProviderFacts['taxonomies'] },
  entries: readonly unknown[],
  { insertedAt, updatedAt }: Times,
  checkDigit: boolean,
): { records: IncomingRecord[]; errors: FieldError[] } {
  const npi = cleanText(cells.npi) ?? ''
  const problem = npiProblem(npi, checkDigit)
  const errors: FieldError[] = problem ? [{ path: 'npi', message: problem }] : []
  const stored = new Map<string, IncomingRecord>()
  for (const [i, entry] of entries.entries()) {
    try {
      const record = readEntry(npi, entry)
      if (stored.has(record.source)) throw new CellError(`names the source ${record.source} twice`)
      stored.set(record.source, record)
    } catch (error) {
      if (!(error instanceof CellError)) throw error
      errors.push({ path: 'sources', message: `entry ${i + 1} ${error.message}` })
    }
  }
  const golden = readFacts(cells, 'keep')
  errors.push(...golden.errors)
  if (errors.length > 0) return { records: [], errors }
  const edits = editsOf(cells, golden.facts, [...stored.values()])
  if (edits) {
    const before = stored.get(IMPORT)
    stored.set(IMPORT, {
      npi,
      source: IMPORT,
      sample: before?.sample ?? false,
      ...(before ?? NO_FACTS),
      ...edits,
      retrievedAt: undefined,
    })
  }
  return { records: [...stored.values()].map((record) => ({ ...record, insertedAt, updatedAt })), errors }
}

function readEntry(npi: string, entry: unknown): IncomingRecord {
  if (!isObject(entry)) throw new CellError('must be an object with a source')
  const cells: Cells = {}
  for (const [key, value] of Object.entries(entry)) {
    const column = columnOf(key)
    if (column) cells[column] = value
  }
  const source = cleanText(cells.source)
  if (source === null || source.length > 100) throw new CellError('must name a source of at most 100 characters')
  const { facts, errors } = readFacts(
    { ...cells, entityType: undefined, taxonomies: readTaxonomies(cells.taxonomies) },
    'keep',
  )
  const entity = readFacts({ entityType: cells.entityType }, 'keep')
  const [error] = [...errors, ...entity.errors]
  if (error) throw new CellError(`has a ${error.path} that ${error.message}`)
  const restored: ProviderFacts = { ...facts, entityType: entity.facts.entityType }
  return {
    npi,
    source,
    sample: readBoolean(cells.sample) ?? false,
    ...restored,
    ...blanksOnPurpose(cells),
    retrievedAt: readTime(cells.retrievedAt),
  }
}

/** A person's edit keeps a field blank by the empty string. */
function blanksOnPurpose(cells: Cells): Partial<ProviderFacts> {
  const blank = FACT_FIELDS.filter((field) => field !== 'taxonomies' && cells[field] === '')
  return Object.fromEntries(blank.map((field) => [field, '']))
}

function editsOf(cells: Cells, golden: ProviderFacts, records: IncomingRecord[]): Partial<ProviderFacts> | undefined {
  const stored: StoredRecord[] = records.map((record) => ({
    ...record,
    retrievedAt: record.retrievedAt ?? new Date(0),
  }))
  const merged = mergeRecords(stored)
  const fields = differingFacts(golden, merged).filter((field) => cells[field] !== undefined)
  const edits = fields.flatMap((field): [string, unknown][] => {
    const value = golden[field]
    if (field === 'taxonomies') return golden.taxonomies.length > 0 ? [[field, value]] : []
    if (value !== null) return [[field, value]]
    return field === 'entityType' || field === 'status' ? [] : [[field, '']]
  })
  return edits.length > 0 ? Object.fromEntries(edits) : undefined
}
