import type { SampleRoster } from '../sample.ts'

/** Stands in for NPPES when there is no network: general medicine, in the range 1500000001-15. */
export const NPPES_SAMPLE: SampleRoster = {
  firstNpi: 1_500_000_001,
  delayMs: 523,
  lines: `
Margaret Anne Holloway, MD | Internal Medicine | Chicago
Desmond Okafor, MD | Cardiovascular Disease | Chicago
Priya Lakshmi Raman, MD | Dermatology | Houston
Stephen Paul Kowalczyk, DO | Internal Medicine | Detroit
Rosalind Chen, MD | Cardiovascular Disease | Los Angeles
Anthony James Moretti, MD | Dermatology | Brooklyn
Hannah Grace Lindqvist, NP | Nurse Practitioner | Denver
Luis Alberto Quintero, MD | Internal Medicine | Miami
Beatrice Adeyemi, MD | Obstetrics & Gynecology | Bethesda
Gregory Thomas Walsh, DO | Cardiovascular Disease | Akron
Naomi Ruth Feldman, MD | Obstetrics & Gynecology | Lynn
Caleb Joseph Sorensen, PA | Physician Assistant | Vancouver
Yvonne Marie Baptiste, MD | Internal Medicine | Indianapolis
Harold Edwin Pruitt, MD | Cardiovascular Disease | Winston-Salem
Samira Haddad, MD | Dermatology | St. Louis
`,
}
