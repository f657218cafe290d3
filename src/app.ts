import { sql } from 'kysely'
import { type Config, ConfigError } from './config.ts'
import { migrate, pendingMigrations } from './db/migrate.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { outageText } from './db/outage.ts'
import { openFile } from './files/open-file.ts'
import { removeLeftFolders } from './files/temporary-folder.ts'
import type { Services } from './graphql/context.ts'
import { createCallerCheck } from './http/caller.ts'
import { createGraphQLRoute } from './http/graphql-route.ts'
import { createOriginCheck } from './http/origin.ts'
import { patientRoutes } from './http/patient-routes.ts'
import { exportRoute, healthRoute, metricsRoute, readyRoute, rootRoute } from './http/routes.ts'
import { createHttpServer, type Patience } from './http/server.ts'
import { createGraphQL, type GraphQLEndpoint } from './http/yoga.ts'
import { duringRequest } from './observability/current-request.ts'
import type { Log } from './observability/log.ts'
import { nowAndThen } from './observability/now-and-then.ts'
import { createOutages } from './observability/outages.ts'
import type { SharedIndex } from './patients/answering/open-shared.ts'
import { createMetrics, type Metrics } from './observability/metrics.ts'
import { hashSecret, holdToSecret, needHashSecret } from './patients/index/hash-secret.ts'
import { type OpenPatientIndex, openPatientIndex } from './patients/index/open-index.ts'
import type { PatientSettings } from './patients/registering/patient-deps.ts'
import { createPatientServices, type PatientServices } from './patients/services.ts'
import { createProviderServices } from './providers/services.ts'
import { ensureSearchIndexes } from './providers/search/indexes.ts'
import { createRunningWork, type RunningWork } from './running-work.ts'
import { createSourceServices } from './sources/services.ts'

export interface AppOptions {
  config: Config
  log: Log
  /** takes the lines that tell how a fetch goes; the log by default */
  onFetchLine?: ((line: string) => void) | undefined
  /** brings a server's database to the newest schema; the embedded one always is */
  migrate?: boolean | undefined
  /** called with the text of every SQL statement and the name of every MongoDB command */
  onQuery?: ((text: string) => void) | undefined
  /** an open database, in place of the one that the settings name; it is closed with the app */
  database?: OpenDatabase | undefined
  /** how long connections may take */
  patience?: Partial<Patience> | undefined
}

/** The running whole. Disposing of it stops listening, lets work in flight end and closes what was opened. */
export interface App extends AsyncDisposable {
  services: Services
  graphql: GraphQLEndpoint
  /** starts listening as the settings tell; answers the address */
  listen(): Promise<string>
  /** closes the connections that disposing still waits for, whatever is in flight */
  cutOff(): void
}

/** A database whose schema is older than the code. */
export class MigrationNeededError extends Error {
  override name = 'MigrationNeededError'
}

/** Builds every part once and hands it on. Nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, log } = options
  needHashSecret(config)
  await removeLeftFolders()
  await checkReadable('TAXONOMY_FILE', config.sources.nppes.taxonomyFile)
  const database = options.database ?? (await openOwnDatabase(options))
  await using opened = new AsyncDisposableStack()
  opened.defer(() => database.close())
  await prepare(database, options)
  const patientIndex = await openPatientIndex(config, database.db, options.onQuery)
  opened.defer(patientIndex.close)
  const work = createRunningWork()
  const upstream = await openUpstreamProvider(options, database)
  if (upstream) opened.defer(upstream.close)
  const long = { work, exclusive: database.exclusive }
  const metrics = createMetrics()
  const secret = await hashSecret(config)
  const { index, indexId } = await holdToSecret(patientIndex.index, secret, refusalOf(log))
  const shared = await openShared(options, { index, indexId, hashSecret: secret })
  if (shared) opened.defer(shared.close)
  const serving = {
    caching: config.patients.caching,
    shared,
    upstream: upstream?.upstream,
    watch: { ...metrics.mpi, store: storeOutages(log) },
  }
  const patients = createPatientServices(index, patientSettings(config, secret), serving, long)
  metrics.mpi.watch({ waiting: patients.waitingQuestions, states: patients.cacheTiers })
  const close = () => closing.disposeAsync()
  const app = assemble({ ...options, database, patients, metrics, work, checks: patientIndex.checks, close })
  const closing = opened.move()
  return app
}

function openOwnDatabase({ config, log, onQuery }: AppOptions): Promise<OpenDatabase> {
  return openDatabase(config.database, {
    onQuery,
    onError: (error) => failureOfNone(log, outageText(error))(error),
  })
}

/** A file that the settings name is there when the server starts. */
async function checkReadable(setting: string, path: string | undefined): Promise<void> {
  if (path === undefined) return
  await openFile(path, setting).catch((error: Error) => {
    throw new ConfigError(error.message, { cause: error })
  })
}

async function prepare(database: OpenDatabase, { log, migrate: migrateServer }: AppOptions): Promise<void> {
  const { db, kind } = database
  if (kind === 'embedded' || migrateServer) await database.withoutTimeLimit(migrate)
  else if ((await pendingMigrations(db)).length) {
    throw new MigrationNeededError(
      'DATABASE_URL: the database lacks tables of this version: run bin/vault migrate, or serve --migrate',
    )
  }
  if (await ensureSearchIndexes(db)) return
  log.warn('search indexes are missing: searches are slow until the owner of the tables runs bin/vault migrate')
}

async function openUpstreamProvider({ config, log }: AppOptions, { db }: OpenDatabase) {
  const settings = config.patients.upstream
  if (!settings) return undefined
  const { openUpstream } = await import('./patients/upstream/open-upstream.ts')
  return openUpstream(settings, db, log)
}

async function openShared({ config, log }: AppOptions, index: SharedIndex) {
  const settings = config.patients.redis
  if (!settings) return undefined
  const { openSharedCaching } = await import('./patients/answering/open-shared.ts')
  const outage = 'Redis cannot be used: answers come from the store, and writes wait for what they must tell'
  return openSharedCaching(settings, index, failureOfNone(log, outage), () => log.info('Redis can be used again'))
}

function storeOutages(log: Log) {
  const outage = 'the patient index cannot be reached: what no cache knows is not answered until it can'
  return createOutages(failureOfNone(log, outage), () => log.info('the patient index answers again'))
}

const refusalOf = (log: Log) => nowAndThen((error) => log.failure('the patient index is of another process', error))

/** Logs errors of connections, which are none of the request that a connection was opened for. */
const failureOfNone = (log: Log, message: string) => (error: unknown) =>
  duringRequest(undefined, () => log.failure(message, error))

const patientSettings = (config: Config, secret: string): PatientSettings => ({
  hashSecret: secret,
  maxBatch: config.maxBatch,
  authoritative: new Set(config.patients.authoritativeSystems),
})

interface Parts extends AppOptions {
  database: OpenDatabase
  patients: PatientServices
  metrics: Metrics
  work: RunningWork
  /** asks the servers beside the database */
  checks: OpenPatientIndex['checks']
  /** closes what was opened */
  close(): Promise<void>
}

function assemble(parts: Parts): App {
  const { config, log, onFetchLine, patience, database, patients, metrics, work, checks, close } = parts
  const providers = createProviderServices(database.db, work, config.database.statementTimeoutMs)
  const sources = createSourceServices({
    config: config.sources,
    database,
    registry: providers.registry,
    log: onFetchLine ?? ((line) => log.info(line)),
    work,
  })
  const services: Services = { maxBatch: config.maxBatch, providers, sources, patients }
  const graphql = createGraphQL({ services, log, metrics, corsOrigins: config.http.corsOrigins })
  let draining = false
  const isStoreAsked = () => patients.cacheTiers().every(({ tier, state }) => tier !== 'STORE' || state === 'up')
  const storeChecks = Object.keys(checks).length > 0 ? Object.keys(checks) : ['database']
  const ready = readyRoute(
    async () => {
      const asked = await allAnswer({ database: () => answers(database), ...checks })
      const storeAnswers = storeChecks.every((name) => asked[name])
      if (!storeAnswers) patients.doubtStore()
      return { serving: !draining, ...asked, patients: storeAnswers && isStoreAsked() }
    },
    () => Object.fromEntries(patients.cacheTiers().map(({ tier, state }) => [tier.toLowerCase(), state])),
  )
  const common = {
    callerOf: createCallerCheck(config.http.apiKey),
    checkOrigin: createOriginCheck(config.http.corsOrigins, config.http.apiKey === undefined),
    corsOrigins: config.http.corsOrigins,
    metrics,
    log,
    patience,
  }
  const ownPort = config.http.metricsPort !== undefined
  const server = createHttpServer({
    ...common,
    graphql: createGraphQLRoute({ endpoint: graphql, maxUploadBytes: config.http.maxUploadBytes }),
    routes: [
      rootRoute,
      healthRoute,
      ready,
      exportRoute(providers, 'csv'),
      exportRoute(providers, 'ndjson'),
      ...patientRoutes(patients, config.maxBatch),
      ...(ownPort ? [] : [metricsRoute(metrics)]),
    ],
  })
  const metricsServer = ownPort
    ? createHttpServer({ ...common, routes: [healthRoute, metricsRoute(metrics)] })
    : undefined

  return {
    services,
    graphql,
    async listen() {
      const address = await server.listen(config.http.port, config.http.host)
      const own = await metricsServer?.listen(config.http.metricsPort!, config.http.host).catch(namingMetricsPort)
      if (own !== undefined) log.info('listening for metrics', { address: own })
      database.setAddress(address)
      return address
    },
    cutOff() {
      server.cutOff()
      metricsServer?.cutOff()
    },
    async [Symbol.asyncDispose]() {
      draining = true
      await Promise.all([server.close(), metricsServer?.close()])
      await work.ended()
      await graphql.yoga.dispose()
      await close()
    },
  }
}

/** An error of the second port must not read as one of the first. */
function namingMetricsPort(error: NodeJS.ErrnoException): never {
  throw Object.assign(error, { setting: 'METRICS_PORT' })
}

const READY_WITHIN_MS = 1_000

/** Asks all servers at once; one that takes too long does not answer. */
async function allAnswer(checks: OpenPatientIndex['checks']): Promise<Record<string, boolean>> {
  const asked = Object.entries(checks).map(async ([name, check]) => {
    const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, READY_WITHIN_MS, false).unref())
    return [name, await Promise.race([check(), timeout])] as const
  })
  return Object.fromEntries(await Promise.all(asked))
}

/** Whether a database takes a write to a table of ours: this one changes nothing, and waits for nobody's work. */
async function answers({ db }: OpenDatabase): Promise<boolean> {
  return sql`delete from fetch_run where false`.execute(db).then(
    () => true,
    () => false,
  )
}
