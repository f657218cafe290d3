import type { EventReads } from '../patient-index.ts'
import { toEvent } from './documents.ts'
import { asking, type Scope } from './scope.ts'

/** Reading what happened to identities. */
export function eventReads(scope: Scope): EventReads {
  const { events } = scope.collections
  return {
    event: async (id) => {
      const event = await events.findOne({ _id: id }, asking(scope))
      return event ? toEvent(event) : undefined
    },
    eventsOf: async (mpiIds) => {
      if (mpiIds.length === 0) return []
      const among = { $in: [...mpiIds] }
      const either = { $or: [{ mpiId: among }, { otherMpiId: { ...among, $type: 'string' as const } }] }
      return (await events.find(either, asking(scope)).sort({ _id: 1 }).toArray()).map(toEvent)
    },
    eventsAfter: async (id, count) => {
      const after = events.find({ _id: { $gt: id } }, asking(scope))
      return (await after.sort({ _id: 1 }).limit(count).toArray()).map(toEvent)
    },
    newestEvent: async () => (await events.findOne({}, { ...asking(scope), sort: { _id: -1 } }))?._id ?? 0,
  }
}
