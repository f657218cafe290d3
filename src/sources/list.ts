import type { SourcesConfig } from '../config.ts'
import { mockMentalHealth } from './rosters/mental-health.ts'
import { mockPrimaryCare } from './rosters/primary-care.ts'
import { mockSurgicalSpec } from './rosters/surgical-spec.ts'
import { nppes } from './nppes/source.ts'
import { resilient } from './resilience.ts'
import type { Source } from './source.ts'

/** Every place that providers come from, each with its own time limit, retries and circuit breaker. */
export function createSources({ nppes: settings, rosters, timeoutMs }: SourcesConfig): Source[] {
  const sources = [
    nppes(settings),
    mockPrimaryCare(rosters.primaryCare),
    mockSurgicalSpec(rosters.surgical),
    mockMentalHealth(rosters.mentalHealth),
  ]
  return sources.map((source) => resilient(source, { timeoutMs }))
}
