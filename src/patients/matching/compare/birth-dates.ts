import { isOftenAssumed } from '../frequency.ts'
import { level, PLACE } from '../model/fields.ts'
import type { Comparison } from './comparison.ts'

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

/**
 * The level of two dates `YYYY-MM-DD`. Neighbours are at most 3 days apart, or 2 months on one day of the month, or 2 years on
 * one day of the year.
 */
export function birthDateLevel(a: string, b: string): number {
  if (a === b) return EXACT
  const years = Math.abs(year(a) - year(b))
  const [monthA, dayA, monthB, dayB] = [two(a, 5), two(a, 8), two(b, 5), two(b, 8)]
  if (years === 0 && monthA === dayB && dayA === monthB) return SWAPPED
  if (isMistyped(a, b)) return TYPING_ERROR
  const months = Math.abs(year(a) * 12 + monthA - year(b) * 12 - monthB)
  if (sameDay(dayA, dayB) && (months <= 2 || months === 12 || months === 24)) return NEIGHBOUR
  if (months <= 1 && daysApart(a, b) <= 3) return NEIGHBOUR
  if (Number(years === 0) + Number(monthA === monthB) + Number(dayA === dayB) === 2) return TWO_PARTS
  return years === 0 ? YEAR : DIFFERENT
}

/** Whether two days of a month are one, as far as a month that ends earlier can have it. */
const sameDay = (a: number, b: number) => a === b || (Math.min(a, b) >= 28 && Math.max(a, b) > 28)

const daysApart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

/** Whether one digit is another one, or two that follow one another are swapped: 0112 and 0121. */
function isMistyped(a: string, b: string): boolean {
  let first = -1
  let second = -1
  for (let i = 0; i < 10; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue
    if (second >= 0) return false
    if (first < 0) first = i
    else second = i
  }
  if (second < 0) return true
  const together = second - first === 1 || (second - first === 2 && (second === 5 || second === 8))
  return together && a.charCodeAt(first) === b.charCodeAt(second) && a.charCodeAt(second) === b.charCodeAt(first)
}

/** The level of two dates, of which a day that is often assumed is no evidence for one year mistyped as another. */
function assumedLevel(a: string, b: string): number {
  const found = birthDateLevel(a, b)
  const isAnotherYear = found === TYPING_ERROR || found === NEIGHBOUR
  return isAnotherYear && isOftenAssumed(a) && isOftenAssumed(b) ? TWO_PARTS : found
}

/** The best level of all pairs of dates, and the date on which they agree when it is one that is often assumed. */
export function compareBirthDates(a: readonly string[], b: readonly string[], into: Comparison): void {
  let best = 0
  let agreed: string | null = null
  for (const dateA of a) {
    for (const dateB of b) {
      const found = assumedLevel(dateA, dateB)
      if (best === 0 || found < best) best = found
      if (found === EXACT && (agreed === null || isOftenAssumed(agreed))) agreed = dateA
    }
  }
  const assumed = agreed !== null && isOftenAssumed(agreed) ? agreed : null
  into.levels[PLACE.birthDate] = best
  into.left[PLACE.birthDate] = assumed
  into.right[PLACE.birthDate] = assumed
}
