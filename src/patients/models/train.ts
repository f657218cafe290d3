import { badInput } from '../../errors.ts'
import type { PatientReads } from '../index/patient-index.ts'
import { DEFAULT_MODEL } from '../matching/model/defaults.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { startTrainingThread } from './training-thread.ts'

export interface TrainingRequest {
  /** Records to learn from; 100,000 unless told, all when there are fewer. */
  sampleSize?: number | null | undefined
  /** Ends the training, with its reason. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: TrainingProgress) => void) | undefined
}

/** Records read of those there are; `learning` once all are. */
export interface TrainingProgress {
  done: number
  total: number
  learning: boolean
}

const SAMPLE = 100_000
const SMALLEST = 100
const LARGEST = 1_000_000
/** Records read at a time. */
const CHUNK = 1_000
const SEED = 1
const WITHIN_MS = 15 * 60_000

/**
 * A model learned on a random sample of the index, always the same of the same index. Beginning is the shipped model;
 * thresholds and margin stay what they are in `active`. Reads in chunks and learns in a thread of its own. Throws
 * `NOT_ENOUGH_DATA`.
 */
export async function trainOnIndex(
  index: Pick<PatientReads, 'counts' | 'recordsAfter'>,
  active: MatchModel,
  now: Date,
  { sampleSize, signal, onProgress = () => {} }: TrainingRequest,
): Promise<MatchModel> {
  const size = sampleSize ?? SAMPLE
  if (!Number.isInteger(size) || size < SMALLEST || size > LARGEST) {
    throw badInput([{ path: 'sampleSize', message: `must be from ${SMALLEST} to ${LARGEST}` }])
  }
  await using thread = await startTrainingThread({ sampleSize: size, seed: SEED, withinMs: WITHIN_MS, signal })
  const { records: total } = await index.counts()
  let done = 0
  for (let last = 0; ; ) {
    signal?.throwIfAborted()
    const records = await index.recordsAfter(last, CHUNK)
    if (records.length === 0) break
    await thread.take(records.map(({ profile }) => profile))
    last = records.at(-1)!.id
    done += records.length
    onProgress({ done, total: Math.max(total, done), learning: false })
  }
  onProgress({ done, total: done, learning: true })
  const { matchThreshold, possibleThreshold, marginBits } = active
  const base = { ...DEFAULT_MODEL, matchThreshold, possibleThreshold, marginBits }
  return await thread.learn({ base, seed: SEED, trainedAt: now.toISOString() })
}
