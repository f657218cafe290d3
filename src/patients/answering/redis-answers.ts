import KeyvRedis from '@keyv/redis'
import { Keyv, type KeyvEncryptionAdapter } from 'keyv'
import type { Client } from '../../cache/redis/clients.ts'
import type { Redis } from '../../cache/redis/connection.ts'
import { encryption } from '../../cache/redis/encryption.ts'
import { answerCodec, type NamedAnswer } from './answer-codec.ts'
import type { SharedAnswers } from './tiers.ts'

export interface RedisAnswersOptions {
  /** What the names of all values begin with. */
  space: string
  /** Positions of changes in values are of the era under which they lie. */
  era: () => string
  /** Encrypts the values, when given. */
  secret: string | undefined
}

/** Answers kept at a time: a larger batch must not hold up what others ask. */
const WRITE = 500
/** Such writes at the same time; what comes beyond is not kept. */
const MOST_WRITING = 8

/** Answers in Redis: a batch is one MGET, and one pipeline behind. */
export function redisAnswers(redis: Redis, { space, era, secret }: RedisAnswersOptions): SharedAnswers {
  const encrypted = secret === undefined ? undefined : encryption(secret)
  let writing = 0
  const stores = new WeakMap<Client, Keyv>()
  const storeOn = (client: Client): Keyv => {
    let keyv = stores.get(client)
    if (!keyv) stores.set(client, (keyv = keyvOn(client, encrypted)))
    return keyv
  }
  const nameOf = (key: string) => `${space}:${era()}:${key}`
  return {
    getMany: async (keys) => {
      const found = await redis
        .within((client) => storeOn(client).getMany<NamedAnswer>(keys.map(nameOf)))
        .catch(() => [])
      return keys.map((key, i) => (found[i]?.key === key ? found[i].cached : undefined))
    },
    setMany: async (answers) => {
      for (let at = 0; at < answers.length && writing < MOST_WRITING; at += WRITE) {
        const entries = answers.slice(at, at + WRITE).map(([key, cached]) => ({
          key: nameOf(key),
          value: { key, cached } satisfies NamedAnswer,
          ttl: cached.expiresAt - Date.now(),
        }))
        writing++
        await redis.behind((client) => storeOn(client).setMany(entries.filter(({ ttl }) => ttl > 0))).catch(() => {})
        writing--
      }
    },
  }
}

/**
 * The server drops what has expired, and the answers themselves tell when they end. Keyv would pass errors of an idle
 * connection on to nobody, which ends the process, so it does not hear of them; failures of commands are thrown.
 */
function keyvOn(client: Client, encrypted: KeyvEncryptionAdapter | undefined): Keyv {
  const store = new KeyvRedis(client, { throwOnErrors: true })
  const quiet = Object.create(store, { on: { value: undefined } }) as typeof store
  return new Keyv({ store: quiet, serialization: answerCodec, encryption: encrypted, checkExpired: false })
}
