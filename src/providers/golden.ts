import { isValidNpi } from './npi.ts'
import type { ProviderFacts, StoredRecord } from './provider.ts'
import { searchVector, type SearchVector } from './search/lexemes.ts'
import { cut, fold } from './search/words.ts'
import { displayName, mergeRecords } from './survivorship.ts'

/** What is derived from the records of one NPI: the golden facts and everything they are found and sorted by. */
export interface Golden {
  npi: string
  npiValid: boolean
  sample: boolean
  facts: ProviderFacts
  name: string
  sortName: string
  search: SearchVector
}

/** Derives the golden record from all records of one NPI (at least one). */
export function golden(records: readonly StoredRecord[]): Golden {
  const npi = records[0]!.npi
  const facts = mergeRecords(records)
  const { sample } = facts
  const name = displayName(facts) || npi
  return {
    npi,
    npiValid: isValidNpi(npi),
    sample,
    facts,
    name,
    sortName: cut(fold(name), 200),
    search: searchVector(
      facts,
      sample,
      records.map((record) => record.source),
    ),
  }
}
