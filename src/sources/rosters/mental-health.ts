import { rosterSource } from './roster.ts'
import type { Source } from '../source.ts'

/** Mental health: the feed at `url`, or without one a sample roster in the range 4000000001-15. */
export const mockMentalHealth = (url: string | undefined): Source =>
  rosterSource({
    name: 'Mock-MentalHealth',
    description: 'Roster of mental-health clinicians: psychiatry, psychology, clinical social work',
    url,
    sample: {
      firstNpi: 4_000_000_001,
      delayMs: 742,
      lines: `
Miriam Esther Goldfarb, MD | Psychiatry | Brooklyn
Andre Terrence Coleman, PhD | Psychology | Chicago
Valerie Simone Duchamp, LCSW | Clinical Social Work | Miami
Kenji Nakamura, MD | Psychiatry | Los Angeles
Abigail Rose Sutherland, PsyD | Psychology | Lynn
Oluwaseun Bankole, DO | Psychiatry | Houston
Cynthia Marie Radcliffe, NP | Nurse Practitioner | Akron
Jonathan David Ellsworth, PhD | Psychology | Denver
Leticia Carmen Vasquez, LCSW | Clinical Social Work | Chicago
Raymond Curtis Haynes, MD | Psychiatry | St. Louis
Ingrid Solveig Thorsen, PsyD | Psychology | Vancouver
Malik Jamal Robinson, LCSW | Clinical Social Work | Detroit
Deborah Ann Whitaker, MD | Psychiatry | Bethesda
Arjun Vikram Mehta, MD | Psychiatry | Indianapolis
Teresa Lorraine Gibbons, PhD | Psychology | Winston-Salem
`,
    },
  })
