import { createHmac } from 'node:crypto'
import { openRedis, type RedisSettings } from '../../cache/redis/connection.ts'
import { sharedInvalidation } from '../../cache/redis/shared-invalidation.ts'
import { readSign } from '../index/index-mark.ts'
import { createOutages } from '../../observability/outages.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import type { SharedCaching } from './open-answering.ts'
import { redisAnswers } from './redis-answers.ts'

export interface SharedSettings extends RedisSettings {
  /** Encrypts what is kept in Redis, when given. */
  secret: string | undefined
}

export interface OpenSharedCaching extends SharedCaching {
  close(): Promise<void>
}

export interface SharedIndex {
  index: PatientIndex
  indexId: string
  hashSecret: string
}

/**
 * Shares answers through Redis among the processes of one index. A Redis that is not there makes every process ask the
 * store until it is; `onError` is told of that now and then, and `onBack` when there is a connection again.
 */
export async function openSharedCaching(
  settings: SharedSettings,
  { hashSecret, indexId, index }: SharedIndex,
  onError: (error: Error) => void,
  onBack: () => void = () => {},
): Promise<OpenSharedCaching> {
  const outages = createOutages(onError, onBack)
  const redis = openRedis(settings, outages.failed, outages.back)
  const space = `vault:${createHmac('sha256', hashSecret).update(`caches of ${indexId}`).digest('base64url').slice(0, 16)}`
  const invalidation = sharedInvalidation(redis, space, () => readSign(index))
  await invalidation.started
  return {
    answers: redisAnswers(redis, { space, era: invalidation.era, secret: settings.secret }),
    invalidation,
    state: () => {
      if (!invalidation.isCurrent()) return 'unreachable'
      return redis.isLeftAlone() ? 'left alone' : 'up'
    },
    close: async () => {
      await invalidation[Symbol.asyncDispose]()
      await redis[Symbol.asyncDispose]()
    },
  }
}
