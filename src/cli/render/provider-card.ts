import type { Cli } from '../cli.ts'
import type { ProviderDetailsFragment } from '../generated/graphql.ts'
import { remark } from './provider-table.ts'
import { table } from './table.ts'
import { plain, styled } from './text.ts'

type FieldOrigin = ProviderDetailsFragment['provenance'][number]

/** Prints one provider with the source of each field and what the other sources say. */
export function printProvider(cli: Cli, provider: ProviderDetailsFragment): void {
  const note = remark(provider)
  const title = `${plain(provider.name)}${provider.credential ? `, ${plain(provider.credential)}` : ''}`
  cli.print(styled('bold', title) + (note ? styled('yellow', `  (${note})`) : ''))
  cli.print(`NPI ${provider.npi}${provider.npiValid ? '' : '  (not a valid NPI)'}`)
  cli.print(`In the registry since ${day(provider.insertedAt)}, last changed ${day(provider.updatedAt)}`)
  cli.print()
  const columns = [
    { title: 'Field', value: (row: FieldOrigin) => row.field },
    { title: 'Value', value: (row: FieldOrigin) => row.value ?? '(blank)' },
    { title: 'Source', value: (row: FieldOrigin) => row.source },
    { title: 'Since', value: (row: FieldOrigin) => day(row.retrievedAt) },
    { title: 'Other sources', value: others },
  ]
  const agreed = provider.provenance.every((row) => row.others.length === 0)
  for (const line of table(provider.provenance, agreed ? columns.slice(0, -1) : columns, cli.width)) cli.print(line)
}

function others(row: FieldOrigin): string {
  return row.others
    .map((other) =>
      other.value === row.value ? `${other.source} agrees` : `${other.source}: ${other.value ?? '(blank)'}`,
    )
    .join('; ')
}

const day = (moment: string) => moment.slice(0, 10)
