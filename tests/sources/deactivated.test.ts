import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DATABASES, openTestApp } from '../support/app.ts'
import { FetchAll, Show } from '../support/documents.ts'
import { record } from '../support/records.ts'
import { bulkCsv, doctor, npi, testFolder } from './support/bulk.ts'

it.each(DATABASES)('A provider that NPPES has deactivated keeps what was known of it (%s)', async (kind) => {
  const folder = await testFolder()
  const file = path.join(folder, 'npidata.csv')
  await writeFile(file, bulkCsv([doctor(npi(1)), doctor(npi(2))]))
  await using test = await openTestApp(kind, { NPPES_MODE: 'file', NPPES_FILE: file })
  await test.get(FetchAll, { only: ['NPPES'], refresh: true })
  const moved = record(npi(2), {
    source: 'Mock-PrimaryCare',
    lastName: 'SANTOS',
    city: 'Newtown',
    phone: '312-555-0199',
  })
  await test.app.services.providers.registry.write([moved])
  const stub = (number: number) => ({ NPI: npi(number), 'NPI Deactivation Date': '05/01/2026' })
  await writeFile(file, bulkCsv([doctor(npi(1)), stub(2), stub(3)]))
  for (const updated of [1, 0]) {
    const { fetchAllSources } = await test.get(FetchAll, { only: ['NPPES'], refresh: true })
    expect(fetchAllSources).toMatchObject({ fetched: 1, updated, rejected: 2 })
    const { provider } = await test.get(Show, { npi: npi(2) })
    expect(provider).toMatchObject({ status: 'DEACTIVATED', lastName: 'SANTOS', city: 'Newtown', phone: moved.phone })
    expect((await test.get(Show, { npi: npi(3) })).provider).toBeNull()
  }
  await rm(folder, { recursive: true })
})
