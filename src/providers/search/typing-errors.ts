const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Every word at one edit from `word`: a letter dropped, added or changed, or any two letters swapped. About 54 a letter. */
export function neighbours(word: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i <= word.length; i++) {
    const before = word.slice(0, i)
    const after = word.slice(i)
    if (after) found.add(before + after.slice(1))
    for (const letter of LETTERS) {
      found.add(before + letter + after)
      if (after) found.add(before + letter + after.slice(1))
    }
    for (let j = i + 1; j < word.length; j++) found.add(swapped(word, i, j))
  }
  found.delete(word)
  found.delete('')
  return found
}

function swapped(word: string, i: number, j: number): string {
  return word.slice(0, i) + word[j] + word.slice(i + 1, j) + word[i] + word.slice(j + 1)
}

/** Optimal string alignment distance: edits of one letter and swaps of two that stand together (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  let previous: number[] = []
  let current = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(current[j]! + 1, next[j - 1]! + 1, current[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, previous[j - 2]! + 1)
      next[j] = cost
    }
    previous = current
    current = next
  }
  return current[b.length]!
}

/** How many edits may lie between a typed word and what was meant: none in short words, two in long ones. */
export function tolerance(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0
  return word.length < 7 ? 1 : 2
}

/** Whether a word is of Latin letters alone; those that many scripts use, such as the Hawaiian okina, count as such. */
export function isLatin(word: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(word)
}

export interface NearWord {
  word: string
  distance: number
}

/** The words among `candidates` that `typed` may have been meant to be, the nearest first, at most twenty. */
export function byDistance(typed: string, candidates: Iterable<string>): NearWord[] {
  const limit = tolerance(typed)
  const near = neighbours(typed)
  const sameStart = (word: string) => (word[0] === typed[0] ? 0 : 1)
  return [...new Set(candidates)]
    .map((word) => ({ word, distance: near.has(word) ? 1 : editDistance(typed, word) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || sameStart(a.word) - sameStart(b.word) || (a.word < b.word ? -1 : 1))
    .slice(0, 20)
}

/** Of words ranked by distance, those at the smallest one, at most five. */
export function closest(ranked: readonly NearWord[]): string[] {
  return ranked
    .filter(({ distance }) => distance === ranked[0]?.distance)
    .slice(0, 5)
    .map(({ word }) => word)
}
