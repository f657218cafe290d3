import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { vault } from './support/vault.ts'
import { vaultProcess } from './support/vault-process.ts'

describe('help', () => {
  test('lists every command with a line, and the exit statuses', async () => {
    const { status, stdout } = await vaultProcess(['help'])
    expect(status).toBe(0)
    for (const { usage } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${usage.split(' ')[0]} `, 'm'))
    expect(stdout).toContain('130  interrupted')
    expect((await vault(['--help'])).stdout).toBe(stdout)
  })

  test('of a command tells its options and an example', async () => {
    const { status, stdout } = await vault(['list', '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('--limit <n>')
    expect(stdout).toContain('bin/vault list --limit 20')
    expect(stdout).toContain('--server <url>')
    expect((await vault(['help', 'list'])).stdout).toBe(stdout)
  })

  test('comes through npm too', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'vault', '--', 'help', 'show'])
    expect(stdout).toContain('bin/vault show 1500000001')
  })
})

describe('wrong usage', () => {
  test.each([
    [['serch', 'x'], "unknown command 'serch' (Did you mean search?)"],
    [['list', '--limit', 'many'], 'It must be a whole number from 1 to 1000.'],
    [['show'], "missing required argument 'npi'"],
    [['add'], 'add needs --npi and --last-name (or --organization-name)'],
    [['update', '1500000001'], 'update needs what changes: --first-name'],
    [['update', '1500000001', '--take-back', 'fone'], 'there is no field "fone"'],
    [['delete', '1500000001'], 'give --yes'],
    [['clear'], 'give --yes'],
    [['help', 'nonsense'], "unknown command 'nonsense'"],
    [['help', 'serch', '--json'], "unknown command 'serch' (Did you mean search?)"],
    [['list', '--server', 'ftp://x'], '--server: the address must begin with http:// or https://'],
    [['demo', '--server', 'http://127.0.0.1:1'], 'leave --server out'],
    [['export', '-', '--json'], 'there is no --json'],
    [['export', 'all.json'], 'all.json: what is written is no JSON; give --format csv or ndjson'],
    [['clear', '--yes', '--data-dir', ''], '--data-dir: is blank'],
    [['list', '--server', 'http://127.0.0.1:1', '--api-key', 'a\nb'], '--api-key: must be letters'],
  ])('%j is refused with status 2', async (args, message) => {
    const { status, stdout, stderr } = await vault(args)
    expect({ status, stdout: args.includes('--json') ? '' : stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('of a setting is told in one line that names it', async () => {
    const { status, stderr } = await vaultProcess(['list'], { env: { PORT: 'many' } })
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^error: PORT: .*\n$/) })
  })

  test('of help is told as JSON when that is asked for', async () => {
    const { stderr } = await vault(['help', 'nonsense', '--json'])
    expect(JSON.parse(stderr)).toEqual({
      errors: [{ message: "unknown command 'nonsense'", extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })
})

test('what cannot be right is refused before anything is opened', async () => {
  const { status, stderr } = await vault(['add', '--npi', '123', '--last-name', 'X', '--zip', '1'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/^error: npi: must be ten digits\nerror: zip: must be a ZIP code/)
  const json = await vault(['show', '123', '--json'])
  expect(JSON.parse(json.stderr)).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', fieldErrors: [{ path: 'npi', message: 'must be ten digits' }] } }],
  })
})

test.each(['/proc/x/y', '/dev/null', '/dev/null/x'])('%s is told to be no folder for a database', async (dataDir) => {
  const { status, stderr } = await vault(['list', '--data-dir', dataDir])
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: expect.stringMatching(/^error: DATA_DIR: \/.* is no folder that can be written to \(\w+\)\n$/),
  })
  expect(stderr).toContain(` ${dataDir} `)
})

describe('a server that is none', () => {
  const strange = createServer((request, response) => {
    response.writeHead(request.headers.authorization ? 401 : 200).end('hello')
    if (request.headers['transfer-encoding']) request.socket.destroy()
  })
  let address: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`
  })
  afterAll(() => void strange.close())

  test('answers no GraphQL', async () => {
    const { status, stderr } = await vault(['list', '--server', address])
    expect(status).toBe(3)
    expect(stderr).toBe('error: the server answered with status 200 and no GraphQL: is it a Provider Vault?\n')
  })

  test('does not accept the key', async () => {
    const { status, stderr } = await vault(['list', '--server', address, '--api-key', 'wrong'])
    expect({ status, stderr }).toEqual({ status: 1, stderr: `error: ${address}: it does not accept this API key\n` })
  })

  test('does not accept the key, which is told before a file is sent', async () => {
    const input = `npi,last_name\n${'1234567893,Doe\n'.repeat(100_000)}`
    const { status, stderr } = await vault(['import', '-', '--server', address, '--api-key', 'wrong'], { input })
    expect({ status, stderr }).toEqual({ status: 1, stderr: `error: ${address}: it does not accept this API key\n` })
  })

  test('is not there', async () => {
    const { status, stderr } = await vault(['list', '--server', 'http://127.0.0.1:9'])
    expect(status).toBe(3)
    expect(stderr).toMatch(/^error: http:\/\/127\.0\.0\.1:9: nothing listens there/)
  })
})
