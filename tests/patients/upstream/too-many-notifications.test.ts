import { expect, it, vi } from 'vitest'
import { createLog } from '../../../src/observability/log.ts'
import { followNotifications } from '../../../src/patients/upstream/verato/notifications.ts'

it('More notifications of Verato than a poll reads drop every answer, and the next poll goes on from there', async () => {
  const told: (readonly string[] | 'all')[] = []
  const advanced: Date[] = []
  const call = async (_operation: string, content: object) =>
    ({
      hasNext: true,
      notifications: [{ ts: 't', notificationType: 'MERGE', body: { newLinkId: JSON.stringify(content) } }],
    }) as never
  const following = followNotifications({
    client: { call },
    cursor: { read: async () => undefined, advance: async (until) => void advanced.push(until) },
    changed: async (linkIds) => void told.push(linkIds),
    pollMs: 60_000,
    log: createLog('silent', { write: () => {} }),
  })
  await vi.waitFor(() => expect(advanced).toHaveLength(1), 20_000)
  await following.close()
  expect(told.at(-1)).toBe('all')
})
