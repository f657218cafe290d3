import { LEVELS, MATCH_FIELDS, type LevelOf, type MatchField } from './fields.ts'
import type { MatchModel } from './model.ts'

type Shares = readonly [m: number, u: number, household: number]

/**
 * m, u and household share of each level. u of exact values is the share of pairs of US residents that agree: Census 2020
 * names, ACS, CMS enrolment and NCHS as computed by icanbwell/cms-hte-patient-matching (u_probabilities.csv): first name
 * 1.79e-3, last 6.78e-4, birth date 3.23e-5, year 1.18e-2, ZIP 9.7e-5, city 3.12e-3, state 4.45e-2, last four of the SSN
 * 1e-4. Phones, e-mails and numbers of nine digits are taken as far rarer. m of exact values follow the published
 * configurations of JeMPI, OpenCR and RecordLinker (.84 to .95). The household column: a surname shared by seven in ten,
 * one pair in eighty of one birth date (twins), one in eighty of one first name (Sr and Jr).
 */
const TABLE: { [field in MatchField]: { [level in LevelOf<field>]: Shares } } = {
  firstName: {
    exact: [0.85, 1.79e-3, 0.012],
    nickname: [0.05, 1.2e-3, 0.004],
    part: [0.015, 6e-4, 0.003],
    'middle name': [0.01, 8e-4, 0.01],
    near: [0.03, 8e-4, 0.004],
    initial: [0.012, 9e-4, 0.0012],
    swapped: [0.004, 2e-5, 2e-5],
    similar: [0.009, 6e-3, 0.01],
    different: [0.02, 0.98651, 0.9558],
  },
  lastName: {
    exact: [0.87, 6.78e-4, 0.7],
    part: [0.02, 4e-4, 0.02],
    near: [0.04, 8.32e-4, 0.015],
    similar: [0.01, 5e-3, 0.01],
    different: [0.06, 0.99309, 0.255],
  },
  middleName: { exact: [0.42, 0.02, 0.03], initial: [0.4, 0.07, 0.08], different: [0.18, 0.91, 0.89] },
  birthDate: {
    exact: [0.93, 3.23e-5, 0.012],
    swapped: [0.006, 3e-5, 1e-4],
    'typing error': [0.022, 5e-4, 0.004],
    neighbour: [0.014, 3e-4, 0.003],
    'two parts': [0.006, 4e-3, 0.008],
    year: [0.004, 8e-3, 0.02],
    different: [0.018, 0.98714, 0.9529],
  },
  sex: { same: [0.985, 0.5, 0.47], different: [0.015, 0.5, 0.53] },
  ssn: {
    exact: [0.62, 1e-7, 3e-4],
    'typing error': [0.03, 1e-6, 3e-3],
    'last four': [0.31, 1e-4, 5e-4],
    'last four typing error': [0.01, 3.6e-3, 6e-3],
    different: [0.03, 0.9963, 0.9902],
  },
  nationalId: { exact: [0.85, 1e-6, 1e-3], 'typing error': [0.05, 1e-5, 3e-3], different: [0.1, 0.99999, 0.996] },
  suffix: { same: [0.97, 0.3, 0.2], different: [0.03, 0.7, 0.8] },
  identifier: { exact: [0.9, 1e-6, 0.06], 'typing error': [0.02, 1e-5, 0.02], different: [0.08, 0.99999, 0.92] },
  address: {
    exact: [0.55, 1e-7, 0.92],
    unit: [0.05, 1e-6, 0.02],
    near: [0.08, 1e-6, 0.03],
    zip: [0.08, 9.7e-5, 0.01],
    area: [0.1, 3.5e-3, 0.01],
    state: [0.08, 4.45e-2, 0.005],
    different: [0.06, 0.9519, 0.005],
  },
  phone: { exact: [0.6, 3e-7, 0.5], 'typing error': [0.02, 1e-5, 0.005], different: [0.38, 0.99999, 0.495] },
  email: {
    exact: [0.55, 1e-6, 0.12],
    mailbox: [0.04, 1e-4, 0.01],
    'typing error': [0.02, 2e-6, 0.002],
    different: [0.39, 0.9999, 0.868],
  },
}

/** What a US index starts with before it is trained. */
export const DEFAULT_MODEL: MatchModel = {
  version: 'us-defaults-1',
  trainedAt: null,
  trainedOn: null,
  prior: 0.6,
  householdMates: 1.6,
  matchThreshold: 0.95,
  possibleThreshold: 0.02,
  marginBits: 4,
  fields: MATCH_FIELDS.map((field) => ({
    field,
    levels: LEVELS[field].map((level) => {
      const [m, u, household] = (TABLE[field] as Record<string, Shares>)[level]!
      return { level, m, u, household }
    }),
  })),
}
