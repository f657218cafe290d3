import { NO_FACTS, type ProviderFacts, type SourceRecord } from '../../src/providers/provider.ts'
import { isValidNpi } from '../../src/providers/npi.ts'

/** What a source says about a NPI: the facts given, nothing else. */
export function record(
  npi: string,
  facts: Partial<ProviderFacts> & { source?: string; sample?: boolean } = {},
): SourceRecord {
  const { source = 'NPPES', sample = false, ...rest } = facts
  return { ...NO_FACTS, lastName: 'Doe', entityType: 'INDIVIDUAL', ...rest, npi, source, sample }
}

/** The valid NPI whose first nine digits are `stem`. */
export function validNpi(stem: number): string {
  const digits = [...'0123456789'].map((digit) => `${stem}${digit}`)
  return digits.find(isValidNpi)!
}
