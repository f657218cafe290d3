import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Invalidation } from '../invalidation.ts'
import { createLedger } from '../ledger.ts'
import { acknowledgement, createAcknowledgements } from './acknowledgements.ts'
import type { Redis } from './connection.ts'
import { apply, everything, type LogEntry, readEntry, writeEntry } from './log-entries.ts'
import { readAppended, readRenewal } from './replies.ts'
import { APPEND, LEAVE, RENEW } from './scripts.ts'

/** For how long a process may answer from its caches without having read the log. */
const LEASE_MS = 2_000
const RENEW_EVERY_MS = 250
const RETRY_MS = 100
/** A store that takes longer to tell its sign is not waited for. */
const SIGN_MS = 500
/** About a million changed marks: what processes that start later must know. */
const LOG_BYTES = 8 * 2 ** 20
const MOST_UNHEARD = 10_000

export interface SharedInvalidation extends Invalidation, AsyncDisposable {
  /** Resolves when the log was read for the first time, and when it could not be. */
  started: Promise<void>
}

interface Appended {
  at: number
  /** Other processes that may answer from their caches. */
  others: string[]
  /** For how long there may be more of them, since the era is so young. */
  blindMs: number
}

interface Told extends Appended {
  /** The era in which it was entered. */
  era: string
  heard: Promise<boolean>
}

/**
 * Invalidation among processes that share a Redis, under names that begin with `space`. Each process reads the log of
 * changes and the sign in the store, and may answer from caches for {@link LEASE_MS} after it did. A write is entered
 * before it is committed, and acknowledged when every process that had a lease at that time has read the entry or lost its
 * lease. A write that cannot be entered leaves another sign in the store, and waits for the leases of all who have not
 * seen it; once Redis is back, everything is declared changed, and until then this process uses no cache. `readSign` asks
 * the store; when it does not answer, nobody writes to it either, and the log alone is enough.
 */
export function sharedInvalidation(redis: Redis, space: string, readSign: () => Promise<string>): SharedInvalidation {
  const id = randomBytes(9).toString('base64url')
  const keys = [`{${space}}:log`, `{${space}}:state`]
  const [changes, acks] = [`${space}:changes`, `${space}:acks`]
  const ledger = createLedger()
  const closing = new AbortController()
  let era = 'none'
  let growth = 0
  let leaseUntil = 0
  /** Changes that others could not be told of: their tokens, of those that are over. */
  let owed: (string | undefined)[] = []
  /** Changes of this era whose end somebody has not read who may have read their beginning. */
  let unheard: string[] = []
  let settling = false
  const owes = () => owed.length > 0
  const sign = lastAnswer(readSign, SIGN_MS)
  const acknowledgements = createAcknowledgements(() => era)

  const append = async (entry: LogEntry): Promise<Appended | undefined> => {
    const given = [writeEntry(entry), era, changes, String(LOG_BYTES)]
    const reply = await redis.probe((client) => client.eval(APPEND, { keys, arguments: given })).catch(() => undefined)
    const appended = readAppended(reply)
    if (!appended) {
      renewing.soon()
      return undefined
    }
    const [at, living, blindMs] = appended
    if (at === ledger.position() + 1) ledger.advance(at)
    return { at, others: living.filter((other) => other !== id), blindMs }
  }

  const renew = async (): Promise<void> => {
    await redis.attempted
    const sentAt = performance.now()
    const signed = (await sign()) ?? ''
    const next = randomBytes(6).toString('base64url')
    const given = [id, era, String(ledger.position()), String(LEASE_MS), next, signed]
    const reply = await redis.probe((client) => client.eval(RENEW, { keys, arguments: given }))
    const [now, last, first, entries] = readRenewal(reply)
    if (now !== era || first > ledger.position() + 1) {
      ledger.restart(first - 1)
      if (now !== era) {
        acknowledgements.clear()
        // the log that had their ends is gone
        owed = [...owed, ...unheard]
        unheard = []
      }
      era = now
    }
    for (const [i, text] of entries.entries()) {
      const entry = readEntry(text)
      if (entry.writer !== id) growth += apply(ledger, entry, last - entries.length + 1 + i)
    }
    ledger.advance(last)
    if (owes() && !settling) void settleDebt()
    leaseUntil = sentAt + LEASE_MS
    if (entries.length > 0) {
      const message = acknowledgement(id, era, last)
      redis.probe((client) => client.publish(acks, message)).catch(() => {})
    }
  }

  const settleDebt = async (): Promise<void> => {
    settling = true
    const covered = owed
    const over = covered.filter((token) => token !== undefined)
    const entered = await append(everything(id, over))
    if (entered) {
      ledger.touch('all', entered.at)
      await hearing(entered)
      owed = owed.slice(covered.length)
    }
    settling = false
  }

  const renewing = inTurn(renew, RENEW_EVERY_MS, closing.signal)
  redis.subscribe([changes, acks], (message, channel) => {
    if (channel === acks) acknowledgements.hear(message)
    else if (Number(message) !== ledger.position()) renewing.soon()
  })

  /** Until Redis takes the debt, or no lease is left that was given before the sign. */
  const outlast = async () => {
    const until = performance.now() + LEASE_MS
    while (owes() && performance.now() < until) await sleep(RETRY_MS)
  }

  /** Resolves when the other processes have read an entry, or may not answer from caches: whether they have. */
  const hearing = async ({ at, others, blindMs }: Appended): Promise<boolean> => {
    const [heard] = await Promise.all([acknowledgements.all(others, at, LEASE_MS), blindMs > 0 && sleep(blindMs)])
    return heard
  }

  const tell = async (entry: LogEntry): Promise<Told | undefined> => {
    const toldIn = era
    const entered = await append(entry)
    return entered && { ...entered, era: toldIn, heard: hearing(entered) }
  }

  /** Tells of a change again that is over, should the log go before all have read of its end. */
  const remember = async (token: string, ended: Told, readers: readonly string[]) => {
    if (await acknowledgements.all([...readers, ...ended.others], ended.at, LEASE_MS)) return
    if (ended.era === era) unheard = [...unheard, token].slice(-MOST_UNHEARD)
    else owed = [...owed, token]
  }

  const announce: Invalidation['announce'] = async ({ marks, growth: by }, leaveSign) => {
    const token = randomBytes(9).toString('base64url')
    const change = { writer: id, token, growth: by, marks }
    ledger.open(token, marks)
    const begunIn = era
    const begun = await tell({ ...change, kind: 'begin' })
    if (!begun) await leaveSign()
    return {
      settled: async () => {
        growth += by
        await begun?.heard
        const ended = await tell({ ...change, kind: begun ? 'end' : 'change' })
        ledger.close(token, ended?.at ?? ledger.position() + 1)
        if (ended) void remember(token, ended, begun?.others ?? [])
        else owed = [...owed, token]
        // who came with a new era has not read the beginning
        if (!begun || begunIn !== era) await (ended ? ended.heard : outlast())
      },
      inDoubt: async () => {
        const told = begun ?? (await tell({ ...change, kind: 'begin' }))
        if (!told) owed = [...owed, undefined]
        await (told ? told.heard : outlast())
      },
    }
  }

  return {
    started: renewing.first,
    ledger,
    isCurrent: () => !owes() && performance.now() < leaseUntil,
    era: () => era,
    growth: () => growth,
    announce,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await renewing.ended
      leaseUntil = 0
      if (!owes()) await redis.probe((client) => client.eval(LEAVE, { keys, arguments: [id] })).catch(() => {})
    },
  }
}

/** Runs `work` again and again, one at a time, with a pause between; `soon` makes the next one follow at once. */
function inTurn(work: () => Promise<void>, pauseMs: number, signal: AbortSignal) {
  let wake = () => {}
  let again = false
  const first = Promise.withResolvers<void>()
  const run = async () => {
    while (!signal.aborted) {
      again = false
      await work().catch(() => {})
      first.resolve()
      if (again || signal.aborted) continue
      const woken = Promise.withResolvers<void>()
      wake = woken.resolve
      const timer = setTimeout(wake, pauseMs)
      await woken.promise
      clearTimeout(timer)
    }
  }
  const soon = () => {
    again = true
    wake()
  }
  signal.addEventListener('abort', soon, { once: true })
  return { soon, first: first.promise, ended: run() }
}

/** Asks again, one question at a time, and answers what was answered last when that takes longer than `ms`. */
function lastAnswer<T>(ask: () => Promise<T>, ms: number): () => Promise<T | undefined> {
  let last: T | undefined
  let asking: Promise<void> | undefined
  const askAnew = () =>
    ask().then(
      (answer) => {
        last = answer
        asking = undefined
      },
      () => (asking = undefined),
    )
  return async () => {
    asking ??= askAnew()
    await Promise.race([asking, sleep(ms, undefined, { ref: false })])
    return last
  }
}
