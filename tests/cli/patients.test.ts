import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, openTestApp, type TestApp } from '../support/app.ts'
import { HASH_SECRET } from '../support/settings.ts'
import { type SlowLink, slowLink } from '../support/slow-link.ts'
import { vault } from './support/vault.ts'
import { type Run, start, vaultProcess } from './support/vault-process.ts'

let folder: string
let here: { env: Record<string, string> }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-patients-'))
  here = { env: { DATABASE_URL: await freshDatabase(), HASH_SECRET } }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const place = (name: string) => join(folder, name)
const file = async (name: string, ...lines: string[]) => {
  await writeFile(place(name), lines.map((line) => `${line}\n`).join(''))
  return place(name)
}
const HEADER = 'pid,given_name,surname,dob,sex,address_1,city,state,zip,phone'
const ADA = 'Ada,Quellwood,1985-12-10,F,12 Elm St,Chicago,IL,60601,312-555-0134'
const report = ({ stdout }: Run) => JSON.parse(stdout).register as { rows: number; statuses: object; errors: object[] }

describe('register', () => {
  test('registers a file here, tells bad rows without their values, and changes nothing on a second run', async () => {
    const path = await file(
      'clinic.csv',
      HEADER,
      `1,${ADA}`,
      '2,Bob,Tannerby',
      '3,Carl,Umberfield,2001-02-30,neither,9 Oak St,Boise,ID,83702,208-555-0111',
      '1,Dora,Vexley,1990-01-01,F,,,,,',
      ',Ed,Wynford,1990-01-01,M,,,,,',
    )
    const args = ['register', path, '--source', 'clinic', '--id-column', 'pid']
    const first = await vaultProcess([...args, '--strict'], here)
    expect(first.status).toBe(1)
    expect(first.stdout).toMatch(/Created: +2\n/)
    expect(first.stdout).toMatch(/Errors: +3\n/)
    expect(first.stdout).toContain('  line 3: the row has 3 fields and the header 10\n')
    expect(first.stdout).toContain('  line 5, id: is that of line 2 as well\n')
    expect(first.stdout).toContain('  line 6, id: is required\n')
    expect(first.stdout).toMatch(/ {2}dateOfBirth is a date that does not exist .*: 1 value, first in line 4\n/)
    expect(first.stdout).toMatch(/ {2}sex is not .*: 1 value, first in line 4\n/)
    expect(first.stdout + first.stderr).not.toMatch(/Quellwood|Tannerby|Umberfield|2001|neither|555-0134/)
    const again = await vault([...args, '--json'], here)
    expect(again.status).toBe(0)
    expect(report(again).statuses).toEqual({ CREATED: 0, LINKED: 0, REVIEW: 0, UPDATED: 0, UNCHANGED: 2, ERROR: 3 })
  })

  test('tells columns that are not used by their numbers: without a header they are those of a patient', async () => {
    const path = await file('headless.csv', 'phone,Yvonne,Zellweger,id,1984-07-19')
    const { status, stderr } = await vault(['register', path, '--source', 'clinic', '--dry-run'], here)
    expect(status).toBe(0)
    expect(stderr).toContain('phone as phone, id as id; not used: columns 2, 3, and 5\n')
  })

  test('links what another source says in NDJSON, in batches of one', async () => {
    const patient = { firstName: 'Ada', lastName: 'Quellwood', dateOfBirth: '1985-12-10', phones: ['3125550134'] }
    const lines = [
      { source: 'hospital', sourceId: 'h1', patient, recordedAt: '2026-01-02T03:04:05Z' },
      { source: 'hospital', sourceId: 'h2', patient: { ...patient, firstName: true } },
      { sourceId: 'h3', patient },
    ]
    const path = await file('hospital.ndjson', ...lines.map((line) => JSON.stringify(line)))
    const run = await vault(['register', path, '--batch', '1', '--json'], here)
    expect(report(run)).toMatchObject({
      rows: 3,
      statuses: { LINKED: 1, CREATED: 0, ERROR: 2 },
      errors: [
        { line: 2, field: 'firstName', message: 'must be text' },
        { line: 3, field: 'source', message: 'is required' },
      ],
    })
  })

  const NEWER = ADA.replace('12 Elm St', '90 Ash Ave')

  test('registers what is said of a record one after another, as far as its number and time are told', async () => {
    const patient = { firstName: 'Nell', lastName: 'Yarborough', dateOfBirth: '1971-03-08' }
    const said = (id: string, phone: string) => JSON.stringify({ source: 'lab', [id]: 'v1', patient, phone })
    const statuses = async (...args: string[]) => report(await vault(['register', ...args, '--json'], here)).statuses
    const both = { CREATED: 1, LINKED: 0, REVIEW: 0, UPDATED: 1, UNCHANGED: 0, ERROR: 0 }
    const messages = await file('messages.ndjson', said('sourceId', '3125550151'), said('sourceId', '3125550152'))
    expect(await statuses(messages)).toEqual(both)
    const guessed = await file('guessed.ndjson', said('key', '3125550153'), said('key', '3125550154'))
    expect(await statuses(guessed)).toEqual({ ...both, CREATED: 0, ERROR: 1 })
    const versions = await file(
      'versions.csv',
      `${HEADER},recorded_at`,
      `v2,${ADA},2026-01-02`,
      `v2,${NEWER},2026-03-04`,
      `v2,${ADA},`,
    )
    const args = [versions, '--source', 'lab', '--id-column', 'pid']
    expect(await statuses(...args)).toEqual({ ...both, CREATED: 0, LINKED: 1, ERROR: 1 })
    expect(await statuses(...args)).toEqual({ ...both, CREATED: 0, UPDATED: 0, UNCHANGED: 2, ERROR: 1 })
  })

  test('tells the review of an updated record that no longer fits its person', async () => {
    const register = (sex: string, name: string, born: string, ...args: string[]) => {
      const input = `${HEADER}\n1,${name},${born},${sex},12 Elm St,Chicago,IL,60601,312-555-0155\n`
      return vault(['register', '-', '--source', sex, '--id-column', 'pid', ...args], { ...here, input })
    }
    await register('F', 'Vera,Kettlewick', '1966-05-09')
    await register('M', 'Vera,Kettlewick', '1966-05-09')
    const changed = await register('M', 'Boris,Trumblefort', '1939-11-30')
    expect(changed.stdout).toMatch(/To be reviewed: +0\nUpdated: +1\nUnchanged: +0\nErrors: +0\nWith open review: +1\n/)
    expect(report(await register('M', 'Boris,Trumblefort', '1939-11-29', '--json'))).toMatchObject({
      statuses: { UPDATED: 1 },
      openReviews: 1,
    })
  })

  test('checks a file without opening anything', async () => {
    const path = await file('check.csv', HEADER, `1,${ADA}`, '2,x')
    const map = ['--map', 'id=pid', '--map', 'sex=']
    const { status, stdout, stderr } = await vault(['register', '--source', 's', '--dry-run', ...map, path])
    expect(stderr).toMatch(/: pid as id, .*; not used: column 5\n$/)
    expect(status).toBe(0)
    expect(stdout).toContain('✓ Checked; nothing was registered.')
    expect(stdout).toMatch(/Can be registered: 1\nErrors: +1\n/)
  })

  test('fails for a file of which every row is rejected, and so does a check of it', async () => {
    const path = await file('rejected.csv', HEADER, '1,x', '2,y')
    const run = (...args: string[]) => vault(['register', path, '--source', 's', '--id-column', 'pid', ...args], here)
    expect(await run()).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^✗ Nothing was registered: every row/),
    })
    expect(await run('--dry-run')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^✗ Nothing would be /) })
  })

  test('takes an empty file for one without rows when its name says NDJSON', async () => {
    const check = async (name: string) => {
      await writeFile(place(name), '')
      return vault(['register', place(name), '--source', 's', '--dry-run'])
    }
    expect(await check('nobody.jsonl')).toMatchObject({ status: 0, stdout: expect.stringMatching(/Rows read: +0\n/) })
    expect((await check('nobody.csv')).stderr).toBe(`error: ${place('nobody.csv')}: the file is empty\n`)
  })

  test('refuses what it cannot read as a whole', async () => {
    const path = await file('more.csv', HEADER, `1,${ADA}`)
    const refused = (...args: string[]) => vault(['register', path, ...args])
    expect(await refused('--source', 's')).toMatchObject({ status: 1, stderr: expect.stringContaining('--id-column') })
    expect(await refused('--map', 'id=pid')).toMatchObject({ status: 1, stderr: expect.stringContaining('--source') })
    expect(await refused('--map', 'nr=pid')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--map takes'),
    })
    expect(await refused('--source', '')).toMatchObject({ status: 2 })
    expect((await refused()).stderr).toMatch(`error: ${path}: line 1: no column is `)
    expect((await vault(['register', place('none.csv')])).stderr).toContain('there is no such file')
  })
})

describe('match', () => {
  let server: TestApp
  let address: string
  beforeAll(async () => {
    server = await openTestApp(here.env)
    address = await server.app.listen()
  })
  afterAll(() => server?.[Symbol.asyncDispose]())

  const questions = () =>
    file('questions.csv', HEADER, `=1+1,${ADA}`, '2,x', 'q3,Gus,Yellowby,1931-03-04,M,,,,,', 'q4,,,,neither,,,,,')

  test('answers each row in its place as CSV, through a server', async () => {
    const { status, stdout } = await vault(['match', await questions(), '--map', 'id=pid', '--server', address])
    expect(status).toBe(0)
    const [header, ...rows] = stdout.trimEnd().split('\n')
    expect(header).toBe('line,id,status,mpi_id,probability,grade,candidates,warnings,error')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/^2,'=1\+1,MATCH,[0-9a-f-]{36},0\.99\d+,\w+,1,,$/)
    expect(rows[1]).toBe('3,,ERROR,,,,0,,BAD_USER_INPUT: the row has 2 fields and the header 10')
    expect(rows[2]).toMatch(/^4,q3,NO_MATCH,,/)
    expect(rows[3]).toMatch(/^5,q4,ERROR,,,,0,"?sex is not MALE, .*BAD_USER_INPUT: too little is left to search by/)
  })

  test('answers into a file as NDJSON, batch by batch, and does not overwrite it unless told', async () => {
    const output = place('answers.ndjson')
    const args = ['match', await questions(), '--map', 'id=pid', '--server', address, '-o', output, '--batch', '2']
    const { status, stdout } = await vault([...args, '--strict', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout).match).toMatchObject({ rows: 4, statuses: { MATCH: 1, NO_MATCH: 1, ERROR: 2 } })
    const answers = (await readFile(output, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ line, status }) => [line, status])).toEqual([
      [2, 'MATCH'],
      [3, 'ERROR'],
      [4, 'NO_MATCH'],
      [5, 'ERROR'],
    ])
    expect(answers[3]).toMatchObject({ id: 'q4', warnings: [{ field: 'sex' }], error: { code: 'BAD_USER_INPUT' } })
    expect(await vault(args)).toMatchObject({ status: 1, stderr: expect.stringContaining('it exists already') })
    expect((await vault([...args, '--force'])).stdout).toMatch(/^✓ Answered in .*\n\nRows read: +4\nMatched: +1\n/)
  })

  describe('through a server whose database is out', () => {
    let link: SlowLink
    let cutOff: TestApp
    let args: string[]
    beforeAll(async () => {
      const url = new URL(here.env['DATABASE_URL']!)
      link = await slowLink(Number(url.port))
      url.port = String(link.port)
      cutOff = await openTestApp({ DATABASE_URL: url.href, HASH_SECRET, STATEMENT_TIMEOUT: '1' })
      args = ['--server', await cutOff.app.listen()]
      link.cut(true)
    })
    afterAll(async () => {
      await cutOff?.[Symbol.asyncDispose]()
      await link?.[Symbol.asyncDispose]()
    })

    test.each(['list', 'stats', 'show 1500000001', 'export -', 'fetch --only Mock-PrimaryCare'])(
      '%s ends with status 3',
      async (command) => {
        const { status, stderr } = await vault([...command.split(' '), ...args])
        expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringMatching(/^error: the database /m) })
      },
    )

    test('register ends with status 3', async () => {
      const path = await file('out.csv', HEADER, `1,${ADA}`)
      const register = ['register', path, '--source', 'out', '--id-column', 'pid', ...args]
      expect(await vault(register)).toMatchObject({ status: 3, stderr: expect.stringMatching(/^error: the /m) })
    })

    test('match gives the answers there are, tells how many rows have none, and ends with status 3', async () => {
      const path = await file('out-asked.csv', HEADER, `1,${ADA}`, '2,x')
      const match = ['match', path, '--map', 'id=pid', ...args]
      const told = 'error: 1 of 2 rows could not be answered: the patient index cannot be reached or is too busy'
      const piped = await vault(match)
      expect(piped).toMatchObject({ status: 3, stderr: expect.stringContaining(told) })
      expect(piped.stdout).toContain('UPSTREAM_UNAVAILABLE')
      const kept = await vault([...match, '--strict', '-o', place('out-answers.csv')])
      expect(kept).toMatchObject({ status: 3, stderr: expect.stringContaining(told) })
      expect(kept.stdout).toMatch(/^✗ No row could be answered; .*\n\nRows read: +2\n/)
    })
  })

  test('ends with status 1 when no row of a file is a question', async () => {
    const path = await file('no-questions.csv', HEADER, '1,x', '2,y')
    const args = ['match', path, '--map', 'id=pid', '--server', address]
    expect(await vault(args)).toMatchObject({ status: 1, stderr: expect.stringContaining('no row could be answered') })
    const empty = await file('no-rows.csv', HEADER)
    expect(await vault(['match', empty, '--map', 'id=pid', '--server', address])).toMatchObject({ status: 0 })
  })

  test('takes the file from standard input, as register does', async () => {
    const input = `${HEADER}\n1,${ADA}\n`
    const args = ['-', '--map', 'id=pid', '--server', address]
    const registered = await vaultProcess(['register', ...args, '--source', 'clinic', '--json'], { input })
    expect(report(registered)).toMatchObject({ rows: 1, statuses: { UNCHANGED: 1 } })
    const matched = await vault(['match', ...args, '--format', 'ndjson'], { input })
    expect(JSON.parse(matched.stdout)).toMatchObject({ id: '1', status: 'MATCH' })
  })

  test('registers through a server, in batches that it takes', async () => {
    const path = await file('server.csv', HEADER, `1,${ADA}`)
    const args = ['register', path, '--source', 'desk', '--id-column', 'pid', '--server', address]
    const big = await vault([...args, '--batch', '10001'])
    expect(big).toMatchObject({ status: 2, stderr: expect.stringContaining('one call takes at most 10,000 rows') })
    expect(report(await vault([...args, '--json'])).statuses).toMatchObject({ LINKED: 1 })
  })

  test('asks for the numbers of the source that is named', async () => {
    const path = await file('numbers.csv', 'pid,mrn,first_name,last_name', '1,0001002,Noor,Ravensworth')
    const args = ['--id-column', 'pid', '--server', address]
    expect(report(await vault(['register', path, ...args, '--source', 'north', '--json'])).statuses).toMatchObject({
      CREATED: 1,
    })
    const query = await file('numbers-asked.csv', 'pid,mrn,first_name', '1,0001002,Noor')
    const statusFrom = async (...source: string[]) => {
      const { stdout } = await vault([
        'match',
        query,
        '--map',
        'id=pid',
        '--server',
        address,
        '--format',
        'ndjson',
        ...source,
      ])
      return JSON.parse(stdout).status as string
    }
    expect([await statusFrom('--source', 'north'), await statusFrom('--source', 'south')]).toEqual([
      'MATCH',
      'NO_MATCH',
    ])
  })

  test('stops registering at Ctrl-C, keeps what is registered, and goes on later', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => `${i},Fay${i},Xanderly${i},${1920 + (i % 100)}-01-02,F,,,,,`)
    const path = await file('many.csv', HEADER, ...rows)
    const args = ['register', path, '--source', 'many', '--id-column', 'pid', '--server', address]
    const child = start([...args, '--batch', '5'])
    let stderr = ''
    child.stderr!.on('data', (chunk) => (stderr += String(chunk)))
    const closed = once(child, 'close')
    const asked = { query: '{ record(source: "many", sourceId: "99") { mpiId } }' }
    const isThere = async () => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify(asked) })
      return ((await response.json()) as { data: { record: object | null } }).data.record !== null
    }
    while (!(await isThere())) await setTimeout(20)
    child.kill('SIGINT')
    expect(await closed).toEqual([130, null])
    expect(stderr).toMatch(
      /error: interrupted: what was registered is kept \(at least [\d,]+ rows\); register the file again/,
    )
    const { rows: read, statuses } = report(await vault([...args, '--json']))
    expect({ read, statuses }).toMatchObject({ read: 1_000, statuses: { UPDATED: 0, ERROR: 0 } })
    expect((statuses as { UNCHANGED: number }).UNCHANGED).toBeGreaterThanOrEqual(100)
  })
})
