import { freshStore, openTestApp, type TestApp } from '../../support/app.ts'
import { type RedisServer, startRedis } from '../../support/redis-server.ts'
import type { StoreKind } from '../../support/stores.ts'
import { type SlowLink, slowLink } from '../../support/slow-link.ts'

/** Two processes that share a database and a Redis, and one beside that caches nothing: it tells what is true. */
export interface Fleet extends AsyncDisposable {
  redis: RedisServer
  /** what the other one reaches Redis by */
  link: SlowLink
  one: TestApp
  other: TestApp
  truth: TestApp
  /** another process of the same fleet */
  join(environment?: Record<string, string>): Promise<TestApp>
}

/** Statements that answer questions: each process looks for the sign of the index and for the model besides. */
export const questionsOf = ({ statements }: TestApp) =>
  statements.filter((text) => !/patient_hash_mark|match_model/.test(text))

export const redisState = ({ app }: TestApp) =>
  app.services.patients.cacheTiers().find(({ tier }) => tier === 'REDIS')!.state

export async function openFleet(environment: Record<string, string> = {}, store: StoreKind = 'server'): Promise<Fleet> {
  const stack = new AsyncDisposableStack()
  const redis = stack.use(await startRedis())
  const place = await freshStore(store)
  const open = async (more: Record<string, string>) => stack.use(await openTestApp(place, more))
  const join = (more: Record<string, string> = {}) => open({ REDIS_URL: redis.url, ...environment, ...more })
  const link = stack.use(await slowLink(Number(new URL(redis.url).port)))
  const [one, other] = [await join(), await join({ REDIS_URL: `redis://127.0.0.1:${link.port}` })]
  const truth = await open({ CACHE_TTL: '0' })
  return { redis, link, one, other, truth, join, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}
