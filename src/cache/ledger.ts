/** What a change makes stale: answers with any of the marks, or all. */
export type Marks = Int32Array | 'all'

/**
 * Which marks were changed when, in positions of one order of all changes. An answer that was worked out after position
 * `since` is fresh while none of its marks was changed after that.
 */
export interface Ledger {
  /** The position up to which all changes are known. */
  position(): number
  /** Another number after everything that may have made an answer stale. */
  version(): number
  isFresh(since: number, marks: Int32Array): boolean
  /** Whether a change is open: it may be committed at any moment, and its end be told later. */
  isChanging(): boolean
  /** Marks that are about to change: until {@link close} nothing that has one of them is fresh. */
  open(token: string, marks: Marks): void
  /** The change of a token is over at `at`, and counts from then; false when the token is not known. */
  close(token: string, at: number): boolean
  touch(marks: Marks, at: number): void
  advance(position: number): void
  /** Forgets what was changed, since only what is worked out after `position` will be told from what is stale. */
  restart(position: number): void
}

/** Changed marks that are remembered, twice; about 40 bytes each. */
const REMEMBERED = 250_000
/** A change that nobody closes is of a process that died, or of a transaction whose end is not known. */
const OPEN_MS = 10 * 60_000

interface OpenChange {
  marks: Marks
  until: number
}

export function createLedger(
  { remembered = REMEMBERED, openMs = OPEN_MS } = {},
  now: () => number = () => performance.now(),
): Ledger {
  /** The position after which each mark was changed last: the newer ones, and those before. */
  let young = new Map<number, number>()
  let old = new Map<number, number>()
  let youngest = 0
  let oldest = 0
  /** What was worked out up to here is not fresh. */
  let floor = -1
  let position = 0
  let version = 0
  const changing = new Map<string, OpenChange>()
  const held = new Map<number, number>()
  let heldAll = 0

  const hold = (marks: Marks, by: 1 | -1) => {
    if (marks === 'all') heldAll += by
    else
      for (const mark of marks) {
        const count = (held.get(mark) ?? 0) + by
        if (count > 0) held.set(mark, count)
        else held.delete(mark)
      }
  }

  const forget = (upTo: number) => {
    floor = Math.max(floor, upTo)
    young = new Map()
    old = new Map()
  }

  const touch = (marks: Marks, at: number) => {
    version++
    if (marks === 'all') return forget(at - 1)
    for (const mark of marks) young.set(mark, Math.max(at, young.get(mark) ?? at))
    youngest = Math.max(youngest, at)
    if (young.size <= remembered) return
    floor = Math.max(floor, oldest - 1)
    old = young
    oldest = youngest
    young = new Map()
  }

  const close = (token: string, at: number): boolean => {
    const change = changing.get(token)
    if (!change) return false
    changing.delete(token)
    touch(change.marks, at)
    hold(change.marks, -1)
    return true
  }

  const closeOverdue = () => {
    for (const [token, { until }] of changing) if (until <= now()) close(token, position + 1)
  }

  const isHeld = (marks: Int32Array) => {
    closeOverdue()
    return heldAll > 0 || (held.size > 0 && marks.some((mark) => held.has(mark)))
  }

  return {
    position: () => position,
    version: () => version,
    isFresh: (since, marks) => {
      if (since <= floor) return false
      if (changing.size > 0 && isHeld(marks)) return false
      if (since >= Math.max(youngest, oldest)) return true
      for (const mark of marks) if ((young.get(mark) ?? old.get(mark) ?? since) > since) return false
      return true
    },
    isChanging: () => {
      if (changing.size > 0) closeOverdue()
      return changing.size > 0
    },
    open: (token, marks) => {
      if (changing.has(token)) return
      version++
      changing.set(token, { marks, until: now() + openMs })
      hold(marks, 1)
    },
    close,
    touch,
    advance: (to) => {
      position = Math.max(position, to)
    },
    restart: (to) => {
      version++
      floor = -1
      forget(to - 1)
      youngest = 0
      oldest = 0
      position = to
    },
  }
}
