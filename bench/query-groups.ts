import type { App } from '../src/app.ts'
import { say } from './benchmark.ts'
import { median } from './percentile.ts'
import { randomFrom } from './random.ts'
import { MISTYPED, SEARCHES, textsOf, TYPED } from './words-to-search.ts'

/** One question and how long its answer took. */
export interface Timing {
  text: string
  ms: number
}

/** Questions with one target. */
export interface Group {
  name: string
  p95Wanted: number
  kinds: { name: string; timings: Timing[] }[]
}

interface Question {
  query: string
  variables: Record<string, unknown>
  text: string
}

const FIELDS = 'npi name specialty city state phone'
const PAGE = `query ($filter: ProviderFilter, $orderBy: ProviderOrder, $after: String) {
  providers(first: 10, filter: $filter, orderBy: $orderBy, after: $after) {
    nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`
const SEARCH = `query ($search: String) { providers(first: 10, search: $search) {
  nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`
const SUGGEST = `query ($prefix: String!) { suggestProviders(prefix: $prefix) { ${FIELDS} } }`
const QUESTIONS_A_KIND = 100
const PAGES = 200

/** Asks every question `runs` times, in turns, and keeps the median of each. */
export async function timeAll(app: App, rows: number, runs: number): Promise<Group[]> {
  const pages: Group = { name: 'page', p95Wanted: 10, kinds: [] }
  for (const [name, orderBy, filter] of LISTS) {
    pages.kinds.push({ name, timings: await time(app, await pageQuestions(app, orderBy, filter), runs) })
  }
  return [
    pages,
    await timeTexts(app, { name: 'search', p95Wanted: 50, kinds: [] }, SEARCHES, searchFor, rows, runs),
    await timeTexts(app, { name: 'typing error', p95Wanted: 150, kinds: [] }, MISTYPED, searchFor, rows, runs),
    await timeTexts(app, { name: 'suggestion', p95Wanted: 20, kinds: [] }, TYPED, suggestFor, rows, runs),
  ]
}

const searchFor = (text: string): Question => ({ query: SEARCH, variables: { search: text }, text })
const suggestFor = (text: string): Question => ({ query: SUGGEST, variables: { prefix: text }, text })

async function timeTexts(
  app: App,
  group: Group,
  kinds: typeof SEARCHES,
  question: (text: string) => Question,
  rows: number,
  runs: number,
): Promise<Group> {
  for (const [name, ask] of Object.entries(kinds)) {
    say(`${group.name}: ${name}`)
    const questions = textsOf(ask, QUESTIONS_A_KIND, rows).map(question)
    group.kinds.push({ name, timings: await time(app, questions, runs) })
  }
  return group
}

async function time(app: App, questions: readonly Question[], runs: number): Promise<Timing[]> {
  const times: number[][] = questions.map(() => [])
  for (let run = 0; run < runs; run++) {
    for (const [i, question] of questions.entries()) {
      const started = performance.now()
      await ask(app, question)
      times[i]!.push(performance.now() - started)
    }
  }
  return questions.map(({ text }, i) => ({ text, ms: median(times[i]!) }))
}

const LISTS: [name: string, orderBy: string, filter: Record<string, unknown>][] = [
  ['by name', 'NAME_ASC', {}],
  ['by NPI', 'NPI_ASC', {}],
  ['last changed first', 'UPDATED_DESC', {}],
  ['of a state by name', 'NAME_ASC', { state: 'CA' }],
  ['of a specialty and state', 'NAME_ASC', { specialty: 'Family Medicine', state: 'TX' }],
]

/** Pages that begin anywhere in the list. A cursor is made as the server makes it: from the provider that it stands for. */
async function pageQuestions(app: App, orderBy: string, filter: Record<string, unknown>): Promise<Question[]> {
  const random = randomFrom(7)
  const questions: Question[] = []
  while (questions.length < PAGES) {
    const start: string | null = questions.length % 10 === 0 ? null : await somewhere(app, orderBy, filter, random)
    questions.push({ query: PAGE, variables: { filter, orderBy, after: start }, text: `${orderBy} ${start}` })
  }
  return questions
}

/** The cursor of a page that is a random walk away from the beginning or, by a forged place, anywhere. */
async function somewhere(
  app: App,
  orderBy: string,
  filter: Record<string, unknown>,
  random: () => number,
): Promise<string> {
  const first = await ask(app, { query: PAGE, variables: { filter, orderBy }, text: '' })
  const [list] = JSON.parse(Buffer.from(first.providers!.pageInfo.endCursor, 'base64url').toString()) as [string]
  const letters = Array.from({ length: 4 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
  const key = { NAME_ASC: letters, NPI_ASC: null, UPDATED_DESC: new Date().toISOString() }[orderBy]
  const npi = 1_000_000_000 + Math.floor(random() * 1_000_000_000)
  return Buffer.from(JSON.stringify([list, 1, key, npi, 0])).toString('base64url')
}

interface Answer {
  providers?: { pageInfo: { endCursor: string } }
}

/** Asks as a client would, but for the socket. */
async function ask(app: App, { query, variables, text }: Question): Promise<Answer> {
  const response = await app.graphql.yoga.fetch(
    'http://bench/graphql',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    },
    { caller: { kind: 'local' }, requestId: 'bench' },
  )
  const answer = (await response.json()) as { data?: Answer; errors?: { message: string }[] }
  if (!answer.data || answer.errors) throw new Error(`${text}: ${answer.errors?.[0]?.message}`)
  return answer.data
}
