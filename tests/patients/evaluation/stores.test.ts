import pg from 'pg'
import { describe, expect, inject, test, vi } from 'vitest'
import { population } from '../../../bench/population/population.ts'
import { evaluate } from '../../../src/patients/evaluation/evaluate.ts'
import { openFreshIndex } from '../../../src/patients/evaluation/fresh-index.ts'
import type { LabelledRecord } from '../../../src/patients/evaluation/labelled-record.ts'
import { patientDeps } from '../../../src/patients/registering/patient-deps.ts'
import { testConfig } from '../../support/settings.ts'
import { freshMongo, STORES, type StoreKind } from '../../support/stores.ts'

const records = [...population({ people: 100, seed: 3, questions: 0 })].flatMap(({ pool }) =>
  pool.map((record, line): LabelledRecord => {
    const { id, source, cluster, category, first_name: firstName, last_name: lastName } = record
    const { middle_name: middleName, suffix, date_of_birth: dateOfBirth, sex, ssn, phone, email } = record
    const { address_line1: line1, address_line2: line2, city, state, zip } = record
    const names = { firstName, middleName, lastName, suffix }
    const address = { line1, line2, city, state, zip }
    const patient = { ...names, dateOfBirth, sex, ssn, address, phones: [phone], emails: [email] }
    return { line, id, source, cluster, category, patient }
  }),
)

const environment = (store: StoreKind): Record<string, string> =>
  store === 'mongodb'
    ? { MONGODB_URI: freshMongo() }
    : store === 'server'
      ? { DATABASE_URL: inject('postgresUrl') }
      : {}

async function evaluateOn(store: StoreKind, { train }: { train: boolean }) {
  await using fresh = await openFreshIndex(testConfig(environment(store)))
  const now = new Date('2026-01-01T00:00:00Z')
  const deps = patientDeps(fresh.index, { hashSecret: 'evaluation', maxBatch: 10_000, now: () => now })
  const { signal } = new AbortController()
  return await evaluate(records, { deps, train, seed: 1, signal, onProgress: () => {} })
}

describe('An evaluation', () => {
  test('gives the same figures on every store', { timeout: 300_000 }, async () => {
    const [first, ...others] = await Promise.all(STORES.map((store) => evaluateOn(store, { train: true })))
    expect(first!.records).toBeGreaterThan(110)
    expect(first!.thresholds[0]!.pairs.f1).toBeGreaterThan(0.95)
    for (const other of others) expect(other).toEqual(first)
  })

  test('leaves no database behind', { timeout: 300_000 }, async () => {
    await evaluateOn('server', { train: false })
    const client = new pg.Client({ connectionString: inject('postgresUrl') })
    await client.connect()
    const databases = async () =>
      (await client.query("select datname from pg_database where datname like 'vault_evaluation_%'")).rows.map(
        ({ datname }) => datname,
      )
    // tests beside this one evaluate as well, and end
    const there = await databases()
    const left = async () => (await databases()).filter((name) => there.includes(name))
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 120_000, interval: 100 })
    await client.end()
  })
})
