import type { ClientSession } from 'mongodb'
import { through, within } from '../guarded.ts'
import type { PatientIndex, PatientReads, PatientUnit } from '../patient-index.ts'
import { candidateSearch, type SearchCandidates } from './candidates.ts'
import type { Collections } from './collections.ts'
import { crowdedKeys } from './crowded-keys.ts'
import { decisionReads } from './decision-reads.ts'
import { withoutValues } from './failures.ts'
import { figureReads } from './figure-reads.ts'
import { activateModel, keepModel, modelReads } from './models.ts'
import { personReads } from './person-reads.ts'
import { recordReads } from './record-reads.ts'
import { asking, type Scope } from './scope.ts'
import { lacking, readState } from './state.ts'
import type { Turns } from './turns.ts'
import { writeChanges } from './writes.ts'

/** The index in MongoDB. One command takes at most `timeoutMs`. */
export function createMongoIndex(collections: Collections, turns: Turns, timeoutMs: number): PatientIndex {
  const searchCandidates = candidateSearch(crowdedKeys())
  const reads = createReads({ collections, session: () => undefined, timeoutMs }, searchCandidates)
  return {
    ...through(reads, (ask) =>
      within(timeoutMs, ask()).catch((error: unknown) => {
        throw withoutValues(error)
      }),
    ),
    transaction: async (work) => {
      try {
        return await turns((session) => work(unitIn(session, collections, timeoutMs, searchCandidates)))
      } catch (error) {
        throw withoutValues(error)
      }
    },
  }
}

/** The reading side outside of transactions or within one. A batch of nothing asks nothing. */
function createReads(scope: Scope, searchCandidates: SearchCandidates): PatientReads {
  return {
    ...personReads(scope, searchCandidates),
    ...recordReads(scope),
    ...decisionReads(scope),
    ...figureReads(scope),
    ...modelReads(scope),
    hashMark: async () => (await readState(scope.collections, asking(scope))).hashMark,
  }
}

/**
 * As long as a unit has written nothing, its reads go past its session: no one else can commit meanwhile, and a session
 * asks one thing at a time.
 */
function unitIn(
  session: ClientSession,
  collections: Collections,
  timeoutMs: number,
  searchCandidates: SearchCandidates,
): PatientUnit {
  let written = false
  const writing = <A extends unknown[], R>(write: (...given: A) => Promise<R>) => {
    return (...given: A) => {
      written = true
      return write(...given)
    }
  }
  const scope = { collections, session: () => (written ? session : undefined), timeoutMs }
  return {
    ...through(createReads(scope, searchCandidates), (ask) => within(timeoutMs, ask())),
    takeIds: async (count) => {
      const options = { session, returnDocument: 'after' } as const
      const state = await collections.state.findOneAndUpdate({ _id: 'index' }, { $inc: { lastId: count } }, options)
      if (!state) throw lacking()
      return state.lastId - count + 1
    },
    write: writing((changes) => writeChanges(collections, session, changes)),
    keepModel: writing((model, keptAt) => keepModel(collections, session, model, keptAt)),
    activateModel: writing((version) => activateModel(collections, session, version)),
    keepHashMark: writing(async (hashMark) => {
      await collections.state.updateOne({ _id: 'index' }, { $set: { hashMark } }, { session })
    }),
  }
}
