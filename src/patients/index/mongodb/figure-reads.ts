import type { PatientReads } from '../patient-index.ts'
import { asking, both, inParts, parts, type Scope } from './scope.ts'
import { readState } from './state.ts'

/** Reading how many there are. */
export function figureReads(scope: Scope): Pick<PatientReads, 'frequencies' | 'counts'> {
  const { frequencies, reviews } = scope.collections
  const totals = () => readState(scope.collections, asking(scope))
  return {
    frequencies: async (values) => {
      const count = () =>
        inParts(scope, parts(values), (part) => frequencies.find({ _id: { $in: part } }, asking(scope)).toArray())
      const [{ persons }, found] = await both(scope, totals, count)
      return { persons, counts: new Map(found.flat().map((value) => [value._id, value.persons])) }
    },
    counts: async () => {
      const open = () => reviews.countDocuments({ status: 'OPEN', shown: true }, asking(scope))
      const [{ persons, records }, openReviews] = await both(scope, totals, open)
      return { persons, records, openReviews }
    },
  }
}
