import { randomBytes } from 'node:crypto'
import { createLedger, type Ledger, type Marks } from './ledger.ts'

/** What a write changes: marks of answers that may no longer hold, or everything. */
export interface Change {
  marks: Marks
  /** By how much the number of things that are kept changes. */
  growth: number
}

/** A change that was announced and is not over. */
export interface AnnouncedChange {
  /**
   * The write is committed, or certainly not: what is asked from now on sees it. Resolves when no process answers from
   * before any more.
   */
  settled(): Promise<void>
  /** Nobody knows whether the write is, or will be, committed: nothing that it touches is cached for a while. */
  inDoubt(): Promise<void>
}

/** Keeps caches from answering what a write has made stale, in this process and in all others that share the caches. */
export interface Invalidation {
  ledger: Pick<Ledger, 'position' | 'version' | 'isFresh' | 'isChanging'>
  /** Whether the ledger knows every change that was settled. While it does not, no cache may answer. */
  isCurrent(): boolean
  /** Another text when what was cached before is of another order of changes. */
  era(): string
  /** The sum of the growth of all changes that are known here. */
  growth(): number
  /**
   * To be called before the write is committed. `leaveSign` puts a sign into the store as a part of the write, which the
   * others find there when they cannot be told otherwise.
   */
  announce(change: Change, leaveSign: () => Promise<void>): Promise<AnnouncedChange>
}

/**
 * Of a process that shares its caches with none. `leavesSigns` when others may cache answers of the same store, who then
 * see what this one writes when they read the sign next.
 */
export function ownInvalidation(leavesSigns = false): Invalidation {
  const ledger = createLedger()
  const era = randomBytes(6).toString('base64url')
  let growth = 0
  const next = () => ledger.position() + 1
  return {
    ledger,
    isCurrent: () => true,
    era: () => era,
    growth: () => growth,
    announce: async ({ marks, growth: by }, leaveSign) => {
      if (leavesSigns) await leaveSign()
      const token = randomBytes(12).toString('base64url')
      ledger.open(token, marks)
      return {
        settled: async () => {
          growth += by
          const at = next()
          ledger.close(token, at)
          ledger.advance(at)
        },
        inDoubt: async () => {},
      }
    },
  }
}
