import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const seconds = (fallback: number) =>
  z.coerce
    .number('must be a number of seconds, at most 86400')
    .positive('must be more than 0 seconds')
    .max(86_400)
    .default(fallback)
const secondsOrNone = (fallback: number) =>
  z.coerce.number('must be a number of seconds from 0 to 86400').min(0).max(86_400).default(fallback)
const from1 = (max: number) => z.coerce.number(`must be a whole number from 1 to ${max}`).int().min(1).max(max)
const count = (fallback: number, max: number) => from1(max).default(fallback)
const port = z.coerce.number('must be a port number from 0 to 65535').int().min(0).max(65_535)
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine(hasReadableUser, 'must have its user and password percent-encoded')
const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an https URL' })
  .refine(isPlain, 'must hold no user, password, query or fragment')
const list = z
  .string()
  .transform((text) => text.split(',').flatMap((entry) => entry.trim() || []))
  .refine((entries) => entries.length > 0, 'must name something beside commas')
const origins = list
  .refine((values) => values.every(isOrigin), 'must be origins such as https://app.example, separated by commas')
  .transform((values) => values.map((value) => new URL(value).origin))

const settings = z.object({
  HOST: z.string().toLowerCase().default('127.0.0.1'),
  PORT: port.default(4000),
  METRICS_PORT: port.optional(),
  API_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .regex(/^[!-~]+$/, 'must be letters, digits and signs of ASCII without blanks, as a header can carry them')
    .optional(),
  CORS_ORIGINS: origins.default([]),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
  DATABASE_POOL_SIZE: count(10, 1000),
  DATABASE_WAIT: seconds(30),
  STATEMENT_TIMEOUT: seconds(15),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'must be a mongodb:// or mongodb+srv:// URL')
    .refine(
      namesMongoDatabase,
      'must name a database as MongoDB can have one: at most 63 bytes, no blanks, none of /\\."$',
    )
    .optional(),
  MONGO_POOL_SIZE: count(50, 1000),
  HASH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  CACHE_TTL: secondsOrNone(3600),
  NEGATIVE_CACHE_TTL: secondsOrNone(300),
  CACHE_MEMORY_ENTRIES: count(100_000, 10_000_000),
  CACHE_MEMORY_MB: count(128, 65_536),
  CACHE_ENCRYPTION_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  BATCH_SIZE: count(100, 10_000),
  PROCESSES: from1(10_000).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, 'must be a redis:// or rediss:// URL')
    .refine(isRedisUrl, 'must be a redis:// or rediss:// URL')
    .optional(),
  REDIS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or address')
    .optional(),
  REDIS_PORT: port.optional(),
  REDIS_POOL_SIZE: count(50, 1000),
  MPI_PROVIDER: z.enum(['internal', 'verato', 'hybrid'], 'must be internal, verato or hybrid').default('internal'),
  VERATO_URL: httpsUrl.optional(),
  VERATO_USER: z
    .string()
    .regex(/^[^:]*$/, 'must hold no colon')
    .optional(),
  VERATO_API_KEY: z.string().optional(),
  VERATO_CLIENT_CERT: z.string().optional(),
  VERATO_CLIENT_KEY: z.string().optional(),
  VERATO_CLIENT_KEY_PASSPHRASE: z.string().optional(),
  VERATO_CA: z.string().optional(),
  VERATO_TIMEOUT: seconds(10),
  VERATO_POLL_INTERVAL: seconds(60),
  CONNECTION_POOL_SIZE: count(100, 10_000),
  AUTHORITATIVE_SYSTEMS: list.transform((systems) => systems.map((system) => system.toLowerCase())).default([]),
  MAX_BATCH: count(10_000, 1_000_000),
  MAX_UPLOAD_BYTES: count(16 * 2 ** 30, Number.MAX_SAFE_INTEGER),
  SOURCE_TIMEOUT: seconds(30),
  NPPES_MODE: z.enum(['sample', 'api', 'file'], 'must be sample, api or file').default('sample'),
  NPPES_API_URL: httpUrl.default('https://npiregistry.cms.hhs.gov/api/'),
  NPPES_API_QUERY: z
    .string()
    .refine(isQuery, 'must be criteria of names and values, such as city=Peru&state=IL')
    .default('taxonomy_description=Family Medicine&state=IL'),
  NPPES_FILE: z.string().optional(),
  NPPES_LIMIT: count(15, 10_000_000),
  NPPES_SEED: z.coerce.number('must be a whole number').int().default(1),
  TAXONOMY_FILE: z.string().optional(),
  ROSTER_PRIMARY_CARE_URL: httpUrl.optional(),
  ROSTER_SURGICAL_URL: httpUrl.optional(),
  ROSTER_MENTAL_HEALTH_URL: httpUrl.optional(),
})

/** Without the blanks around it such a value would be another secret. */
const SECRETS = new Set([
  'API_KEY',
  'HASH_SECRET',
  'CACHE_ENCRYPTION_KEY',
  'VERATO_API_KEY',
  'VERATO_CLIENT_KEY_PASSPHRASE',
])
const LISTS = new Set(['CORS_ORIGINS', 'AUTHORITATIVE_SYSTEMS'])

type Environment = Record<string, string | undefined>

/** A setting that stops the start. The message is one line for each setting and names it, never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Everything the process can be told, parsed from `environment` and frozen. Unset and empty are the same, and so are
 * values with and without blanks and line breaks around them; around a secret these are refused. `overrides`, from the
 * command line, win over it.
 */
export function readConfig(environment: Environment = process.env, overrides: Environment = {}) {
  const all = { ...environment, ...overrides }
  const given = Object.keys(settings.shape).flatMap((name) => (all[name]?.trim() ? [[name, all[name]] as const] : []))
  const soiled = given.flatMap(([name, value]) => soilOf(name, value) ?? [])
  const clean = given.filter(([name, value]) => soilOf(name, value) === undefined)
  const parsed = settings.safeParse(Object.fromEntries(clean.map(([name, value]) => [name, value.trim()])))
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  if (!parsed.success || soiled.length > 0) throw new ConfigError([...new Set([...soiled, ...wrong])].join('\n'))
  const env = parsed.data
  if (!isLoopback(env.HOST) && !env.API_KEY) {
    throw new ConfigError(
      'API_KEY: must be set when HOST is not a loopback address, since every client could reach the server',
    )
  }
  if (env.NPPES_MODE === 'file' && !env.NPPES_FILE) {
    throw new ConfigError('NPPES_FILE: must be set (a path or URL) when NPPES_MODE is file')
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT > 0 && env.METRICS_PORT === env.PORT)
    throw new ConfigError('METRICS_PORT: must be another port than PORT; when it is not set, PORT has /metrics')
  return Object.freeze({
    http: {
      host: env.HOST,
      port: env.PORT,
      metricsPort: env.METRICS_PORT,
      apiKey: env.API_KEY,
      corsOrigins: env.CORS_ORIGINS,
      maxUploadBytes: env.MAX_UPLOAD_BYTES,
    },
    logLevel: env.LOG_LEVEL,
    maxBatch: env.MAX_BATCH,
    database: {
      url: env.DATABASE_URL,
      dataDir: env.DATA_DIR.startsWith('memory://') ? env.DATA_DIR : resolve(env.DATA_DIR),
      poolSize: env.DATABASE_POOL_SIZE,
      waitMs: env.DATABASE_WAIT * 1000,
      // PostgreSQL reads 0 ms as no limit
      statementTimeoutMs: Math.ceil(env.STATEMENT_TIMEOUT * 1000),
    },
    patients: {
      mongo:
        env.MONGODB_URI === undefined
          ? undefined
          : {
              uri: env.MONGODB_URI,
              poolSize: env.MONGO_POOL_SIZE,
              waitMs: env.DATABASE_WAIT * 1000,
              timeoutMs: env.STATEMENT_TIMEOUT * 1000,
            },
      hashSecret: env.HASH_SECRET,
      caching: cachingSettings(env),
      redis: redisSettings(env),
      upstream: upstreamSettings(env),
      authoritativeSystems: env.AUTHORITATIVE_SYSTEMS,
    },
    sources: {
      timeoutMs: env.SOURCE_TIMEOUT * 1000,
      nppes: {
        mode: env.NPPES_MODE,
        apiUrl: env.NPPES_API_URL,
        apiQuery: env.NPPES_API_QUERY,
        file: env.NPPES_FILE,
        limit: env.NPPES_LIMIT,
        seed: env.NPPES_SEED,
        taxonomyFile: env.TAXONOMY_FILE,
      },
      rosters: {
        primaryCare: env.ROSTER_PRIMARY_CARE_URL,
        surgical: env.ROSTER_SURGICAL_URL,
        mentalHealth: env.ROSTER_MENTAL_HEALTH_URL,
      },
    },
  })
}
export type Config = ReturnType<typeof readConfig>
export type SourcesConfig = Config['sources']

/** How stale a process may answer whose index others write to without telling it. */
const UNTOLD_TTL = 5

function cachingSettings(env: z.infer<typeof settings>) {
  const { DATABASE_URL, MONGODB_URI, REDIS_URL, REDIS_HOST, PROCESSES } = env
  const onServer = DATABASE_URL !== undefined || MONGODB_URI !== undefined
  if (!onServer && PROCESSES !== undefined && PROCESSES > 1) {
    throw new ConfigError('PROCESSES: the embedded database belongs to one process; set DATABASE_URL to have more')
  }
  const told = !onServer || PROCESSES === 1 || REDIS_URL !== undefined || REDIS_HOST !== undefined
  const ttl = told ? env.CACHE_TTL : Math.min(env.CACHE_TTL, UNTOLD_TTL)
  return {
    ttlMs: ttl * 1000,
    negativeTtlMs: Math.min(env.NEGATIVE_CACHE_TTL, ttl) * 1000,
    maxEntries: env.CACHE_MEMORY_ENTRIES,
    maxBytes: env.CACHE_MEMORY_MB * 2 ** 20,
    batchSize: env.BATCH_SIZE,
    leavesSigns: !told,
  }
}

/** The Redis that processes share their answers in; undefined where there is none. */
function redisSettings(env: z.infer<typeof settings>) {
  const { REDIS_URL, REDIS_HOST, REDIS_PORT, REDIS_POOL_SIZE, CACHE_ENCRYPTION_KEY } = env
  if (REDIS_URL === undefined && REDIS_HOST === undefined) {
    if (REDIS_PORT === undefined) return undefined
    throw new ConfigError('REDIS_HOST: must be set when REDIS_PORT is, or no Redis is used')
  }
  if (REDIS_URL !== undefined && (REDIS_HOST ?? REDIS_PORT) !== undefined)
    throw new ConfigError('REDIS_URL: must not be set beside REDIS_HOST or REDIS_PORT, since only one Redis is used')
  const host = REDIS_HOST?.includes(':') ? `[${REDIS_HOST}]` : REDIS_HOST
  return {
    url: REDIS_URL ?? `redis://${host}:${REDIS_PORT ?? 6379}`,
    poolSize: REDIS_POOL_SIZE,
    secret: CACHE_ENCRYPTION_KEY,
  }
}

const NEEDED_BY_VERATO = [
  'VERATO_URL',
  'VERATO_USER',
  'VERATO_API_KEY',
  'VERATO_CLIENT_CERT',
  'VERATO_CLIENT_KEY',
] as const

/** The provider of answers beside the index; undefined where there is none. */
function upstreamSettings(env: z.infer<typeof settings>) {
  const kind = env.MPI_PROVIDER
  if (kind === 'internal') return undefined
  const missing = NEEDED_BY_VERATO.filter((name) => env[name] === undefined)
  if (missing.length > 0) {
    throw new ConfigError(missing.map((name) => `${name}: must be set when MPI_PROVIDER is ${kind}`).join('\n'))
  }
  return {
    kind,
    url: env.VERATO_URL!,
    credentials: {
      user: env.VERATO_USER!,
      apiKey: env.VERATO_API_KEY!,
      certificate: env.VERATO_CLIENT_CERT!,
      key: env.VERATO_CLIENT_KEY!,
      keyPassphrase: env.VERATO_CLIENT_KEY_PASSPHRASE,
      authorities: env.VERATO_CA,
    },
    poolSize: env.CONNECTION_POOL_SIZE,
    timeoutMs: env.VERATO_TIMEOUT * 1000,
    pollMs: env.VERATO_POLL_INTERVAL * 1000,
  }
}

/** What is refused of a value whatever it is for: characters that nobody sees, which a shell or a file left in it. */
function soilOf(name: string, value: string): string | undefined {
  const trimmed = value.trim()
  if (SECRETS.has(name) && value !== trimmed)
    return `${name}: must have no blanks or line breaks around it, since they would be part of the secret`
  const text = LISTS.has(name) ? trimmed.replaceAll(/\s*,\s*/g, ',') : trimmed
  return /\p{Cc}/u.test(text) ? `${name}: must hold no control characters, such as tabs and line breaks` : undefined
}

/** Whether the database in the address, which is optional there, has a name that a server takes. */
function namesMongoDatabase(uri: string): boolean {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1]
  if (named === undefined) return true
  try {
    const name = decodeURIComponent(named)
    return !/[\s\p{Cc}/\\."$]/u.test(name) && Buffer.byteLength(name) <= 63
  } catch {
    return false
  }
}

/** True for what a browser may call the origin of a page, but for case, the default port and a slash behind it. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^*]+$/i.test(text) || !URL.canParse(text)) return false
  const { href, origin } = new URL(text)
  return href === `${origin}/`
}

/** Whether it has criteria, and each of them a name and a value. */
function isQuery(text: string): boolean {
  const criteria = [...new URLSearchParams(text)]
  return criteria.length > 0 && criteria.every(([name, value]) => name !== '' && value !== '')
}

/** Whether a client can use it: a database is a number, and what is escaped can be read. */
function isRedisUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  return hasReadableUser(url) && /^(?:\/\d*)?$/.test(new URL(url).pathname)
}

function hasReadableUser(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { username, password } = new URL(url)
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}

function isPlain(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { username, password, search, hash } = new URL(url)
  return username + password + search + hash === ''
}

/** True for localhost, 127.0.0.0/8 and ::1: what only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
