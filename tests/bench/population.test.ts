import { describe, expect, test } from 'vitest'
import { household } from '../../bench/population/household.ts'
import { population } from '../../bench/population/population.ts'
import { COLUMNS, type LabelledRecord } from '../../bench/population/record.ts'
import { CHANGES } from '../../bench/population/same-person.ts'
import { STRANGERS } from '../../bench/population/strangers.ts'

function all(seed: number, people = 3000, questions = 1) {
  const chapters = [...population({ people, seed, questions })]
  return { pool: chapters.flatMap(({ pool }) => pool), questions: chapters.flatMap((chapter) => chapter.questions) }
}
const { pool, questions } = all(5)
const known = new Map<string, LabelledRecord>()
for (const record of pool) if (record.category === 'first') known.set(record.cluster, record)
/** The first record of who is asked for, or of who the stranger looks like. */
const about = (question: LabelledRecord) => known.get(question.cluster.replace(/^n-/, ''))!
const of = (category: string) => questions.filter((question) => question.category === category)
const days = (a: LabelledRecord, b: LabelledRecord) =>
  Math.abs(Date.parse(a.date_of_birth) - Date.parse(b.date_of_birth)) / 86_400_000

describe('A population', () => {
  test('depends on its seed alone', () => {
    expect(all(5)).toEqual({ pool, questions })
    expect(all(6).pool).not.toEqual(pool)
  })

  test('of more people begins with that of fewer', () => {
    expect(all(5, 4000).pool.slice(0, 1000)).toEqual(pool.slice(0, 1000))
  })

  test('has the people that were asked for, each with one first record and ids of its own', () => {
    expect(known.size).toBe(3000)
    expect(new Set([...pool, ...questions].map(({ id }) => id)).size).toBe(pool.length + questions.length)
    expect(pool.length).toBeGreaterThan(3000 * 1.25)
    expect(Object.keys(pool[0]!).toSorted()).toEqual([...COLUMNS].toSorted())
  })

  test('is asked for nobody in four of ten questions', () => {
    const nobody = questions.filter(({ cluster }) => !known.has(cluster))
    expect(nobody.length / questions.length).toBeGreaterThan(0.35)
    expect(nobody.length / questions.length).toBeLessThan(0.45)
  })

  test('has questions of every category', () => {
    const asked = new Set(questions.map(({ category }) => category))
    const family = ['twin', 'parent_or_child_of_one_name', 'sibling', 'spouse', 'surname_prior_on_target']
    expect([...Object.keys(CHANGES), ...Object.keys(STRANGERS), ...family].filter((name) => !asked.has(name))).toEqual(
      [],
    )
  })

  test('has frequent names as frequent as the Census found them', () => {
    const share = (name: string) =>
      [...known.values()].filter(({ last_name }) => last_name === name).length / known.size
    expect(share('Smith')).toBeGreaterThan(0.003)
    expect(share('Smith')).toBeLessThan(0.02)
    expect(new Set([...known.values()].map(({ last_name }) => last_name)).size).toBeGreaterThan(900)
  })

  test('lives in households and institutions, with twins and namesakes', () => {
    const households = Array.from({ length: 6000 }, (_, place) => household(9, place))
    const institutions = households.filter(({ institution }) => institution)
    expect(institutions.length).toBeGreaterThan(2)
    for (const { people } of institutions) expect(new Set(people.map(({ home }) => home.line1)).size).toBe(1)
    const families = households.filter(({ institution }) => !institution)
    const share = (test: (people: (typeof families)[number]['people']) => boolean) =>
      families.filter(({ people }) => test(people)).length
    expect(share((people) => new Set(people.map(({ born }) => born)).size < people.length)).toBeGreaterThan(20)
    expect(share((people) => new Set(people.map(({ firstName }) => firstName)).size < people.length)).toBeGreaterThan(
      50,
    )
    expect(share((people) => people.some(({ suffix }) => suffix === 'Jr'))).toBeGreaterThan(20)
  })
})

describe('A category is what it says:', () => {
  test.each([
    ['dob_day', 3],
    ['dob_month', 62],
    ['dob_year', 731],
  ])('%s is off by at most %i days', (category, most) => {
    for (const question of of(category)) {
      expect(days(question, about(question))).toBeLessThanOrEqual(most)
      expect(question.date_of_birth).not.toBe(about(question).date_of_birth)
    }
  })

  test('dob_swap has day and month in each other\u2019s place', () => {
    for (const question of of('dob_swap')) {
      const [year, month, day] = question.date_of_birth.split('-')
      expect(`${year}-${day}-${month}`).toBe(about(question).date_of_birth)
    }
  })

  test('given_abbreviate is an initial', () => {
    for (const question of of('given_abbreviate')) {
      expect(question.first_name).toHaveLength(1)
      expect(about(question).first_name.startsWith(question.first_name)).toBe(true)
    }
  })

  test('surname_prior_on_target is known by the new name too', () => {
    for (const question of of('surname_prior_on_target')) {
      const names = pool.filter(({ cluster }) => cluster === question.cluster).map(({ last_name }) => last_name)
      expect(names).toContain(question.last_name)
    }
  })

  test('a sibling who is not there is at most three years apart', () => {
    for (const question of of('sibling').filter(({ cluster }) => cluster.startsWith('n-'))) {
      expect(question.last_name).toBe(about(question).last_name)
      expect(days(question, about(question))).toBeGreaterThan(300)
      expect(days(question, about(question))).toBeLessThan(3 * 366)
    }
  })

  test('a parent or child of one name is at least fifteen years apart', () => {
    for (const question of of('parent_or_child_of_one_name').filter(({ cluster }) => cluster.startsWith('n-'))) {
      expect(question.first_name).toBe(about(question).first_name)
      expect(days(question, about(question))).toBeGreaterThan(15 * 365)
    }
  })

  test('a twin who is not there has another given name', () => {
    for (const question of of('twin').filter(({ cluster }) => cluster.startsWith('n-'))) {
      expect(question.date_of_birth).toBe(about(question).date_of_birth)
      expect(question.first_name).not.toBe(about(question).first_name)
    }
  })
})
