import type { ProviderRowFragment } from '../generated/graphql.ts'
import { table, type TableColumn } from './table.ts'

const COLUMNS: readonly TableColumn<ProviderRowFragment>[] = [
  { title: 'NPI', value: (row) => row.npi, whole: true },
  { title: 'Name', value: (row) => row.name },
  { title: 'Credential', value: (row) => row.credential },
  { title: 'Specialty', value: (row) => row.specialty },
  { title: 'City', value: (row) => row.city },
  { title: 'State', value: (row) => row.state, whole: true },
  { title: 'Phone', value: (row) => row.phone, whole: true },
]
const NOTE: TableColumn<ProviderRowFragment> = { title: 'Note', value: remark, whole: true }

/** Providers as a table. What is not an ordinary provider of the real world says so in a column of its own. */
export function providerTable(rows: readonly ProviderRowFragment[], width?: number): string[] {
  return table(rows, rows.some(remark) ? [...COLUMNS, NOTE] : COLUMNS, width)
}

/** What must be known about a provider before its data are believed. */
export function remark(provider: Pick<ProviderRowFragment, 'sample' | 'status'>): string {
  return [provider.sample && 'sample', provider.status === 'DEACTIVATED' && 'deactivated'].filter(Boolean).join(', ')
}
