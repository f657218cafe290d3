import { between, pick, weighted } from '../random.ts'
import { household, randomOf } from './household.ts'
import type { Person } from './person.ts'
import { type LabelledRecord, POOL, QUESTION, recordOf } from './record.ts'
import { CHANGES, type Change } from './same-person.ts'
import { STRANGERS } from './strangers.ts'

export interface PopulationOptions {
  /** People in the pool. */
  people: number
  /** The same seed gives the same people. */
  seed: number
  /** Questions for each person of the pool; a fifth by default. */
  questions?: number
}

/** What a household adds to the pool, and what is asked about it. */
export interface Chapter {
  pool: LabelledRecord[]
  questions: LabelledRecord[]
}

/** Shares of the people with a second and a third record in the pool. */
const SECOND = 0.3
const THIRD = 0.06
const NOBODY = 0.4
/** Half of the later records in the pool say what the first says, as far as they say it. */
const UNCHANGED = 0.5
const SOURCES = ['clinic', 'hospital', 'laboratory', 'pharmacy']

/** Errors of later records within the pool; what was never known again is asked only of questions. */
const IN_POOL = Object.keys(CHANGES).filter((name) => name !== 'moved_and_new_phone' && !name.startsWith('placeholder'))
/** How often what leaves least to go by is asked, of once for any other category. */
const SELDOM: Record<string, number> = { compound_3: 0.5, moved_and_new_phone: 0.2, middle_as_first: 0.3 }
const category = weighted(
  [...Object.keys(CHANGES), 'surname_change', 'surname_prior_on_target'],
  (name) => SELDOM[name] ?? 1,
)
const FAMILY = ['twin', 'parent_or_child_of_one_name', 'sibling', 'spouse', 'institution_resident'] as const

/**
 * US people in households and institutions, streamed household by household: the memory that it takes does not grow.
 * Everybody is in the pool with one to three records; of the questions four in ten have nobody to find.
 */
export function* population({ people, seed, questions = 0.2 }: PopulationOptions): Generator<Chapter> {
  let count = 0
  for (let place = 0; count < people; place++) {
    const { institution, people: members } = household(seed, place)
    const some = members.slice(0, people - count)
    count += some.length
    const random = randomOf(seed ^ 0x2545f491, place)
    const pool = some.flatMap((person) => poolRecords(person, random))
    const asked: LabelledRecord[] = []
    for (const person of some) {
      if (random() >= questions) continue
      const question =
        random() < NOBODY ? stranger(person, institution, random) : known(person, some, institution, random)
      asked.push(question.record)
      pool.push(...question.pool)
    }
    yield { pool: numbered(pool, 'r', place), questions: numbered(asked, 'q', place) }
  }
}

const numbered = (records: readonly LabelledRecord[], letter: string, place: number): LabelledRecord[] =>
  records.map((record, i) => ({ ...record, id: `${letter}${place}-${i}` }))

function poolRecords(person: Person, random: () => number): LabelledRecord[] {
  const start = between(0, SOURCES.length - 1, random)
  const source = (i: number) => SOURCES[(start + i) % SOURCES.length]!
  const records = [recordOf(person, { id: '', source: source(0), category: 'first' }, POOL, random)]
  const more = random()
  for (let i = 1; i <= (more < THIRD ? 2 : more < SECOND ? 1 : 0); i++) {
    const category = random() < UNCHANGED ? 'exact' : pick(IN_POOL, random)
    const changed = CHANGES[category]!(person, random)
    const label = changed ? category : 'exact'
    records.push(recordOf(changed ?? person, { id: '', source: source(i), category: label }, POOL, random))
  }
  return records
}

interface Question {
  record: LabelledRecord
  /** What the pool must know for the question. */
  pool: LabelledRecord[]
}

const ask = (person: Person, category: string, random: () => number): LabelledRecord =>
  recordOf(person, { id: '', source: 'question', category }, QUESTION, random)

/** A question about somebody of the pool, in a category that fits. */
function known(person: Person, members: readonly Person[], institution: boolean, random: () => number): Question {
  const family = institution ? 'institution_resident' : relation(person, members)
  if (family && random() < (family === 'spouse' || family === 'sibling' ? 0.08 : 0.5)) {
    return { record: ask(person, family, random), pool: [] }
  }
  for (;;) {
    const question = changed(person, category(random), random)
    if (question) return question
  }
}

function changed(person: Person, name: string, random: () => number): Question | undefined {
  const married: Change = CHANGES['marriage']!
  if (name === 'surname_change') {
    const after = married(person, random)
    return after && { record: ask(after, name, random), pool: [] }
  }
  if (name === 'surname_prior_on_target') {
    const after = married(person, random)
    if (!after) return undefined
    const record = recordOf(after, { id: '', source: 'registry', category: 'married' }, POOL, random)
    return { record: ask(after, name, random), pool: [record] }
  }
  const after = CHANGES[name]!(person, random)
  return after && { record: ask(after, name, random), pool: [] }
}

/** In which way somebody could be taken for another member of the household, if in any. */
function relation(person: Person, members: readonly Person[]): (typeof FAMILY)[number] | undefined {
  const others = members.filter((member) => member !== person)
  if (others.some(({ born }) => born === person.born)) return 'twin'
  if (others.some(({ firstName }) => firstName === person.firstName)) return 'parent_or_child_of_one_name'
  const years = (other: Person) => Math.abs(Number(other.born.slice(0, 4)) - Number(person.born.slice(0, 4)))
  if (others.some((other) => other.sex !== person.sex && years(other) < 8)) return 'spouse'
  return others.some((other) => years(other) < 4) ? 'sibling' : undefined
}

/** A question about somebody who is not in the pool. */
function stranger(near: Person, institution: boolean, random: () => number): Question {
  const categories = Object.keys(STRANGERS).filter(
    (name) => institution === (name === 'institution_resident') || random() < 0.3,
  )
  for (;;) {
    const category = pick(categories, random)
    const person = STRANGERS[category]!(near, `n-${near.cluster}`, random)
    if (person) return { record: ask(person, category, random), pool: [] }
  }
}
