import { setTimeout as sleep } from 'node:timers/promises'
import { ClientError } from '../errors.ts'
import type { PatientIndex } from './index/patient-index.ts'
import type { IdentityEvent } from './index/stored.ts'

/** What happens to identities, whichever process does it. */
export interface IdentityNews {
  /** Tells that this process has committed events, the last of them with this id. */
  happened(newest: number): void
  /**
   * Events from now on, until `signal` aborts, in their order and without the demographics that they keep. Whoever reads
   * slowly hears all of them later; while the index cannot be reached, they wait there.
   */
  follow(signal: AbortSignal): Promise<AsyncGenerator<IdentityEvent>>
}

/** Events that a follower takes at once. */
const PAGE = 500
/** How often the index is asked what other processes have done. */
const LOOK_MS = 1_000
/** A follower that has heard everything asks again after this long at the earliest. */
const REST_MS = 50

/** News are read from the events that the index keeps, each follower at its own place; without followers nothing is asked. */
export function createIdentityNews(
  index: Pick<PatientIndex, 'eventsAfter' | 'newestEvent'>,
  lookMs = LOOK_MS,
): IdentityNews {
  const followers = new Set<() => void>()
  let newest = 0
  let looking: NodeJS.Timeout | undefined

  const happened = (id: number) => {
    if (id <= newest) return
    newest = id
    for (const wake of followers) wake()
  }
  const lookLater = () => setTimeout(() => void look(), lookMs).unref()
  const look = async () => {
    await index.newestEvent().then(happened, () => {})
    looking = followers.size > 0 ? lookLater() : undefined
  }
  const join = (wake: () => void) => {
    followers.add(wake)
    looking ??= lookLater()
  }

  /** Ends when something happened after `id`, or the follower leaves. */
  const somethingAfter = (id: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        if (newest <= id && !signal.aborted) return
        followers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      signal.addEventListener('abort', wake)
      join(wake)
      wake()
    })

  async function* eventsFrom(first: number, signal: AbortSignal): AsyncGenerator<IdentityEvent> {
    for (let heard = first; !signal.aborted; ) {
      await somethingAfter(heard, signal)
      const events = signal.aborted
        ? []
        : await index.eventsAfter(heard, PAGE).catch((error) => waitForIndex(error, lookMs, signal))
      for (const event of events) {
        heard = event.id
        yield withoutDemographics(event)
      }
      if (events.length < PAGE) await rest(REST_MS, signal)
    }
  }

  return { happened, follow: async (signal) => eventsFrom(await index.newestEvent(), signal) }
}

/** The event without the values that an update replaced. */
const withoutDemographics = (event: IdentityEvent): IdentityEvent =>
  event.before?.input ? { ...event, before: null } : event

const rest = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => {})

/** Nothing for now, when the index cannot be reached. */
async function waitForIndex(error: unknown, ms: number, signal: AbortSignal): Promise<IdentityEvent[]> {
  if (!(error instanceof ClientError) || error.code !== 'UPSTREAM_UNAVAILABLE') throw error
  await rest(ms, signal)
  return []
}

/** The index, telling of the events of each transaction once it is committed. */
export function announcing(index: PatientIndex, happened: IdentityNews['happened']): PatientIndex {
  return {
    ...index,
    transaction: async (work) => {
      let newest = 0
      const result = await index.transaction(async (unit) => {
        newest = 0
        return work({
          ...unit,
          write: async (changes) => {
            await unit.write(changes)
            for (const { id } of changes.events ?? []) newest = Math.max(newest, id)
          },
        })
      })
      happened(newest)
      return result
    },
  }
}
