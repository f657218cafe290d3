import DataLoader from 'dataloader'
import type { Caller } from './caller.ts'
import type { Provider, StoredRecord } from '../providers/provider.ts'
import type { PatientServices } from '../patients/services.ts'
import { createPatientLoaders, type PatientLoaders } from '../patients/schema/loaders.ts'
import type { ProviderServices } from '../providers/services.ts'
import type { SourceReport } from '../sources/fetch-report.ts'
import type { SourceServices } from '../sources/services.ts'

/** What every part of the graph can ask. Built once, in app.ts. */
export interface Services {
  /** most inputs of one batch */
  maxBatch: number
  providers: ProviderServices
  sources: SourceServices
  patients: PatientServices
}

/** What one request has: the services, its own loaders, and who asks. */
export interface Context extends Services {
  caller: Caller
  /** aborts when the client goes away */
  signal: AbortSignal
  loaders: Loaders
}

export interface Loaders extends PatientLoaders {
  provider: DataLoader<string, Provider | null>
  records: DataLoader<string, StoredRecord[]>
  /** the newest report of a source, by its name */
  sourceReport: DataLoader<string, SourceReport | null>
}

/** Loaders of one request: all questions of one kind in a tick become one statement. */
export function createLoaders({ providers, sources, patients, maxBatch }: Services, signal: AbortSignal): Loaders {
  return {
    ...createPatientLoaders(patients, maxBatch, signal),
    provider: new DataLoader((npis) => providers.repository.byNpis(npis)),
    records: new DataLoader((npis) => providers.repository.recordsByNpis(npis)),
    sourceReport: new DataLoader((names) => sources.runs.latestBySource(names)),
  }
}

/** Lets go of what a request read of providers before it changed some. */
export function forgetProviders({ provider, records, sourceReport }: Loaders): void {
  for (const loader of [provider, records, sourceReport]) loader.clearAll()
}
