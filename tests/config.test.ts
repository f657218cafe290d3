import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

describe('the settings', () => {
  it('are the documented defaults when nothing is set', () => {
    const config = readConfig({})
    expect(config.http).toMatchObject({ host: '127.0.0.1', port: 4000, apiKey: undefined })
    expect(config.sources).toMatchObject({ timeoutMs: 30_000, nppes: { mode: 'sample' } })
    expect([config.maxBatch, config.database.url]).toEqual([10_000, undefined])
  })

  it('limit statements by a millisecond at least, since none at all is no limit', () => {
    expect(readConfig({ STATEMENT_TIMEOUT: '0.0001' }).database.statementTimeoutMs).toBe(1)
  })

  it('take an empty value as unset', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ' }).http.port).toBe(4000)
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://127.0.0.1/vault%0A' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://127.0.0.1/my vault?replicaSet=rs0' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://127.0.0.1/vault.one' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://127.0.0.1/%zz' }, 'MONGODB_URI'],
    [{ MONGODB_URI: `mongodb://127.0.0.1/${'v'.repeat(64)}` }, 'MONGODB_URI'],
    [{ NPPES_MODE: 'ftp' }, 'NPPES_MODE'],
    [{ NPPES_MODE: 'file' }, 'NPPES_FILE'],
    [{ SOURCE_TIMEOUT: '0' }, 'SOURCE_TIMEOUT'],
    [{ ROSTER_SURGICAL_URL: 'file:///etc/passwd' }, 'ROSTER_SURGICAL_URL'],
    [{ ROSTER_SURGICAL_URL: 'http://user:p%zz@roster.example/' }, 'ROSTER_SURGICAL_URL'],
    [{ API_KEY: 'short' }, 'API_KEY'],
    [{ API_KEY: 'two words of a secret key' }, 'API_KEY'],
    [{ API_KEY: 'schlüssel-schlüssel' }, 'API_KEY'],
    [{ REDIS_URL: 'redis://127.0.0.1:6379/abc' }, 'REDIS_URL'],
    [{ REDIS_URL: 'redis://%ZZ:x@127.0.0.1:6379' }, 'REDIS_URL'],
    [{ REDIS_PORT: '6380' }, 'REDIS_HOST'],
    [{ REDIS_URL: 'redis://127.0.0.1:6379', REDIS_HOST: '127.0.0.1' }, 'REDIS_URL'],
    [{ REDIS_URL: 'redis://127.0.0.1:6379', REDIS_PORT: '6380' }, 'REDIS_URL'],
    [{ METRICS_PORT: '4000' }, 'METRICS_PORT'],
    [{ NPPES_API_QUERY: 'foo' }, 'NPPES_API_QUERY'],
    [{ NPPES_API_QUERY: 'state=IL&city' }, 'NPPES_API_QUERY'],
    [{ AUTHORITATIVE_SYSTEMS: ',,' }, 'AUTHORITATIVE_SYSTEMS'],
    [{ CORS_ORIGINS: ', ,' }, 'CORS_ORIGINS'],
    [{ BATCH_SIZE: '1e30' }, 'BATCH_SIZE'],
    [{ MAX_BATCH: '-1' }, 'MAX_BATCH'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'null' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'app.example' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'ftp://app.example' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'https://*.app.example' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'https://user@app.example' }, 'CORS_ORIGINS'],
    [{ CORS_ORIGINS: 'https://app.example/page,https://b.example?q,https://c.example#f' }, 'CORS_ORIGINS'],
  ])('stop the start with one line that names the one that is wrong: %j', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name}: [^\n]+$`))
  })

  it.each([
    [{ NPPES_LIMIT: '0' }, 'NPPES_LIMIT: must be a whole number from 1 to 10000000'],
    [{ DATABASE_POOL_SIZE: '0' }, 'DATABASE_POOL_SIZE: must be a whole number from 1 to 1000'],
    [{ PROCESSES: '0' }, 'PROCESSES: must be a whole number from 1 to 10000'],
    [{ PORT: '70000' }, 'PORT: must be a port number from 0 to 65535'],
    [{ SOURCE_TIMEOUT: '86401' }, 'SOURCE_TIMEOUT: must be a number of seconds, at most 86400'],
    [{ CACHE_TTL: '-1' }, 'CACHE_TTL: must be a number of seconds from 0 to 86400'],
  ])('say what is wanted of a number that is too small or too large: %j', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(new ConfigError(message))
  })

  it('take origins of pages in the spelling in which browsers send them', () => {
    const { http } = readConfig({ CORS_ORIGINS: 'https://App.example:443/, http://localhost:3000' })
    expect(http.corsOrigins).toEqual(['https://app.example', 'http://localhost:3000'])
  })

  it('are the same with blanks and line breaks around them', () => {
    const given = {
      HOST: '127.0.0.1',
      PORT: '4001',
      LOG_LEVEL: 'warn',
      DATA_DIR: '/srv/vault',
      DATABASE_URL: 'postgres://db.internal/vault',
      MONGODB_URI: 'mongodb://u:p@db.internal/vault',
      HASH_SECRET: 'x'.repeat(16),
      CORS_ORIGINS: 'https://a.example,https://b.example',
    }
    const { HASH_SECRET, ...others } = given
    const soiled = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, ` \ufeff${value} \r\n`]))
    expect(readConfig({ ...soiled, HASH_SECRET })).toEqual(readConfig(given))
    expect(readConfig({}, { DATA_DIR: '/srv/vault\r' })).toEqual(readConfig({ DATA_DIR: '/srv/vault' }))
  })

  it.each(['API_KEY', 'HASH_SECRET', 'CACHE_ENCRYPTION_KEY', 'VERATO_API_KEY', 'VERATO_CLIENT_KEY_PASSPHRASE'])(
    'that are secrets are refused with blanks around them, for these may be part of %s',
    (name) => {
      const secret = 'sixteen-or-more-signs'
      const refusal = `${name}: must have no blanks or line breaks around it, since they would be part of the secret`
      for (const value of [`${secret}\r`, `${secret}\n`, ` ${secret}`])
        expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(refusal))
      expect(() => readConfig({ [name]: secret })).not.toThrow()
    },
  )

  it.each([
    { DATA_DIR: '/srv/va\nult' },
    { HASH_SECRET: 'sixteen or more\tsigns' },
    { NPPES_API_QUERY: 'state=IL\u0007&city=Peru' },
    { MONGODB_URI: 'mongodb://127.0.0.1/va\u0000ult' },
    { CORS_ORIGINS: 'https://app\n.example' },
  ])('are refused with control characters within them: %j', (environment) => {
    const [name] = Object.keys(environment)
    const refusal = `${name}: must hold no control characters, such as tabs and line breaks`
    expect(() => readConfig(environment)).toThrow(new ConfigError(refusal))
  })

  it('that are lists may have an entry on each line', () => {
    const { http } = readConfig({ CORS_ORIGINS: 'https://a.example,\nhttps://b.example\n' })
    expect(http.corsOrigins).toEqual(['https://a.example', 'https://b.example'])
  })

  it('name all that are wrong at once, and none of their values', () => {
    expect(() => readConfig({ PORT: 'abc', API_KEY: 'secret' })).toThrow(/^PORT: .*\nAPI_KEY: (?!.*secret)/)
  })

  it.each(['0.0.0.0', '::', '10.0.0.5', 'vault.example'])('refuse %s as a host without an API key', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(/^API_KEY: /)
    expect(readConfig({ HOST, API_KEY: 'x'.repeat(16) }).http.host).toBe(HOST)
  })

  it.each(['127.0.0.1', 'localhost', '::1', '127.1.2.3'])('need none for %s', (HOST) => {
    expect(readConfig({ HOST }).http.host).toBe(HOST)
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})
