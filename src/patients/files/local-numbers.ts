import { LOCAL_IDENTIFIERS } from './columns.ts'
import { bare, type MappedColumn, plain } from './map-columns.ts'

const isLocal = (heading: string) => LOCAL_IDENTIFIERS.has(plain(heading)) || LOCAL_IDENTIFIERS.has(bare(heading))

/** The system of an identifier: a local one is of the source that gives it out, when that is known. */
export const systemOf = (heading: string, source: string | null): string =>
  isLocal(heading) && source !== null ? `${heading}@${source}` : heading

/** The headings of local identifiers in a file that does not tell whose they are. */
export function ofNoSource(columns: readonly MappedColumn<string>[], source: string | null): string[] {
  if (source !== null || columns.some(({ field }) => field === 'source')) return []
  return columns.flatMap(({ heading, field }) => (field === 'identifier' && isLocal(heading) ? [heading] : []))
}
