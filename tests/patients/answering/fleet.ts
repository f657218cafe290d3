import { freshDatabase, openTestApp, type TestApp } from '../../support/app.ts'
import { type RedisServer, startRedis } from '../../support/redis-server.ts'

/** Two processes that share a database and a Redis, and one beside that caches nothing: it tells what is true. */
export interface Fleet extends AsyncDisposable {
  redis: RedisServer
  one: TestApp
  other: TestApp
  truth: TestApp
  /** another process of the same fleet */
  join(environment?: Record<string, string>): Promise<TestApp>
}

export async function openFleet(environment: Record<string, string> = {}): Promise<Fleet> {
  await using stack = new AsyncDisposableStack()
  const redis = stack.use(await startRedis())
  const database = { DATABASE_URL: await freshDatabase() }
  const open = async (more: Record<string, string>) => stack.use(await openTestApp('server', { ...database, ...more }))
  const join = (more: Record<string, string> = {}) => open({ REDIS_URL: redis.url, ...environment, ...more })
  const [one, other, truth] = [await join(), await join(), await open({ CACHE_TTL: '0' })]
  const opened = stack.move()
  return { redis, one, other, truth, join, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
