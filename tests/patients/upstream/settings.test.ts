import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createLog } from '../../../src/observability/log.ts'
import { certifiedBy, type Folder, newAuthority, newFolder } from '../../support/certificates.ts'
import { freshDatabase } from '../../support/app.ts'
import { testConfig } from '../../support/settings.ts'
import { startVeratoStub, type VeratoStub } from '../../support/verato-stub.ts'

const PLAIN: Record<string, string> = {
  VERATO_URL: 'https://cust1234.verato-connect.com/link-ws/svc',
  VERATO_USER: 'vault',
  VERATO_API_KEY: 'never-shown',
  VERATO_CLIENT_CERT: '/etc/vault/client.pem',
  VERATO_CLIENT_KEY: '/etc/vault/client-key.pem',
}
const without = (name: string) => Object.fromEntries(Object.entries(PLAIN).filter(([key]) => key !== name))
const configured = (environment: Record<string, string>) => testConfig({ MPI_PROVIDER: 'verato', ...environment })

describe('the settings of the provider', () => {
  it('are those of the index alone when nothing is set, whatever is set of Verato', () => {
    expect(testConfig().patients.upstream).toBeUndefined()
    expect(testConfig({ VERATO_URL: PLAIN['VERATO_URL']! }).patients.upstream).toBeUndefined()
  })

  it.each(['verato', 'hybrid'])('have defaults for %s', (MPI_PROVIDER) => {
    const { upstream } = configured({ ...PLAIN, MPI_PROVIDER }).patients
    expect(upstream).toMatchObject({ kind: MPI_PROVIDER, poolSize: 100, timeoutMs: 10_000, pollMs: 60_000 })
  })

  it.each(Object.keys(PLAIN))('stop the start without %s', (name) => {
    expect(() => configured(without(name))).toThrow(`${name}: must be set when MPI_PROVIDER is verato`)
  })

  it('name all that is missing at once', () => {
    expect(() => configured({})).toThrow(/^VERATO_URL: .*\nVERATO_USER: .*\n(.*\n){2}VERATO_CLIENT_KEY: .*$/)
  })

  it.each([
    ['MPI_PROVIDER', 'other'],
    ['VERATO_URL', 'http://cust1234.verato-connect.com/link-ws/svc'],
    ['VERATO_URL', 'cust1234'],
    ['VERATO_URL', 'https://vault:never-shown@cust1234.verato-connect.com/'],
    ['VERATO_URL', 'https://cust1234.verato-connect.com/?key=never-shown'],
    ['VERATO_USER', 'vault:never-shown'],
    ['VERATO_TIMEOUT', '0'],
    ['VERATO_POLL_INTERVAL', 'often'],
    ['CONNECTION_POOL_SIZE', '0'],
  ])('stop the start with one line that names %s when it is %s', (name, value) => {
    expect(() => configured({ ...PLAIN, [name]: value })).toThrow(new RegExp(`^${name}: (?!.*never-shown)[^\n]+$`))
  })
})

describe('the files of the credentials', () => {
  let stub: VeratoStub
  let folder: Folder
  let files: Record<string, string>
  let database: string
  beforeAll(async () => {
    database = await freshDatabase()
    stub = await startVeratoStub()
    folder = await newFolder()
    const stranger = await certifiedBy(await newAuthority('another'), 'stranger')
    const key = createPrivateKey(await readFile(stub.settings['VERATO_CLIENT_KEY']!, 'utf8'))
    const sealed = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey
    files = {
      missing: '/no/such/file.pem',
      text: await folder.write('text.pem', 'not a certificate'),
      otherKey: await folder.write('other-key.pem', stranger.key),
      rsaKey: await folder.write('rsa-key.pem', String(rsa.export({ type: 'pkcs8', format: 'pem' }))),
      sealedKey: await folder.write('sealed-key.pem', String(sealed)),
    }
  })
  afterAll(async () => {
    await folder[Symbol.asyncDispose]()
    await stub[Symbol.asyncDispose]()
  })
  const start = (environment: Record<string, string>) =>
    createApp({
      config: testConfig({ MPI_PROVIDER: 'verato', DATABASE_URL: database, ...stub.settings, ...environment }),
      log: createLog('silent', { write: () => {} }),
    })

  it.each<[string, string, string]>([
    ['VERATO_CLIENT_CERT', 'missing', '/no/such/file.pem cannot be read (ENOENT)'],
    ['VERATO_CLIENT_KEY', 'missing', '/no/such/file.pem cannot be read (ENOENT)'],
    ['VERATO_CA', 'missing', '/no/such/file.pem cannot be read (ENOENT)'],
    ['VERATO_CLIENT_CERT', 'text', 'holds no certificate in PEM'],
    ['VERATO_CLIENT_KEY', 'text', 'holds no key in PEM that VERATO_CLIENT_KEY_PASSPHRASE opens'],
    ['VERATO_CLIENT_KEY', 'sealedKey', 'holds no key in PEM that VERATO_CLIENT_KEY_PASSPHRASE opens'],
    ['VERATO_CLIENT_KEY', 'otherKey', 'is not the key of VERATO_CLIENT_CERT'],
    ['VERATO_CLIENT_KEY', 'rsaKey', 'is not the key of VERATO_CLIENT_CERT'],
    ['VERATO_CA', 'text', 'holds no certificate in PEM'],
  ])('stop the start with a line that names %s when it is %s', async (name, file, problem) => {
    await expect(start({ [name]: files[file]! })).rejects.toMatchObject({
      name: 'ConfigError',
      message: `${name}: ${problem}`,
    })
  })

  it('may have a key that a passphrase opens', async () => {
    const environment = { VERATO_CLIENT_KEY: files['sealedKey']!, VERATO_CLIENT_KEY_PASSPHRASE: 'open sesame' }
    await using app = await start(environment)
    const [answer] = await app.services.patients.match([
      { firstName: 'Ada', lastName: 'Vaulter', dateOfBirth: '1980-02-03' },
    ])
    expect(answer).toMatchObject({ status: 'NO_MATCH', provider: 'VERATO' })
  })
})
