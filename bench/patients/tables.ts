import { median } from '../percentile.ts'
import { figure, type Table, verdict } from '../table.ts'
import type { LoadAnswer } from './load-child.ts'
import type { MeasureAnswer } from './measure-child.ts'
import type { StoreName } from './stores.ts'

/** An index of one size. */
export interface Measured {
  people: number
  load: LoadAnswer
  answer: MeasureAnswer
}

/** A line of the table: a figure of each size, and what is wanted of the largest. */
interface Line {
  name: string
  of: (measured: Measured) => number
  digits?: number
  wanted?: string
  met?: (measured: Measured, value: number) => boolean
}

const atMost = (most: number): Pick<Line, 'wanted' | 'met'> => ({
  wanted: `≤ ${figure(most)}`,
  met: (_, value) => value <= most,
})
const atLeast = (least: number): Pick<Line, 'wanted' | 'met'> => ({
  wanted: `≥ ${figure(least)}`,
  met: (_, value) => value >= least,
})
const MILLION = 1_000_000
const GROWTH = 1.3
const bound = (bare: number) => 1.5 * bare + 1

const lines = (store: StoreName): Line[] => [
  { name: 'records', of: ({ load }) => load.records },
  { name: 'persons', of: ({ load }) => load.persons },
  { name: 'loading, records/s', of: ({ load }) => load.records / load.seconds },
  {
    name: 'loading, s for a million records',
    of: ({ load }) => (load.seconds * MILLION) / load.records,
    ...atMost(600),
  },
  { name: 'loading, MB after a tenth', of: ({ load }) => load.residentMb[0] ?? NaN },
  {
    name: 'loading, MB in the end',
    of: ({ load }) => load.residentMb.at(-1) ?? NaN,
    wanted: `≤ ${GROWTH} × a tenth`,
    met: ({ load }, value) => value <= GROWTH * load.residentMb[0]!,
  },
  { name: 'loading, most MB', of: ({ load }) => load.peakMb },
  { name: 'bare candidate query, p50 ms', of: ({ answer }) => answer.bare.p50, digits: 2 },
  { name: 'bare candidate query, p95 ms', of: ({ answer }) => answer.bare.p95, digits: 2 },
  {
    name: 'one match, p50 ms',
    of: ({ answer }) => answer.match.p50,
    digits: 2,
    wanted: '≤ 1.5 × bare + 1',
    met: ({ answer }, value) => value <= bound(answer.bare.p50),
  },
  {
    name: 'one match, p95 ms',
    of: ({ answer }) => answer.match.p95,
    digits: 2,
    wanted: '≤ 5, 1.5 × bare + 1',
    met: ({ answer }, value) => value <= Math.min(5, bound(answer.bare.p95)),
  },
  { name: '1,000 by the matcher, ms', of: ({ answer }) => median(answer.matcherMs) },
  {
    name: '1,000 in one matchPatients, ms',
    of: ({ answer }) => median(answer.graphqlMs),
    wanted: '≤ 300; 400 from a million',
    met: ({ people }, value) => value <= (people < MILLION ? 300 : 400),
  },
  { name: 'candidates a question', of: ({ answer }) => answer.candidatesPerQuestion, digits: 1 },
  { name: 'registering batches of 1,000, records/s', of: ({ answer }) => median(answer.batchRates), ...atLeast(2_000) },
  {
    name: 'registering by 32 clients, records/s',
    of: ({ answer }) => median(answer.clientRates),
    ...atLeast(store === 'mongodb' ? 350 : 700),
  },
  { name: 'comparisons/s of one core', of: ({ answer }) => median(answer.scoringRates), ...atLeast(250_000) },
]

/** How an index answers and takes records as it grows. */
export function growthTable(store: StoreName, all: readonly Measured[]): Table {
  const largest = all.at(-1)!
  return {
    title: `The patient index on ${store === 'mongodb' ? 'MongoDB' : 'PostgreSQL'} as it grows (targets for the largest)`,
    columns: ['', ...all.map(({ people }) => `${figure(people)} people`), 'wanted', 'target'],
    rows: lines(store).map(({ name, of, digits = 0, wanted = '', met }) => [
      name,
      ...all.map((measured) => figure(of(measured), digits)),
      wanted,
      met ? verdict(met(largest, of(largest))) : '',
    ]),
  }
}
