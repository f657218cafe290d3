import { setTimeout as sleep } from 'node:timers/promises'
import { type ClientSession, MongoError, MongoServerSelectionError } from 'mongodb'
import { createTurnQueue } from '../turn-queue.ts'
import { isConflict } from './failures.ts'
import type { WriterLock } from './writer-lock.ts'

type Work<T> = (session: ClientSession) => Promise<T>

/** Runs a transaction alone among all of all processes; `work` may run again when the server lost a transaction. */
export type Turns = <T>(work: Work<T>) => Promise<T>

/** A process that had turn after turn for so long lets others have one. */
const LONG_MS = 200
const PAUSE_MS = 4

/**
 * The transactions of this process queue here, and compete for the lock with those of others. `timeoutMs` is how long one
 * waits for its turn, and how long it is tried again after that; then it is UPSTREAM_UNAVAILABLE.
 */
export function createTurns(lock: WriterLock, timeoutMs: number): Turns {
  const queue = createTurnQueue(timeoutMs)
  let begunAt = 0
  let endedAt = 0

  const attempt = async <T>(work: Work<T>, end: number): Promise<T> => {
    const session = await lock.acquire(end)
    try {
      const answer = await work(session)
      await commit(session, end)
      lock.release()
      return answer
    } catch (error) {
      await lock.abandon(session, error)
      throw error
    }
  }

  const turn = async <T>(work: Work<T>): Promise<T> => {
    const isRested = Date.now() - endedAt >= PAUSE_MS
    const isLong = Date.now() - begunAt > LONG_MS
    if (!isRested && isLong) await sleep(PAUSE_MS)
    if (isRested || isLong) begunAt = Date.now()
    const end = Date.now() + timeoutMs
    for (;;) {
      try {
        return await attempt(work, end)
      } catch (error) {
        if (!mayTryAgain(error) || Date.now() >= end) throw error
      }
    }
  }

  return (work) => queue(() => turn(work).finally(() => (endedAt = Date.now())))
}

const mayTryAgain = (error: unknown): boolean =>
  isConflict(error) ||
  (error instanceof MongoError &&
    error.hasErrorLabel('TransientTransactionError') &&
    !(error instanceof MongoServerSelectionError))

/** A commit whose answer was lost may be sent again: the server does it once. */
async function commit(session: ClientSession, end: number): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction()
      return
    } catch (error) {
      const unknown = error instanceof MongoError && error.hasErrorLabel('UnknownTransactionCommitResult')
      if (!unknown || error instanceof MongoServerSelectionError || Date.now() >= end) throw error
      await sleep(50)
    }
  }
}
