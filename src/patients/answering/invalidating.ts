import type { AnnouncedChange, Change, Invalidation } from '../../cache/invalidation.ts'
import { ClientError } from '../../errors.ts'
import type { IndexChanges } from '../index/changes.ts'
import { leaveSign } from '../index/index-mark.ts'
import type { PatientIndex, PatientUnit } from '../index/patient-index.ts'
import type { Profile } from '../matching/profile.ts'
import { everythingOf } from '../stewardship/membership.ts'
import { type Mark, markOfKey, markOfName } from './marks.ts'

/** Marks of one transaction beyond which everything is asked anew: telling them apart would cost more. */
const MOST_MARKS = 20_000

/**
 * The index, announcing what each transaction changes before it commits, and acknowledging the transaction only when no
 * cache answers from before it. A transaction that writes nothing announces nothing.
 */
export function invalidating(
  index: PatientIndex,
  everyKeyOf: (profile: Profile) => bigint[],
  invalidation: Invalidation,
): PatientIndex {
  return {
    ...index,
    transaction: async (work) => {
      let announced: AnnouncedChange | undefined
      let result
      try {
        result = await index.transaction(async (unit) => {
          const touched = touchedBy(everyKeyOf)
          const done = await work(watched(unit, touched))
          const change = touched.change()
          // the store tries a transaction again that met another
          await announced?.settled()
          announced = undefined
          if (change) announced = await invalidation.announce(change, () => leaveSign(unit))
          return done
        })
      } catch (error) {
        await (mayCommitYet(error) ? announced?.inDoubt() : announced?.settled())
        throw error
      }
      await announced?.settled()
      return result
    },
  }
}

/** A server that no longer answers may have committed, or do so later. */
const mayCommitYet = (error: unknown) => error instanceof ClientError && error.code === 'UPSTREAM_UNAVAILABLE'

interface Touched {
  add(changes: IndexChanges): void
  everything(): void
  /** Undefined when nothing was touched. */
  change(): Change | undefined
}

/**
 * What answers follow from: the records that a key leads to, the person that a record is of, and what is known of a
 * person. How frequent values are, and the prior within bounds, may be a little older.
 */
function touchedBy(everyKeyOf: (profile: Profile) => bigint[]): Touched {
  const marks = new Set<Mark>()
  let growth = 0
  let all = false
  return {
    add: (changes) => {
      for (const [key] of changes.newKeys ?? []) marks.add(markOfKey(key))
      for (const [key] of changes.removedKeys ?? []) marks.add(markOfKey(key))
      for (const record of changes.changedRecords ?? []) {
        for (const key of everyKeyOf(everythingOf(record))) marks.add(markOfKey(key))
      }
      for (const { mpiId } of changes.grownPersons ?? []) marks.add(markOfName(mpiId))
      for (const { mpiId } of changes.changedPersons ?? []) marks.add(markOfName(mpiId))
      growth += changes.frequencies?.persons ?? 0
    },
    everything: () => (all = true),
    change: () => {
      if (all || marks.size > MOST_MARKS) return { marks: 'all', growth }
      return marks.size > 0 || growth !== 0 ? { marks: Int32Array.from(marks), growth } : undefined
    },
  }
}

function watched(unit: PatientUnit, touched: Touched): PatientUnit {
  return {
    ...unit,
    write: async (changes) => {
      await unit.write(changes)
      touched.add(changes)
    },
    keepModel: async (model, keptAt) => {
      await unit.keepModel(model, keptAt)
      touched.everything()
    },
    activateModel: async (version) => {
      const found = await unit.activateModel(version)
      if (found) touched.everything()
      return found
    },
  }
}
