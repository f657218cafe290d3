import type { IdentityEvent } from '../../../src/patients/index/stored.ts'

/** Who belongs to whom, told by events alone: the person of each record, and where persons were merged into. */
export function replay(events: readonly IdentityEvent[]): {
  members: Record<string, string>
  edges: Record<string, string>
} {
  const homes = new Map<string, string[]>()
  const edges = new Map<string, string>()
  for (const event of events) {
    const ref = `${event.source} ${event.sourceId}`
    const path = homes.get(ref) ?? []
    if (event.type === 'REGISTERED') homes.set(ref, [event.mpiId])
    else if (event.type === 'LINKED')
      homes.set(ref, event.before?.home ? [...path, event.before.into ?? event.mpiId] : [event.mpiId])
    else if (event.type === 'UNLINKED') homes.set(ref, event.before?.split ? [event.mpiId] : path.slice(0, -1))
    else if (event.type === 'MERGED') edges.set(event.otherMpiId!, event.mpiId)
    else if (event.type === 'UNMERGED') edges.delete(event.otherMpiId!)
    else if (event.type === 'DELETED') homes.delete(ref)
  }
  const root = (mpiId: string): string => (edges.has(mpiId) ? root(edges.get(mpiId)!) : mpiId)
  return {
    members: Object.fromEntries(Array.from(homes, ([ref, path]) => [ref, root(path.at(-1)!)])),
    edges: Object.fromEntries(edges),
  }
}
