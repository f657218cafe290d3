import { rosterSource } from './roster.ts'
import type { Source } from '../source.ts'

/** Surgical and cardiac specialists: the feed at `url`, or without one a sample roster in the range 3000000001-15. */
export const mockSurgicalSpec = (url: string | undefined): Source =>
  rosterSource({
    name: 'Mock-SurgicalSpec',
    description: 'Roster of surgical specialists: orthopaedics, cardiology, general and neurological surgery',
    url,
    sample: {
      firstNpi: 3_000_000_001,
      delayMs: 891,
      lines: `
Victor Emmanuel Castellano, MD | Orthopaedic Surgery | Chicago
Sarah Elizabeth Lindholm, MD | Cardiology | Chicago
Jerome Anthony Baxter, MD | General Surgery | Houston
Mei-Ling Zhao, MD | Neurological Surgery | Los Angeles
Douglas Ray Hutchins, DO | Orthopaedic Surgery | Denver
Fatima Zahra Benali, MD | Cardiology | Detroit
Peter Nikolai Volkov, MD | Otolaryngology | Brooklyn
Allison Jane Trumbull, PA | Physician Assistant | Vancouver
Ricardo Javier Montoya, MD | General Surgery | Miami
Rebecca Leah Steinberg, MD | Neurological Surgery | Bethesda
Charles Franklin Ogden, MD | Orthopaedic Surgery | Akron
Chidi Emeka Nwosu, MD | Cardiology | St. Louis
Laura Michelle Petersen, DO | Otolaryngology | Indianapolis
Graham Stuart McAllister, MD | General Surgery | Winston-Salem
Denise Yolanda Fontaine, MD | Cardiology | Lynn
`,
    },
  })
