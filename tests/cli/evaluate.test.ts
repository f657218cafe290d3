import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { writePopulationFiles } from '../../bench/population/command.ts'
import { UNDECIDABLE } from '../../bench/population/same-person.ts'
import type { Evaluation } from '../../src/patients/evaluation/evaluate.ts'
import type { LinkEvaluation } from '../../src/patients/evaluation/link.ts'
import { vault } from './support/vault.ts'
import { start, vaultProcess } from './support/vault-process.ts'

let folder: string
let pool: string
let questions: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vault-evaluate-'))
  pool = path.join(folder, 'people.csv')
  questions = path.join(folder, 'people.questions.csv')
  await writePopulationFiles(pool, { people: 1000, seed: 41, questions: 1 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const onServer = () => ({ env: { DATABASE_URL: inject('postgresUrl') } })

async function evaluated<T>(...args: string[]): Promise<T> {
  const { status, stdout, stderr } = await vault(['evaluate', ...args, '--json'], onServer())
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout).evaluate as T
}

describe('vault evaluate', () => {
  test('finds most people again, and hardly anybody wrongly', { timeout: 300_000 }, async () => {
    const { link } = await evaluated<{ link: LinkEvaluation }>('--link', pool, questions)
    const [strict, half] = link.thresholds
    expect([strict!.threshold, half!.threshold]).toEqual([0.95, 0.5])
    expect(strict!.recall).toBeGreaterThan(0.965)
    expect(strict!.precision).toBeGreaterThan(0.99)
    expect(strict!.falsePositiveRate).toBeLessThan(0.01)
    expect(strict!.f1).toBeGreaterThan(0.98)
    expect(link.missedInPossible).toBeGreaterThan(0.8)
    expect(link.pool.pairs.precision).toBeGreaterThan(0.995)
    expect(link.pool.pairs.recall).toBeGreaterThan(0.97)
    const poor = link.categories.filter(({ count, recall }) => count >= 8 && recall < 0.7)
    expect(poor.filter(({ category }) => !UNDECIDABLE.has(category))).toEqual([])
    for (const baseline of Object.values(link.baselines)) expect(baseline.f1).toBeLessThan(0.8)
    const { MATCH, POSSIBLE, NO_MATCH } = link.bands
    const answers = [MATCH, POSSIBLE, NO_MATCH].reduce((sum, band) => sum + band.true + band.false, 0)
    expect(answers).toBe(link.questions)
  })

  test('learns from the records, relinks, and tells the same in any order', { timeout: 300_000 }, async () => {
    const few = path.join(folder, 'few-people.csv')
    await writePopulationFiles(few, { people: 250, seed: 42, questions: 0 })
    const plain = await evaluated<Evaluation & { trained: boolean }>(few, '--train')
    expect(plain.trained).toBe(true)
    expect(plain.model.version).toMatch(/^trained-/)
    for (const { pairs, clusters } of plain.thresholds) {
      expect(pairs.precision).toBeGreaterThan(0.995)
      expect(pairs.recall).toBeGreaterThan(0.97)
      expect(clusters.f1).toBeGreaterThan(0.97)
    }
    expect(plain.alone.blockingRecall).toBeGreaterThan(0.995)
    expect(plain.alone.candidatesPerRecord).toBeLessThan(20)
    const { count, notFound, tooLittle, vetoed, otherwise } = plain.missed
    expect(count).toBe(plain.thresholds.at(-1)!.pairs.missed)
    expect(notFound).toBeGreaterThanOrEqual(0)
    expect(vetoed.reduce((sum, one) => sum + one.count, notFound + tooLittle + otherwise)).toBe(count)
    const shuffled = await evaluated<Evaluation>(few, '--train', '--shuffle', '7')
    expect(shuffled.records).toBe(plain.records)
    expect(Math.abs(shuffled.thresholds[0]!.pairs.f1 - plain.thresholds[0]!.pairs.f1)).toBeLessThan(0.01)
  })

  test('prints tables for people to read', async () => {
    const file = path.join(folder, 'small.csv')
    const head = 'rec_id, given_name, surname, street_number, address_1, suburb, postcode, date_of_birth, soc_sec_id\n'
    const rows = [
      'rec-1-org, anneliese, torvald, 12, high street, mallow, 4011, 19610203, 1234567',
      'rec-1-dup-0, anelise, torvald, 12, high stret, mallow, 4011, 19610203, 1234567',
      'rec-2-org, gareth, pemberton, 7, mill lane, dunmore, 3177, 19441130, 7654321',
    ]
    await writeFile(file, head + rows.join('\n'))
    const { status, stdout, stderr } = await vaultProcess(['evaluate', file], onServer())
    expect(status).toBe(0)
    expect(stderr).toContain('soc_sec_id as ssn')
    expect(stdout).toContain('3 records of 2 persons, PostgreSQL')
    expect(stdout).toMatch(/at 0\.95: pairs +1\.00000 +1\.00000 +1\.00000/)
    expect(stdout).toMatch(/naive, same SSN: pairs +1\.00000 +1\.00000/)
    expect(stdout).toContain('naive, same name and birth date')
  })

  test('tries the naive rules that the records have values for, and no others', async () => {
    const file = path.join(folder, 'mailed.csv')
    const rows = ['1,a,Hill,ann@hill.org', '2,a,Hill,ann@hill.org', '3,b,Dale,bea@dale.org']
    await writeFile(file, `id,cluster,last_name,email,phone\n${rows.map((row) => `${row},`).join('\n')}\n`)
    const { stdout } = await vault(['evaluate', file], onServer())
    expect(stdout.match(/naive, same .*?(?=:)/g)).toEqual(['naive, same e-mail'])
    expect(stdout).toMatch(/naive, same e-mail: pairs +1\.00000 +1\.00000/)
    const { baselines } = await evaluated<Evaluation>(file)
    expect(Object.keys(baselines)).toEqual(['e-mail'])
    const asked = path.join(folder, 'mailed-otherwise.csv')
    await writeFile(asked, 'id,cluster,last_name,email,phone\n7,a,Hill,,3125550134\n')
    const { link } = await evaluated<{ link: LinkEvaluation }>('--link', file, asked)
    expect(link.baselines).toEqual({})
  })

  test('tells why pairs and questions are missed, by the names of the vetoes', async () => {
    const file = path.join(folder, 'missed.csv')
    const head = 'id,cluster,first_name,last_name,suffix,dob,ssn,address,zip,phone\n'
    const rows = [
      'a1,a,Carl,Mohr,,1970-01-02,,1 Mill Lane,60602,3125550135',
      'b1,b,Dora,Smith,,1961-02-03,,9 Elm Court,60603,3125550136',
      'c1,c,Emil,Torvald,Jr,1955-03-04,412-55-1234,4 Fir Court,60604,3125550137',
      'd1,d,Otto,Kranz,Jr,1965-04-05,412-55-1299,5 Fir Court,60604,3125550138',
      'e1,e,Anna,Berg,,1975-05-06,,6 Fir Court,60604,3125550139',
    ]
    const others = [
      'a2,a,Zeno,Pratt,,1991-11-12,,77 Dale Road,10001,2125550199',
      'b2,b,Dora,Hill,,1993-12-30,,88 Oak Court,90001,3125550136',
      'c2,c,Emil,Torvald,Sr,1955-03-04,412-55-1234,4 Fir Court,60604,3125550137',
      'd2,d,Otto,Kranz,Sr,1965-04-05,412-55-1299,5 Fir Court,60604,3125550138',
      'e2,e,Anna,Berg,,1975-05-06,,6 Fir Court,60604,3125550139',
    ]
    await writeFile(file, `${head}${[...rows, ...others].join('\n')}\n`)
    const expected = {
      threshold: 0.5,
      count: 4,
      notFound: 1,
      tooLittle: 1,
      vetoed: [{ veto: 'suffix conflict', count: 2 }],
      otherwise: 0,
    }
    expect((await evaluated<Evaluation>(file)).missed).toEqual(expected)
    const { stdout } = await vault(['evaluate', file], onServer())
    expect(stdout).toMatch(/^Why true pairs are missed at 0\.5 +count$/m)
    expect(stdout).toMatch(/^not found by blocking +1\nweigh too little +1\nveto: suffix conflict +2$/m)
    const [left, right] = [path.join(folder, 'missed-left.csv'), path.join(folder, 'missed-right.csv')]
    await writeFile(left, `${head}${rows.join('\n')}\n`)
    await writeFile(right, `${head}${others.join('\n')}\n`)
    expect((await evaluated<{ link: LinkEvaluation }>('--link', left, right)).link.missed).toEqual(expected)
    const link = await vault(['evaluate', '--link', left, right], onServer())
    expect(link.stdout).toMatch(/^Why questions are missed at 0\.5 +count$/m)
  })

  test.each([
    [['evaluate', 'a.csv', '--map', 'foo=bar'], 2, '--map takes field=column'],
    [['evaluate'], 2, 'evaluate needs a file'],
    [['evaluate', '--link', 'a.csv'], 2, '--link needs two files'],
    [['evaluate', 'a.csv', '--shuffle', 'x'], 2, '--shuffle takes a whole number'],
    [['evaluate', '/nonexistent.csv'], 1, '/nonexistent.csv: there is no such file'],
    [['evaluate', 'a.csv', '--server', 'http://127.0.0.1:1'], 2, 'leave --server out'],
  ] as [string[], number, string][])('%j is refused with status %i', async (args, expected, message) => {
    const { status, stderr } = await vault(args)
    expect(status).toBe(expected)
    expect(stderr).toContain(message)
  })

  test('names file, line and column of what it cannot use', async () => {
    const file = path.join(folder, 'wrong.csv')
    await writeFile(file, 'id,cluster,first_name\n1,a,Ann\n2,,Bea\n')
    const { status, stderr } = await vault(['evaluate', file])
    expect({ status, stderr }).toEqual({ status: 1, stderr: `error: ${file}: line 3: column cluster is empty\n` })
  })

  test('with too few records to learn from says so, and measures the shipped model', async () => {
    const file = path.join(folder, 'few.csv')
    await writeFile(file, 'id,cluster,first_name\n1,a,Ann\n2,b,Bea\n')
    const { status, stdout } = await vault(['-q', 'evaluate', file, '--train'], onServer())
    expect(status).toBe(0)
    expect(stdout).toContain('nothing was learned: training needs at least 100 records')
  })

  test('goes on without names and birth dates, and says that none are known', async () => {
    const file = path.join(folder, 'nameless.csv')
    await writeFile(file, 'id,cluster,rufname,phone\n1,a,Ann,3125550134\n2,a,Ann,3125550134\n')
    const { status, stderr } = await vault(['evaluate', file], onServer())
    expect(status).toBe(0)
    expect(stderr).toContain(
      `${file}: warning: no column is a name, and no column is a whole birth date (a year alone is not used); --map`,
    )
    const { files } = await evaluated<{ files: object[] }>(file)
    expect(files).toMatchObject([{ missing: ['name', 'dateOfBirth'] }])
  })

  test('tells how many values count as absent, and from which line on', async () => {
    const file = path.join(folder, 'unread.csv')
    const rows = ['1,a,Ann,12 Juli 1980', '2,a,Ann,12 Juli 1980', '3,b,Bea,1981-02-03']
    await writeFile(file, `id,cluster,first_name,dob\n${rows.join('\n')}\n`)
    const { stderr } = await vault(['evaluate', file], onServer())
    const message = 'is no date such as 1980-01-31 or 1/31/1980 and counts as absent'
    expect(stderr).toContain(`${file}: dateOfBirth ${message}: 2 values, first in line 2\n`)
    const { files } = await evaluated<{ files: object[] }>(file)
    expect(files).toMatchObject([{ warnings: [{ field: 'dateOfBirth', message, count: 2, line: 2 }] }])
  })

  test('warns that nobody has two records, as where a number of the row was taken for the person', async () => {
    const person = path.join(folder, 'numbered.csv')
    await writeFile(person, 'person_id,ncid,last_name,dob\n1,a,Hill,1980-01-02\n2,a,Hill,1980-01-02\n')
    const told = 'one person_id: --map cluster=<column> says which column tells the true person\n'
    const run = (...args: string[]) => vault(['evaluate', ...args], onServer())
    expect((await run(person)).stderr).toContain(`${person}: warning: no two records have ${told}`)
    expect((await run(person, '--map', 'cluster=ncid')).stderr).not.toContain('warning: no')
    const other = path.join(folder, 'numbered-otherwise.csv')
    await writeFile(other, 'person_id,last_name,dob\n7,Hill,1980-01-02\n')
    const { stderr } = await run('--link', person, other)
    expect(stderr).toContain(`${other}: warning: none of its records and of ${person} have ${told}`)
    expect((await run('--link', person, person)).stderr).not.toContain('warning: no')
  })

  test('says what the shares of its categories are of', async () => {
    const file = path.join(folder, 'categories.csv')
    const rows = ['1,a,Hill,1980-01-02,x', '2,a,Hill,1980-01-02,x', '3,b,Dale,1990-03-04,y']
    await writeFile(file, `id,cluster,last_name,dob,category\n${rows.join('\n')}\n`)
    const { stdout } = await vault(['evaluate', file], onServer())
    expect(stdout).toMatch(/^Category +count +together at 0\.5 +share of them$/m)
    const other = path.join(folder, 'categories-asked.csv')
    await writeFile(other, 'id,cluster,last_name,dob,category\n1,a,Hill,1980-01-02,x\n2,c,Glen,1970-01-02,y\n')
    const link = await vault(['evaluate', '--link', file, other], onServer())
    expect(link.stdout).toMatch(/^Category +count +right with status MATCH +share of them$/m)
    expect(link.stdout).toMatch(/^Nobody to find +count +without a MATCH +share of them$/m)
  })

  test('stops at Ctrl-C', async () => {
    const child = start(['evaluate', pool], onServer())
    let stderr = ''
    child.stderr!.on('data', (chunk) => {
      const begun = stderr.includes('records')
      stderr += String(chunk)
      if (!begun && stderr.includes('records')) child.kill('SIGINT')
    })
    const [status] = (await once(child, 'close')) as [number]
    expect(status).toBe(130)
    expect(stderr).toContain('error: interrupted: the index of the evaluation is gone')
  })
})
