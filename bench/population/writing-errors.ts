import { between, pick } from '../random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** One letter dropped, doubled, changed or added, never the first. */
export function mistyped(text: string, random: () => number): string {
  const at = between(1, Math.max(1, text.length - 1), random)
  const letter = pick(Array.from(LETTERS), random)
  const kind = random()
  if (kind < 0.25 && text.length > 2) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.5) return text.slice(0, at) + letter + text.slice(at)
  if (kind < 0.7) return text.slice(0, at) + (text[at] ?? letter) + text.slice(at)
  return text.slice(0, at) + letter + text.slice(at + 1)
}

/** Two letters that differ and stand together swapped. */
export function transposed(text: string, random: () => number): string {
  const places = Array.from({ length: text.length - 1 }, (_, i) => i).filter((i) => text[i] !== text[i + 1])
  if (places.length === 0) return mistyped(text, random)
  const at = pick(places, random)
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
}

/** About a fifth of the letters left out, the first never. */
export function withLettersDropped(text: string, random: () => number): string {
  let rest = text
  for (let count = Math.max(1, Math.round(text.length / 5)); count > 0 && rest.length > 2; count--) {
    const at = between(1, rest.length - 1, random)
    rest = rest.slice(0, at) + rest.slice(at + 1)
  }
  return rest
}

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ü', n: 'ñ', c: 'ç' }

/** One letter with an accent, or undefined when none can have one. */
export function accented(text: string, random: () => number): string | undefined {
  const places = Array.from(text, (letter, i) => (ACCENTED[letter] ? i : -1)).filter((i) => i >= 0)
  if (places.length === 0) return undefined
  const at = pick(places, random)
  return text.slice(0, at) + ACCENTED[text[at]!]! + text.slice(at + 1)
}

/** One digit changed into another. */
export function withWrongDigit(text: string, random: () => number): string {
  const places = Array.from(text, (letter, i) => (/\d/.test(letter) ? i : -1)).filter((i) => i >= 0)
  const at = pick(places, random)
  return text.slice(0, at) + ((Number(text[at]) + between(1, 9, random)) % 10) + text.slice(at + 1)
}
