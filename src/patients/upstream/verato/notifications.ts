import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Log } from '../../../observability/log.ts'
import type { VeratoClient } from './client.ts'
import type { NotificationCursor } from './notification-cursor.ts'

const NOTIFICATIONS = '/searchNotifications'
/** The most that Verato gives in a page. */
const PAGE = 100
const MOST_PAGES = 1_000
/** Notifications come some time after what they tell of: the last polls' time is looked at again. */
const OVERLAP_MS = 10 * 60_000
/** No answer is kept for longer, so what is older concerns none. */
const LONGEST_KEPT_MS = 24 * 3_600_000

const notification = z.object({
  notificationType: z.string().nullish(),
  ts: z.string().nullish(),
  /** An object, or one as JSON. */
  body: z.unknown().optional(),
  notificationLowerCaseBody: z.unknown().optional(),
})
type Notification = z.infer<typeof notification>

const page = z.object({ hasNext: z.boolean().nullish(), notifications: z.array(notification).nullish() })

export interface FollowOptions {
  client: VeratoClient
  cursor: NotificationCursor
  /** Told the link ids whose persons are not what they were; `all` when there are too many to name. */
  changed: (linkIds: readonly string[] | 'all') => Promise<void>
  /** From the end of one poll to the next, in ms. */
  pollMs: number
  log: Log
  now?: () => Date
}

/**
 * Polls what happened to Verato's identities, from where the last process stopped, until it is closed. Every process
 * follows on its own, for its own memory. A poll that fails is logged, and the next one covers its time too.
 */
export function followNotifications(options: FollowOptions): { close(): Promise<void> } {
  const { client, cursor, changed, pollMs, log, now = () => new Date() } = options
  const stop = new AbortController()
  const { signal } = stop
  let position: Date | undefined
  let heard = new Set<string>()

  const start = async (): Promise<Date> => {
    const earliest = now().getTime() - LONGEST_KEPT_MS
    return new Date(Math.max((await cursor.read())?.getTime() ?? now().getTime(), earliest))
  }

  const poll = async () => {
    position ??= await start()
    const until = now()
    const startDate = new Date(position.getTime() - OVERLAP_MS).toISOString()
    const hearing = new Set<string>()
    for (let pageNumber = 0; ; pageNumber++) {
      const content = { startDate, endDate: until.toISOString(), pageNumber, pageSize: PAGE }
      const { hasNext, notifications } = await client.call(NOTIFICATIONS, content, page, signal)
      const news = (notifications ?? []).filter((one) => {
        const name = nameOf(one)
        hearing.add(name)
        return !heard.has(name)
      })
      const linkIds = new Set(news.flatMap(linkIdsOf))
      if (linkIds.size > 0) await changed([...linkIds])
      if (!hasNext || !notifications?.length) break
      if (pageNumber < MOST_PAGES) continue
      await changed('all')
      log.warn('Verato has more notifications than one poll reads: every answer is dropped')
      break
    }
    heard = hearing
    position = until
    await cursor.advance(until)
  }

  const running = (async () => {
    while (!signal.aborted) {
      await poll().catch((error: unknown) => {
        if (!signal.aborted) log.failure('the notifications of Verato could not be read', error)
      })
      await sleep(pollMs, undefined, { signal }).catch(() => {})
    }
  })()

  return {
    close: async () => {
      stop.abort()
      await running
    },
  }
}

const nameOf = (one: Notification): string => JSON.stringify([one.ts, one.notificationType, ...linkIdsOf(one)])

/** The identities that a notification names: `previousLinkId` and `newLinkId`, however they are written. */
function linkIdsOf({ body, notificationLowerCaseBody }: Notification): string[] {
  return [body, notificationLowerCaseBody].flatMap((told) =>
    Object.entries(asObject(told)).flatMap(([name, value]) =>
      /linkid$/i.test(name) && typeof value === 'string' && value !== '' ? [value] : [],
    ),
  )
}

function asObject(told: unknown): object {
  if (typeof told === 'object' && told !== null) return told
  if (typeof told !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(told)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
