/** Lexemes whose words this process knows to be in the database already, so that a load does not send them again. */
export interface SeenWords {
  has(lexeme: string): boolean
  addAll(lexemes: Iterable<string>): void
  clear(): void
}

/** A bounded memory of lexemes; forgetting one costs an insert that does nothing. */
export function createSeenWords(limit = 200_000): SeenWords {
  const seen = new Set<string>()
  return {
    has: (lexeme) => seen.has(lexeme),
    addAll: (lexemes) => {
      if (seen.size > limit) seen.clear()
      for (const lexeme of lexemes) seen.add(lexeme)
    },
    clear: () => seen.clear(),
  }
}
