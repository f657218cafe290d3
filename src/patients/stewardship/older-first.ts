import type { StoredPerson } from '../index/stored.ts'
import { recordsIn } from './linking.ts'
import type { Neighbourhood } from './membership.ts'

/**
 * Two persons of a neighbourhood, the older one first; of two that were created at once, the one whose first record was
 * registered first.
 */
export function olderFirst(
  neighbourhood: Neighbourhood,
  mpiId: string,
  otherMpiId: string,
): [older: StoredPerson, younger: StoredPerson] {
  const [one, other] = [mpiId, otherMpiId].map((id) => neighbourhood.persons.get(id)!)
  const [first, otherFirst] = [mpiId, otherMpiId].map((id) => Math.min(...recordsIn(neighbourhood, id)))
  const later = one!.createdAt.getTime() - other!.createdAt.getTime() || first! - otherFirst!
  return later > 0 ? [other!, one!] : [one!, other!]
}
