import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { type Exclusive, oneAtATime } from '../one-at-a-time.ts'
import type { PatientDeps } from '../registering/patient-deps.ts'
import { examine } from './findings.ts'
import { beside } from './rehearsal.ts'
import { inIndex, type Workplace } from './workplace.ts'

/** What relinking did, or would do. */
export interface RelinkReport {
  /** Records looked at. */
  examined: number
  /** Records that came to another person. */
  linked: number
  /** Persons that were merged into another. */
  merged: number
  reviewsOpened: number
  durationMs: number
  dryRun: boolean
}

export interface RelinkRequest {
  /** Counts what would be done and writes nothing. */
  dryRun: boolean
  /** Named by the events. */
  actor: string
  /** Ends the work between two steps; what is done stays. */
  signal?: AbortSignal | undefined
  /** Called with records looked at and to be looked at. */
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined
}

export type Relinker = (request: RelinkRequest) => Promise<RelinkReport>

/** Records looked at together. */
const CHUNK = 500
/** Persons decided in one transaction. */
const A_STEP = 50

/**
 * Compares the whole index under the active model: merges persons that are one by now, and opens reviews of pairs that may
 * be and of records that no longer fit their person. What a steward decided stays. Walks through the records in chunks
 * without holding up writers: what a chunk needs done is decided again and done in short transactions, so that a run that
 * is cut short leaves a sound index. A second run changes nothing. Refuses a second run at the same time with CONFLICT,
 * and ends with it when another model is activated meanwhile.
 */
export function createRelinker(deps: PatientDeps, exclusive?: Exclusive): Relinker {
  const alone = oneAtATime('relinking', exclusive)
  return (request) => alone(() => relink(deps, request))
}

async function relink(deps: PatientDeps, request: RelinkRequest): Promise<RelinkReport> {
  const { dryRun, actor, signal, onProgress } = request
  const start = performance.now()
  const model = (await deps.index.activeModel()) ?? DEFAULT_MODEL
  const machine = { actor, model: model.version }
  const place = dryRun ? beside(deps, machine) : inIndex(deps, machine)
  const counts = { examined: 0, linked: 0, merged: 0, reviewsOpened: 0 }
  const { records: total } = await deps.index.counts()
  for (let last = 0; ; ) {
    signal?.throwIfAborted()
    const records = await deps.index.recordsAfter(last, CHUNK)
    if (records.length === 0) break
    last = records.at(-1)!.id
    const persons = [...new Set(records.map(({ mpiId }) => mpiId))]
    const firsts = await deps.index.firstRecords(persons)
    const own = new Set(records.map(({ id }) => id))
    await treat(
      persons.filter((mpiId) => own.has(firsts.get(mpiId)!)),
      { deps, model, place, counts, signal },
    )
    counts.examined += records.length
    onProgress?.({ done: counts.examined, total: Math.max(total, counts.examined) })
  }
  return { ...counts, durationMs: performance.now() - start, dryRun }
}

interface Run {
  deps: PatientDeps
  model: MatchModel
  place: Workplace
  counts: Omit<RelinkReport, 'durationMs' | 'dryRun'>
  signal: AbortSignal | undefined
}

/** Looks at persons without a lock, and treats those about whom there is something to do until there is no more to join. */
async function treat(mpiIds: readonly string[], run: Run): Promise<void> {
  const { deps, model, place, counts } = run
  for (;;) {
    const before = counts.merged
    const findings = await examine(place.reads, deps, model, mpiIds)
    await settle(findings.concerned, run)
    if (counts.merged === before) return
  }
}

/** Joins and asks in steps; whoever a merge may have made look different is looked at again. */
async function settle(mpiIds: readonly string[], { deps, model, place, counts, signal }: Run): Promise<void> {
  const waiting = new Set(mpiIds)
  while (waiting.size > 0) {
    signal?.throwIfAborted()
    const batch = waiting.values().take(A_STEP).toArray()
    const { joined, asked, touched } = await place.step(async ({ reads, join, ask }) => {
      const findings = await examine(reads, deps, model, batch)
      if (findings.joins.length > 0) {
        return { joined: await join(findings.joins), asked: 0, touched: findings.touched }
      }
      if (findings.doubts.length > 0) await ask(findings.doubts)
      return { joined: [], asked: findings.doubts.length, touched: [] }
    })
    counts.reviewsOpened += asked
    for (const mpiId of joined.length > 0 ? touched : batch) {
      if (joined.length > 0) waiting.add(mpiId)
      else waiting.delete(mpiId)
    }
    for (const { survivor, retired, records } of joined) {
      waiting.add(survivor)
      waiting.delete(retired)
      counts.merged++
      counts.linked += records
    }
  }
}
