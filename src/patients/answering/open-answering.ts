import type { Invalidation } from '../../cache/invalidation.ts'
import { memoryCache } from '../../cache/memory-cache.ts'
import type { Outages } from '../../observability/outages.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { createFinder } from '../registering/match.ts'
import { type Answering, createAnswering } from './answering.ts'
import type { MatchProvider, ServedFrom } from './answers.ts'
import { fingerprint } from './fingerprint.ts'
import { internalProvider } from './internal-provider.ts'
import { metered } from './metered.ts'
import type { AnswerProvider } from './provider.ts'
import { createTierMeter, type TierFigures, type TierLook, type TierMeter } from './tier-meter.ts'
import { createTiers, type InMemory, NO_TIERS, type SharedAnswers } from './tiers.ts'
import { createValidity } from './validity.ts'
import { type OnRequest, watched } from './watched.ts'

export interface CachingSettings {
  ttlMs: number
  negativeTtlMs: number
  /** Bounds of the memory of the process. */
  maxEntries: number
  maxBytes: number
  /** Matches that the index works out together, in tens. An upstream provider has a size of its own. */
  batchSize: number
  /** Whether others may cache answers of the index who hear of a write by nothing but a sign in the store. */
  leavesSigns: boolean
}

/** What the processes share, when they do. */
export interface SharedCaching {
  answers: SharedAnswers
  invalidation: Invalidation
  /** How it goes: `up`, or what is the matter. */
  state(): string
}

/** Told of what happens on the path, for metrics. */
export interface AnsweringWatch {
  onLook?: ((look: TierLook) => void) | undefined
  onBatch?: ((size: number) => void) | undefined
  onRequest?: OnRequest | undefined
  /** How the store goes, whatever is asked of it: not reached, which is said with each try while it lasts, and back. */
  store?: Outages | undefined
}

/** One tier, as `cacheStats` tells it. */
export interface TierStats extends TierFigures {
  tier: ServedFrom
  state: string
  entries: number | undefined
}

export interface OpenAnswering extends Answering {
  tiers(): TierStats[]
}

/** Matches that one of `batchSize` stands for. */
const STORE_BATCHES = 10
/** Answers of another form, or that are worked out otherwise, must not be taken for ours. */
const FORM = 1

/** How a process caches answers, what it shares with others, and who watches. */
export interface Serving {
  caching: CachingSettings
  /** Absent of a process that shares its caches with none. */
  shared?: SharedCaching | undefined
  watch?: AnsweringWatch | undefined
  /** Whoever answers in the place of the index, given the provider that asks the index alone, whose calls nobody counts. */
  upstream?: ((index: AnswerProvider, ground: UpstreamGround) => Upstream) | undefined
}

/** What an upstream provider stands on, and where it tells what it no longer stands by and how its calls went. */
export interface UpstreamGround {
  deps: PatientDeps
  invalidation: Invalidation
  meter: TierMeter
}

export interface Upstream {
  provider: AnswerProvider
  /** Whom an answer is told to be from that nobody could give. */
  name: MatchProvider
  /** Names whatever its answers depend on beside the question and the index. */
  meaning: string
  /** How it goes: `up`, or what is the matter. */
  state(): string
}

export interface AnsweringGround extends Serving, Omit<UpstreamGround, 'meter'> {
  hashSecret: string
  /** How the store of `deps` goes: `up`, or what is the matter. */
  storeState(): string
}

/** Builds the path from its settings: memory, what the processes share, then the matcher over the index. */
export function openAnswering(ground: AnsweringGround): OpenAnswering {
  const { deps, hashSecret, caching, shared, watch = {}, invalidation } = ground
  const meter = createTierMeter(watch.onLook)
  const memory = memoryCache<InMemory>(caching)
  const validity = createValidity(invalidation)
  const isCaching = caching.ttlMs > 0
  const cached = { memory, sharedAnswers: shared?.answers, invalidation, validity, meter }
  const tiers = isCaching ? createTiers(cached) : NO_TIERS
  const index = internalProvider(createFinder(deps), STORE_BATCHES * caching.batchSize)
  const upstream = ground.upstream?.(index, { deps, invalidation, meter })
  const answering = createAnswering({
    provider: upstream?.provider ?? metered(meter, 'STORE', index),
    providerName: upstream?.name ?? 'INTERNAL',
    fingerprintOf: fingerprint(
      hashSecret,
      JSON.stringify([FORM, [...deps.authoritative].toSorted(), upstream?.meaning]),
    ),
    tiers,
    validity,
    invalidation,
    settings: { maxBatch: deps.maxBatch, ttlMs: caching.ttlMs, negativeTtlMs: caching.negativeTtlMs },
    onBatch: watch.onBatch,
    now: deps.now,
  })
  const stats = (tier: ServedFrom, state: string, entries?: number): TierStats => {
    return { tier, state, entries, ...meter.figures(tier) }
  }
  const memoryState = () => {
    if (!isCaching) return 'off'
    return invalidation.isCurrent() ? 'up' : 'paused'
  }
  return {
    ...answering,
    ask: watched(answering.ask, watch.onRequest),
    tiers: () => [
      stats('MEMORY', memoryState(), memory.entries()),
      stats('REDIS', shared?.state() ?? 'off'),
      stats('STORE', ground.storeState()),
      stats('PROVIDER', upstream?.state() ?? 'off'),
    ],
  }
}
