import { builder } from '../../graphql/builder.ts'
import type { TierStats } from '../answering/open-answering.ts'
import { ServedFromEnum } from './match-result.ts'

const TierStatsType = builder.objectRef<TierStats>('TierStats').implement({
  description: 'One tier of answers, as this process has used it since its start.',
  fields: (t) => ({
    tier: t.expose('tier', { type: ServedFromEnum, description: 'The tier.' }),
    state: t.exposeString('state', {
      description: '`up`, `off` when it is not configured, or what is the matter.',
    }),
    entries: t.exposeInt('entries', { nullable: true, description: 'Answers in it; null where they are not counted.' }),
    hits: t.exposeFloat('hits', { description: 'Questions that it answered.' }),
    misses: t.exposeFloat('misses', { description: 'Questions that it was asked and could not answer.' }),
    p95Ms: t.exposeFloat('p95Ms', {
      nullable: true,
      description: 'Time of the last looks into it: for one question in memory, for a batch elsewhere.',
    }),
  }),
})

const CacheStatsType = builder.objectRef<readonly TierStats[]>('CacheStats').implement({
  description: 'How well the caches of this process serve.',
  fields: (t) => ({
    hitRate: t.float({
      description: 'The share of questions that a cache answered; 0 before the first.',
      resolve: hitRate,
    }),
    tiers: t.field({
      type: [TierStatsType],
      description: 'In the order in which they are asked.',
      resolve: (tiers) => [...tiers],
    }),
  }),
})

const CACHES: readonly string[] = ['MEMORY', 'REDIS']

/** Each question is asked of the memory once, and of every other tier when those before did not know. */
function hitRate(tiers: readonly TierStats[]): number {
  const caches = tiers.filter(({ tier }) => CACHES.includes(tier))
  const memory = caches.find(({ tier }) => tier === 'MEMORY')
  const asked = memory ? memory.hits + memory.misses : 0
  return asked === 0 ? 0 : caches.reduce((sum, { hits }) => sum + hits, 0) / asked
}

builder.queryFields((t) => ({
  cacheStats: t.field({
    type: CacheStatsType,
    description: 'How often each tier answered, and how it is. Other processes have figures of their own.',
    resolve: (_root, _args, { patients }) => patients.cacheTiers(),
  }),
}))
