import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vault } from './support/vault.ts'
import { start, vaultProcess } from './support/vault-process.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vault-cli-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

describe('the command line on its own database', () => {
  test('runs the demo, on a free port when its own is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const { status, stdout, stderr } = await vaultProcess(['demo', '--exit', '--port', String(port)], { dataDir })
    taken.close()
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(`Port ${port} is in use`)
    expect(stdout).toContain('✓ Fetch completed successfully!')
    expect(stdout).toContain('query Example($search: String!)')
    const answer = JSON.parse(/\nAnswer:\n(\{.*?\n\})\n/s.exec(stdout)![1]!)
    expect(answer.data.providers.totalCount).toBe(2)
    expect(stdout).toMatch(/304 made-up patient records of 2 sources, .*\n {2}200 CREATED, 100 LINKED, 4 REVIEW\n/)
    expect(stdout).toMatch(/50 patients asked for in one matchPatients, .*\n {2}.*\d+ MATCH/)
    expect(stdout).toMatch(/ {2}lastName +exact +\+\d+\.\d +│█+\n/)
    expect(stdout).toMatch(/One possible match, and its review \(number \d+\):\n {2}new +[^;\n]+; born/)
    expect(stdout).toContain('The review is answered (SAME), and the two are merged.\n')
    expect(stdout).toMatch(/\n {2}MERGED +by local /)
    expect(stdout).toMatch(/GraphiQL is at http:\/\/127\.0\.0\.1:\d+\/graphql\n$/)
  })

  test('runs the demo again, and finds that nothing is new', async () => {
    const { status, stdout, stderr } = await vault(['demo', '--exit'], { dataDir })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('  304 UNCHANGED\n')
    expect(stdout).toContain('Demo-Hospital H-0200 was a possible match, and was merged before.\n')
    expect(stdout).toMatch(/\n {2}MERGED +by local /)
  })

  test('tells a source that failed, keeps the rest, and ends with status 1', async () => {
    const env = { ROSTER_SURGICAL_URL: 'http://127.0.0.1:9/roster.csv', SOURCE_TIMEOUT: '1' }
    const { status, stdout } = await vault(['refresh'], { dataDir, env })
    expect(status).toBe(1)
    expect(stdout).toMatch(/\[info\] \[Mock-SurgicalSpec\] Failed after \d+ms: /)
    expect(stdout).toContain('✗ 1 source of 4 failed:\n  Mock-SurgicalSpec: ')
    expect(stdout).toMatch(/Total Providers: {6}60\n/)
    expect(stdout).toContain('45 unchanged')
  })

  test('is up to date, and exports what it has', async () => {
    expect((await vault(['migrate'], { dataDir })).stdout).toBe('The database is up to date.\n')
    const { stdout } = await vault(['export', '-', '--format', 'ndjson'], { dataDir })
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).npi),
    ).toHaveLength(60)
  })

  test('stops at once when it is told to while it waits for its database', async () => {
    const asked = Promise.withResolvers<void>()
    const coming = createServer((socket) => {
      socket.on('error', () => {})
      asked.resolve()
    }).listen(0, '127.0.0.1')
    await once(coming, 'listening')
    const { port } = coming.address() as AddressInfo
    const env = {
      DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
      DATABASE_WAIT: '60',
      HASH_SECRET: 'a secret of the tests',
    }
    const child = start(['relink', '--dry-run'], { env })
    let stderr = ''
    child.stderr!.on('data', (chunk) => (stderr += String(chunk)))
    await asked.promise
    const told = performance.now()
    child.kill('SIGTERM')
    const [status] = (await once(child, 'close')) as [number]
    expect({ status, stderr }).toEqual({ status: 130, stderr: 'error: interrupted: nothing was done\n' })
    expect(performance.now() - told).toBeLessThan(20_000)
    coming.close()
  })

  test('ends when its database cannot be opened, though that left a timer behind', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'provider-vault-broken-'))
    await mkdir(join(broken, 'postgres'))
    await writeFile(join(broken, 'postgres', 'PG_VERSION'), 'broken')
    const env = { NODE_OPTIONS: '--import=data:text/javascript,setInterval(()=>{},1000)' }
    const child = start(['stats'], { dataDir: broken, env })
    const [status] = (await once(child, 'close')) as [number]
    expect(status).toBe(3)
    await rm(broken, { recursive: true })
  })

  test('stops at Ctrl-C and tells what is kept', async () => {
    const child = start(['fetch'], { dataDir })
    let stderr = ''
    child.stderr!.on('data', (chunk) => (stderr += String(chunk)))
    let stdout = ''
    child.stdout!.on('data', (chunk) => {
      const before = stdout
      stdout += String(chunk)
      if (!before.includes('Starting fetch') && stdout.includes('Starting fetch')) child.kill('SIGINT')
    })
    const [status] = (await once(child, 'close')) as [number]
    expect(status).toBe(130)
    expect(stderr).toContain('error: interrupted: what the sources had delivered is kept')
  })
})
