/** A bounded map of values that live for a time. What was used since the last look at it gets a second chance. */
export interface MemoryCache<V> {
  get(key: string): V | undefined
  /** Keeps a value of about `bytes` for `ttlMs`. One that is larger than the whole cache is not kept. */
  set(key: string, value: V, bytes: number, ttlMs: number): void
  delete(key: string): void
  clear(): void
  entries(): number
  /** By the sizes that were told, and {@link OVERHEAD} an entry. */
  bytes(): number
}

interface Entry<V> {
  value: V
  bytes: number
  expiresAt: number
  used: boolean
}

/** What an entry costs beside its value, its key included. */
export const OVERHEAD = 200

/** A cache of at most so many entries and bytes. `now` gives milliseconds of a clock that never goes back. */
export function memoryCache<V>(
  { maxEntries, maxBytes }: { maxEntries: number; maxBytes: number },
  now: () => number = () => performance.now(),
): MemoryCache<V> {
  /** In the order in which they are looked at when room is needed. */
  const entries = new Map<string, Entry<V>>()
  let bytes = 0

  const remove = (key: string, entry: Entry<V>) => {
    entries.delete(key)
    bytes -= entry.bytes
  }

  const makeRoom = () => {
    for (const [key, entry] of entries) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return
      entries.delete(key)
      if (entry.used && entry.expiresAt > now()) entries.set(key, { ...entry, used: false })
      else bytes -= entry.bytes
    }
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (entry.expiresAt <= now()) {
        remove(key, entry)
        return undefined
      }
      entry.used = true
      return entry.value
    },
    set: (key, value, told, ttlMs) => {
      const before = entries.get(key)
      if (before) remove(key, before)
      const size = told + OVERHEAD
      if (size > maxBytes || ttlMs <= 0) return
      entries.set(key, { value, bytes: size, expiresAt: now() + ttlMs, used: false })
      bytes += size
      makeRoom()
    },
    delete: (key) => {
      const entry = entries.get(key)
      if (entry) remove(key, entry)
    },
    clear: () => {
      entries.clear()
      bytes = 0
    },
    entries: () => entries.size,
    bytes: () => bytes,
  }
}
