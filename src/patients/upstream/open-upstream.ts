import type { Kysely } from 'kysely'
import type { Invalidation } from '../../cache/invalidation.ts'
import type { Database } from '../../db/tables.ts'
import type { Log } from '../../observability/log.ts'
import { markOfName } from '../answering/marks.ts'
import { metered } from '../answering/metered.ts'
import type { Serving } from '../answering/open-answering.ts'
import { leaveSign } from '../index/index-mark.ts'
import type { PatientIndex } from '../index/patient-index.ts'
import { hybridProvider } from './hybrid-provider.ts'
import { createClient } from './verato/client.ts'
import { connect } from './verato/connection.ts'
import { type CredentialSettings, readCredentials } from './verato/credentials.ts'
import { guard } from './verato/guard.ts'
import { foreignPerson } from './verato/link-id.ts'
import { notificationCursor } from './verato/notification-cursor.ts'
import { followNotifications, type FollowOptions } from './verato/notifications.ts'
import { veratoProvider } from './verato/verato-provider.ts'

export interface UpstreamSettings {
  /** Who answers: Verato alone, or the index first. */
  kind: 'verato' | 'hybrid'
  url: string
  credentials: CredentialSettings
  /** Connections, and calls at the same time. */
  poolSize: number
  /** What one call may take in ms, its waiting and further tries included. */
  timeoutMs: number
  /** Between two looks at the notifications, in ms. */
  pollMs: number
}

export interface OpenUpstream {
  /** Begins to answer, and to follow what happens upstream. */
  upstream: NonNullable<Serving['upstream']>
  close(): Promise<void>
}

/** Opens what the settings name. Throws a ConfigError that names the file of a credential that is no good. */
export async function openUpstream(settings: UpstreamSettings, db: Kysely<Database>, log: Log): Promise<OpenUpstream> {
  const { kind, url, poolSize, timeoutMs, pollMs } = settings
  const connection = connect({ url, poolSize, timeoutMs }, await readCredentials(settings.credentials))
  const calls = guard({
    timeoutMs,
    atOnce: poolSize,
    mostWaiting: WAITING * poolSize,
    onBreak: () => log.warn('Verato failed several times in a row and is left alone for a while'),
    onHeal: () => log.info('Verato answers again'),
  })
  const client = createClient(connection, calls, log)
  // an account that may not read notifications can still match
  const poller = createClient(connection, guard({ timeoutMs, atOnce: 1, mostWaiting: 1 }), log)
  const following = new Set<{ close(): Promise<void> }>()
  return {
    upstream: (index, { deps, invalidation, meter }) => {
      const verato = metered(meter, 'PROVIDER', veratoProvider(client, deps, poolSize))
      // what the index passes on is a miss of it, and a question to Verato of its own
      const first = metered(meter, 'STORE', index, ({ status }) => status === 'MATCH')
      const changed = forgetting(invalidation, deps.index)
      following.add(followNotifications({ client: poller, changed, pollMs, log, cursor: notificationCursor(db) }))
      return {
        provider: kind === 'hybrid' ? hybridProvider(first, verato) : verato,
        // with both it is the index that fails as a whole: what Verato does not answer is told in its place
        name: kind === 'hybrid' ? 'INTERNAL' : 'VERATO',
        meaning: `${kind} ${url}`,
        state: () => (calls.isResting() ? 'resting' : 'up'),
      }
    },
    close: async () => {
      await Promise.all([...following].map((one) => one.close()))
      await connection.close()
    },
  }
}

/** Drops the answers, in every process, that one of the identities stands in, or all of them. */
function forgetting(invalidation: Invalidation, index: PatientIndex): FollowOptions['changed'] {
  return async (linkIds) => {
    const markOf = (linkId: string) => markOfName(foreignPerson(linkId))
    const marks = linkIds === 'all' ? linkIds : Int32Array.from(linkIds, markOf)
    const change = await invalidation.announce({ marks, growth: 0 }, () => index.transaction(leaveSign))
    await change.settled()
  }
}

/** Calls for each connection that may wait for it: twice what the batches have that are asked at the same time. */
const WAITING = 20
