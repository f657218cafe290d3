import type { ClientSession } from 'mongodb'
import type { Collections } from './collections.ts'

/** Where reading and writing happen. */
export interface Scope {
  collections: Collections
  /** The session of the transaction that has to be asked; undefined when none has. */
  session(): ClientSession | undefined
  /** The limit of one command. */
  timeoutMs: number
}

/** More documents than fit into one answer, so that few answers are as many as there must be. */
const batchSize = 1_000_000

/** How every question is asked. */
export function asking({ session, timeoutMs }: Scope) {
  const current = session()
  return { ...(current && { session: current }), maxTimeMS: timeoutMs, batchSize }
}

/** Asks two things: at the same time, but within a transaction one after the other, since its session takes one at a time. */
export async function both<A, B>(scope: Scope, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> {
  return scope.session() ? [await a(), await b()] : Promise.all([a(), b()])
}

/** Asks in parts, at the same time where that can be. */
export async function inParts<T, R>(scope: Scope, parts: readonly T[], ask: (part: T) => Promise<R>): Promise<R[]> {
  if (!scope.session()) return Promise.all(parts.map(ask))
  const answers: R[] = []
  for (const part of parts) answers.push(await ask(part))
  return answers
}

/** A part that is worth a question of its own, and the most parts. */
const PART = 1_000
const MOST_PARTS = 8

/** Cuts a large list into a few parts. */
export function parts<T>(all: readonly T[]): T[][] {
  const size = Math.max(PART, Math.ceil(all.length / MOST_PARTS))
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
