import type { Invalidation } from '../../cache/invalidation.ts'
import { ClientError } from '../../errors.ts'
import { type CurrentRequest, duringRequest } from '../../observability/current-request.ts'
import { whileWanted } from '../../while-wanted.ts'
import { checkBatch } from '../registering/checks.ts'
import { latestDay } from '../normalise/latest-day.ts'
import type { PatientInput } from '../patient.ts'
import type { Answers, Asking, MatchProvider, ServedMatch } from './answers.ts'
import { askProvider, type Unanswered } from './ask-provider.ts'
import type { CachedAnswer } from './cached-answer.ts'
import type { Fingerprint } from './fingerprint.ts'
import { gathering } from './gathering.ts'
import { packCandidates } from './packed-candidates.ts'
import type { AnswerProvider } from './provider.ts'
import { createQuestions, type Question } from './questions.ts'
import type { Tiers } from './tiers.ts'
import type { Validity } from './validity.ts'

export interface AnsweringParts {
  provider: AnswerProvider
  /** Whom an answer is told to be from that nobody could give. */
  providerName: MatchProvider
  fingerprintOf: Fingerprint
  tiers: Tiers
  validity: Validity
  invalidation: Invalidation
  settings: AnsweringSettings
  /** Told the size of each batch that the tiers behind the memory are asked for. */
  onBatch?: ((size: number) => void) | undefined
  now: () => Date
}

export interface AnsweringSettings {
  /** Inputs of one call. */
  maxBatch: number
  /** How long an answer that names a person is kept, in ms. */
  ttlMs: number
  /** How long any other is kept. */
  negativeTtlMs: number
}

/** Batches of the largest size, of one caller or of many, that may wait before callers are refused. */
const WAITING_BATCHES = 4
/** Marks beyond which an answer is not cached. */
const MOST_MARKS = 4_096
/** Inputs that are looked up before others are heard. */
const A_TURN = 1_000

export interface Answering {
  ask: Answers
  /** Questions that wait for their turn. */
  waiting(): number
}

/** The path from questions to answers: the memory at once, then all that it does not know in batches, tier by tier. */
export function createAnswering(parts: AnsweringParts): Answering {
  const { provider, fingerprintOf, tiers, settings, now } = parts
  const questions = createQuestions()
  const queue = gathering<Question>({
    ask: (batch) => duringRequest(onlyAsker(batch), () => answerBatch(parts, batch)),
    isWanted: ({ waiters }) => waiters > 0,
    batchSize: provider.batchSize,
    concurrency: provider.concurrency,
    mostWaiting: WAITING_BATCHES * Math.max(settings.maxBatch, provider.batchSize),
  })

  const lookUp = (inputs: readonly PatientInput[], joined: Question[]): (ServedMatch | Question)[] => {
    const today = latestDay(now())
    const keys = inputs.map((input) => fingerprintOf(input, today))
    const version = settledVersion(parts)
    const fresh: Question[] = []
    const found = tiers.remembered(keys).map((known, i) => {
      if (known) return known
      const { question, isNew } = questions.join(keys[i]!, inputs[i]!, version)
      joined.push(question)
      if (isNew) fresh.push(question)
      return question
    })
    if (fresh.length > 0) queue.add(fresh)
    return found
  }

  const ask = async (inputs: readonly PatientInput[], { signal }: Asking): Promise<ServedMatch[]> => {
    checkBatch(inputs.length, settings.maxBatch)
    signal?.throwIfAborted()
    const joined: Question[] = []
    try {
      const found = lookUp(inputs.slice(0, A_TURN), joined)
      for (let at = A_TURN; at < inputs.length; at += A_TURN) {
        await new Promise(setImmediate)
        signal?.throwIfAborted()
        found.push(...lookUp(inputs.slice(at, at + A_TURN), joined))
      }
      if (joined.length === 0) return found as ServedMatch[]
      return await whileWanted(Promise.all(found.map(async (one) => ('answered' in one ? one.answered : one))), signal)
    } finally {
      for (const question of joined) questions.leave(question)
    }
  }

  return { ask: (inputs, asking = {}) => ask(inputs, asking), waiting: queue.waiting }
}

/** Of what is known of changes; undefined while that is not all. */
const settledVersion = ({ validity, invalidation }: AnsweringParts) =>
  invalidation.isCurrent() && !invalidation.ledger.isChanging() ? validity.version() : undefined

/** The request that asks a whole batch; undefined when several do. */
function onlyAsker([first, ...others]: readonly Question[]): CurrentRequest | undefined {
  return others.every(({ asker }) => asker === first!.asker) ? first!.asker : undefined
}

/** Asks tier after tier for what the ones before do not know. Never rejects: each question is told its own end. */
async function answerBatch(parts: AnsweringParts, batch: readonly Question[]): Promise<void> {
  parts.onBatch?.(batch.length)
  const gone = new AbortController()
  let wanted = batch.length
  const begun = { version: settledVersion(parts) }
  for (const question of batch) {
    question.begun = begun
    question.abandoned = () => {
      if (--wanted === 0) gone.abort()
    }
  }
  try {
    const shared = await parts.tiers.shared(batch.map(({ key }) => key))
    const left = batch.filter((question, i) => {
      const known = shared[i]
      if (known) question.resolve(known)
      return !known
    })
    if (left.length > 0 && !gone.signal.aborted) await workOut(parts, left, gone.signal)
  } catch (error) {
    for (const question of batch) question.reject(error)
  }
}

async function workOut(parts: AnsweringParts, questions: readonly Question[], signal: AbortSignal): Promise<void> {
  const { provider, providerName, tiers, validity, invalidation, settings } = parts
  // what is committed from here on may or may not be seen
  const since = invalidation.ledger.position()
  const era = invalidation.era()
  const answers = await askProvider(
    provider,
    questions.map(({ input }) => input),
    signal,
    questions.map(({ asker }) => asker),
  )
  const kept: [string, CachedAnswer][] = []
  for (const [i, answer] of answers.entries()) {
    const question = questions[i]!
    if ('error' in answer) {
      settleUnanswered(question, answer, providerName)
      continue
    }
    const { outcome, marks, indexSize, provisional } = answer
    if (indexSize !== undefined) validity.learnSize(indexSize)
    question.resolve({ ...outcome, provider: answer.provider, servedFrom: answer.servedFrom })
    const ttlMs = outcome.status === 'MATCH' ? settings.ttlMs : settings.negativeTtlMs
    if (outcome.status === 'ERROR' || provisional || marks.length > MOST_MARKS || ttlMs === 0) continue
    const expiresAt = Date.now() + ttlMs
    const packed = { ...outcome, candidates: packCandidates(outcome.candidates), provider: answer.provider }
    kept.push([question.key, { answer: packed, marks, since, indexSize, expiresAt }])
  }
  if (era === invalidation.era()) tiers.keep(kept)
}

const tierOf = (provider: MatchProvider) => (provider === 'INTERNAL' ? 'STORE' : 'PROVIDER')

function settleUnanswered(question: Question, { error }: Unanswered, provider: MatchProvider): void {
  if (!(error instanceof ClientError) || error.code !== 'UPSTREAM_UNAVAILABLE') return question.reject(error)
  const { code, message } = error
  question.resolve({
    status: 'ERROR',
    warnings: [],
    error: { code, message, field: null },
    provider,
    servedFrom: tierOf(provider),
  })
}
