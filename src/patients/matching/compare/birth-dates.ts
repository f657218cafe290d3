import { level } from '../model/fields.ts'
import { isTypingError } from '../similarity/typing-error.ts'

const EXACT = level('birthDate', 'exact')
const SWAPPED = level('birthDate', 'swapped')
const TYPING_ERROR = level('birthDate', 'typing error')
const NEIGHBOUR = level('birthDate', 'neighbour')
const TWO_PARTS = level('birthDate', 'two parts')
const YEAR = level('birthDate', 'year')
const DIFFERENT = level('birthDate', 'different')

const digit = (text: string, at: number) => text.charCodeAt(at) - 48
const two = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1)
const year = (text: string) => two(text, 0) * 100 + two(text, 2)

/** The level of two dates `YYYY-MM-DD`. Neighbours agree in two parts and are off by 3 days, 2 months or 2 years at most. */
export function birthDateLevel(a: string, b: string): number {
  if (a === b) return EXACT
  const years = Math.abs(year(a) - year(b))
  const [monthA, dayA, monthB, dayB] = [two(a, 5), two(a, 8), two(b, 5), two(b, 8)]
  if (years === 0 && monthA === dayB && dayA === monthB) return SWAPPED
  const months = Math.abs(monthA - monthB)
  const days = Math.abs(dayA - dayB)
  const agreeing = Number(years === 0) + Number(months === 0) + Number(days === 0)
  if (agreeing < 2 && years !== 0) return agreeing === 1 && isTypingErrorAcross(a, b) ? TYPING_ERROR : DIFFERENT
  if (isTypingError(a, b) || isTypingErrorAcross(a, b)) return TYPING_ERROR
  if (agreeing === 2) return days <= 3 && months <= 2 && years <= 2 ? NEIGHBOUR : TWO_PARTS
  return YEAR
}

/** A typing error in the digits alone, where two that stand together may belong to two parts: 0112 and 0121. */
function isTypingErrorAcross(a: string, b: string): boolean {
  return isTypingError(a.replaceAll('-', ''), b.replaceAll('-', '')) && a.length === b.length
}

/** The best level of all pairs of dates; 0 when there is none. */
export function compareBirthDates(a: readonly string[], b: readonly string[]): number {
  let best = 0
  for (const dateA of a) {
    for (const dateB of b) {
      const found = birthDateLevel(dateA, dateB)
      if (found === EXACT) return EXACT
      if (best === 0 || found < best) best = found
    }
  }
  return best
}
