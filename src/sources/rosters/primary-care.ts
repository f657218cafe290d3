import { rosterSource } from './roster.ts'
import type { Source } from '../source.ts'

/** Primary care: the feed at `url`, or without one a sample roster in the range 2000000001-15. */
export const mockPrimaryCare = (url: string | undefined): Source =>
  rosterSource({
    name: 'Mock-PrimaryCare',
    description: 'Roster of primary-care practices: family medicine, paediatrics, internal medicine',
    url,
    sample: {
      firstNpi: 2_000_000_001,
      delayMs: 687,
      lines: `
Patricia Lynn Gallagher, MD | Family Medicine | Chicago
Marcus Delano Whitfield, MD | Pediatrics | Houston
Elena Sofia Marchetti, DO | Family Medicine | Akron
Thuy Nguyen, MD | Pediatrics | Los Angeles
Robert Allen Jankowski, DO | Family Medicine | Detroit
Keisha Renee Dawson, NP | Nurse Practitioner | Indianapolis
William Henry Ostrander, MD | Internal Medicine | Vancouver
Ana Lucia Figueroa, MD | Pediatrics | Miami
Judith Carol Benning, MD | Family Medicine | Winston-Salem
Tariq Mahmoud Siddiqui, MD | Internal Medicine | Brooklyn
Colleen Maeve Driscoll, PA | Physician Assistant | Lynn
Nathaniel Brooks, DO | Family Medicine | Denver
Sophia Isabel Cardenas, MD | Obstetrics & Gynecology | Chicago
Everett Lee Townsend, MD | Family Medicine | St. Louis
Grace Eunji Park, MD | Pediatrics | Bethesda
`,
    },
  })
