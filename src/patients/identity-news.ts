import { ClientError } from '../errors.ts'
import type { PatientIndex } from './index/patient-index.ts'
import type { IdentityEvent } from './index/stored.ts'

/** What happens to identities, for whoever listens in this process. */
export interface IdentityNews {
  publish(events: readonly IdentityEvent[]): void
  /**
   * Events from now on, until `signal` aborts, without the demographics that they keep. Who leaves more than the bound
   * unread is refused with RATE_LIMITED rather than told only a part.
   */
  follow(signal: AbortSignal): AsyncGenerator<IdentityEvent>
}

interface Follower {
  unread: IdentityEvent[]
  tooSlow: boolean
  wake(): void
}

/** News of which each follower may leave at most `mostUnread` events unread. */
export function createIdentityNews(mostUnread: number): IdentityNews {
  const followers = new Set<Follower>()

  const tell = (follower: Follower, events: readonly IdentityEvent[]) => {
    if (follower.unread.length + events.length > mostUnread) {
      follower.tooSlow = true
      follower.unread = []
      followers.delete(follower)
    } else for (const event of events) follower.unread.push(event)
    follower.wake()
  }

  return {
    publish: (events) => {
      if (followers.size === 0 || events.length === 0) return
      const plain = events.map((event): IdentityEvent => ({ ...event, before: null }))
      for (const follower of followers) tell(follower, plain)
    },
    follow: (signal) => {
      const follower: Follower = { unread: [], tooSlow: false, wake: () => {} }
      followers.add(follower)
      const leave = () => void followers.delete(follower)
      const stop = () => {
        leave()
        follower.wake()
      }
      signal.addEventListener('abort', stop, { once: true })
      return unreadOf(follower, signal, leave)
    },
  }
}

async function* unreadOf(follower: Follower, signal: AbortSignal, leave: () => void): AsyncGenerator<IdentityEvent> {
  try {
    while (!signal.aborted) {
      const events = follower.unread
      follower.unread = []
      yield* events
      if (follower.tooSlow) throw new ClientError('RATE_LIMITED', 'more happened than was read; subscribe again')
      if (follower.unread.length > 0 || signal.aborted) continue
      await new Promise<void>((resolve) => {
        follower.wake = resolve
      })
    }
  } finally {
    leave()
  }
}

/** The index, telling the events of each transaction once it is committed. */
export function announcing(index: PatientIndex, publish: IdentityNews['publish']): PatientIndex {
  return {
    ...index,
    transaction: async (work) => {
      let written: IdentityEvent[] = []
      const result = await index.transaction(async (unit) => {
        written = []
        return work({
          ...unit,
          write: async (changes) => {
            await unit.write(changes)
            written = written.concat(changes.events ?? [])
          },
        })
      })
      publish(written)
      return result
    },
  }
}
