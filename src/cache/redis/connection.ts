import { ErrorReply, RedisClient } from '@redis/client'
import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel'
import { type Client, clientsOf, closeClient } from './clients.ts'
import { subscribeUntilTaken } from './subscription.ts'

export interface RedisSettings {
  /** Of a server, with user, password and database as far as it wants them. */
  url: string
  /** Connections at most. */
  poolSize: number
}

/** A Redis that may not be there: nothing waits for it longer than a time limit. */
export interface Redis extends AsyncDisposable {
  /** Runs commands. Where they keep failing they are left undone for a while, and fail at once. */
  within<T>(commands: (client: Client) => Promise<T>): Promise<T>
  /** Runs commands for which nobody waits: with more time, and not while others are left undone. */
  behind<T>(commands: (client: Client) => Promise<T>): Promise<T>
  /** Runs commands, whatever failed before. */
  probe<T>(commands: (client: Client) => Promise<T>): Promise<T>
  /** Resolves when there is a connection, and when there was none at once. */
  attempted: Promise<void>
  /** Calls `onMessage` with every message of the channels, as long as there is a connection that may have them. */
  subscribe(channels: readonly string[], onMessage: (message: string, channel: string) => void): void
  /** Whether commands are left undone since those before failed. */
  isLeftAlone(): boolean
}

/** A command that takes longer costs more than asking the store. */
const COMMAND_MS = 250
const PROBE_MS = 500
const BEHIND_MS = 2_000
const FAILURES = 3
const REST_MS = 1_000
const CONNECT_MS = 250
/** A connection on which nothing comes back for so long is given up; pings keep one alive that idles. */
const SILENCE_MS = 3_000
const LONGEST_PAUSE_MS = 500

/**
 * Opens connections as they are needed, and again when they are lost. `onError` hears of lost ones and of refusals, and
 * `onReady` of each that was made.
 */
export function openRedis(
  { url, poolSize }: RedisSettings,
  onError: (error: Error) => void,
  onReady: () => void = () => {},
): Redis {
  const closing = new AbortController()
  // a connection that is being made when it is closed fails
  const onLost = (error: Error) => void (closing.signal.aborted || onError(error))
  const connect = () => connection(url, onLost, onReady)
  const clients = clientsOf(connect, poolSize)
  const run = <T>(commands: (client: Client) => Promise<T>): Promise<T> =>
    clients.run(commands).catch((error: unknown) => {
      if (error instanceof ErrorReply) onError(refusalOf(error))
      throw error
    })
  const onUnsubscribed = (error: unknown) => onLost(error instanceof ErrorReply ? refusalOf(error) : (error as Error))
  const subscriber = connect()
  const within = (ms: number) => timeout(ms, TimeoutStrategy.Aggressive)
  const [probing, behind] = [within(PROBE_MS), within(BEHIND_MS)]
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: REST_MS,
  })
  const guarded = wrap(breaker, within(COMMAND_MS))
  const isLeftAlone = () => breaker.state === CircuitState.Open
  return {
    attempted: clients.attempted,
    within: (commands) => guarded.execute(() => run(commands)),
    behind: async (commands) => {
      if (isLeftAlone()) throw new Error('Redis is left alone for a while')
      return behind.execute(() => run(commands))
    },
    probe: (commands) => probing.execute(() => run(commands)),
    subscribe: (channels, onMessage) =>
      subscribeUntilTaken(subscriber, channels, onMessage, onUnsubscribed, closing.signal),
    isLeftAlone,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await Promise.all([clients.close(), closeClient(subscriber)])
    },
  }
}

/** What a server that is there does not do, by its word for it, such as READONLY or OOM: the rest may repeat a command. */
const refusalOf = ({ message }: ErrorReply) =>
  new Error(`Redis refuses a command: ${/^[A-Z]+/.exec(message)?.[0] ?? 'for no reason'}`)

/** `createClient` would make all commands anew for each address. */
const newClient = RedisClient.factory({})

function connection(url: string, onError: (error: Error) => void, onReady: () => void): Client {
  const client = newClient({
    url,
    disableOfflineQueue: true,
    pingInterval: SILENCE_MS / 3,
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (attempt: number) => Math.min(50 * 2 ** attempt, LONGEST_PAUSE_MS),
    },
  })
  client.on('error', onError)
  client.on('ready', onReady)
  client.connect().catch(onError)
  return client
}
