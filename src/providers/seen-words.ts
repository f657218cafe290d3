/** The words of one value. Who sees the same object again and again may note in `knownTo` that it knows all of them. */
export interface ValueWords {
  words: readonly string[]
  knownTo?: object | undefined
}

/** Words that this process knows to be in the database already, so that a load does not send them again. */
export interface SeenWords {
  /** Adds those to `unseen` that are not known yet. */
  collectNew(value: ValueWords, unseen: Set<string>): void
  addAll(words: Iterable<string>): void
  clear(): void
}

/** A bounded memory of words; forgetting one costs an insert that does nothing. */
export function createSeenWords(limit = 200_000): SeenWords {
  let seen = new Set<string>()
  return {
    collectNew(value, unseen) {
      if (value.knownTo === seen) return
      const before = unseen.size
      for (const word of value.words) if (!seen.has(word)) unseen.add(word)
      if (unseen.size === before && value.words.every((word) => seen.has(word))) value.knownTo = seen
    },
    addAll: (words) => {
      if (seen.size > limit) seen = new Set()
      for (const word of words) seen.add(word)
    },
    clear: () => {
      seen = new Set()
    },
  }
}
