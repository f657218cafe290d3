import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const SLOTS = Array.from({ length: 15 }, (_, i) => [
  `Healthcare Provider Taxonomy Code_${i + 1}`,
  `Provider License Number_${i + 1}`,
  `Provider License Number State Code_${i + 1}`,
  `Healthcare Provider Primary Taxonomy Switch_${i + 1}`,
])

/** The headings that are read, and some that are not, in an order that is not the official one. */
export const HEADINGS = [
  'NPI',
  'Entity Type Code',
  'Replacement NPI',
  'Employer Identification Number (EIN)',
  'Provider First Name',
  'Provider Last Name (Legal Name)',
  'Provider Middle Name',
  'Provider Credential Text',
  'Provider Organization Name (Legal Business Name)',
  'Provider First Line Business Mailing Address',
  'Provider First Line Business Practice Location Address',
  'Provider Second Line Business Practice Location Address',
  'Provider Business Practice Location Address City Name',
  'Provider Business Practice Location Address State Name',
  'Provider Business Practice Location Address Postal Code',
  'Provider Business Practice Location Address Country Code (If outside U.S.)',
  'Provider Business Practice Location Address Telephone Number',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
  ...SLOTS.flat(),
]

export type Row = Record<string, string>

/** A family doctor with this NPI, with `changes`. */
export function doctor(npi: string, changes: Row = {}): Row {
  return {
    NPI: npi,
    'Entity Type Code': '1',
    'Provider First Name': 'MARIA',
    'Provider Last Name (Legal Name)': 'SANTOS',
    'Provider Credential Text': 'M.D.',
    'Provider First Line Business Mailing Address': 'PO BOX 1',
    'Provider First Line Business Practice Location Address': '1 MAIN ST',
    'Provider Business Practice Location Address City Name': 'CHICAGO',
    'Provider Business Practice Location Address State Name': 'IL',
    'Provider Business Practice Location Address Postal Code': '606110001',
    'Provider Business Practice Location Address Telephone Number': '3125550100',
    'Healthcare Provider Taxonomy Code_1': '207R00000X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'N',
    'Healthcare Provider Taxonomy Code_2': '207Q00000X',
    'Provider License Number_2': '036-1',
    'Provider License Number State Code_2': 'IL',
    'Healthcare Provider Primary Taxonomy Switch_2': 'Y',
    ...changes,
  }
}

/** Ten digits from a small number. */
export const npi = (number: number) => String(1_000_000_000 + number)

/** The main file with `rows`, every value quoted, as NPPES writes it. */
export function bulkCsv(rows: readonly Row[], { headings = HEADINGS, lineEnd = '\n' } = {}): string {
  const line = (values: readonly string[]) => `${values.map((value) => `"${value}"`).join(',')}${lineEnd}`
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))].map(line).join('')
}

/** A folder for the length of one test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sources-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The path of a file with `content` for the length of one test. */
export async function testFile(content: string | Buffer, name = 'npidata.csv'): Promise<string> {
  const path = join(await testFolder(), name)
  await writeFile(path, content)
  return path
}
