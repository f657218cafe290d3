import type { NormalisedIdentifier } from '../../patient.ts'
import { level } from '../model/fields.ts'
import { isTypingError } from '../similarity/typing-error.ts'

const EXACT = level('identifier', 'exact')
const TYPING_ERROR = level('identifier', 'typing error')
const DIFFERENT = level('identifier', 'different')

/** The best level of identifiers of one system, over all systems that both have; 0 when there is none. */
export function compareIdentifiers(a: readonly NormalisedIdentifier[], b: readonly NormalisedIdentifier[]): number {
  let best = 0
  for (const one of a) {
    for (const other of b) {
      if (one.system !== other.system) continue
      if (one.value === other.value) return EXACT
      best = best === TYPING_ERROR || isMistyped(one.value, other.value) ? TYPING_ERROR : DIFFERENT
    }
  }
  return best
}

/** One edit says little of a short number, and is the distance of two that were given in a row. */
const isMistyped = (a: string, b: string) =>
  isTypingError(a, b) && !areInARow(a, b) && Math.min(significant(a), significant(b)) > 5
const significant = (value: string) => value.replace(/^0+/, '').length
/** Parent and child, and the dependants of an insurance, are numbered in a row: 384 and 385, 01 and 02, A and B. */
const areInARow = (a: string, b: string) =>
  a.slice(0, -1) === b.slice(0, -1) ||
  (a.slice(0, -2) === b.slice(0, -2) && Math.abs(Number(a.slice(-2)) - Number(b.slice(-2))) < 10)

/** Whether any of `systems` has values on both sides of which none agrees. */
export function conflictIn(
  systems: ReadonlySet<string>,
  a: readonly NormalisedIdentifier[],
  b: readonly NormalisedIdentifier[],
): boolean {
  if (systems.size === 0) return false
  return a.some(({ system }) => {
    if (!systems.has(system) && !systems.has(system.split('@')[0]!)) return false
    const others = b.filter((other) => other.system === system)
    if (others.length === 0) return false
    return !a.some((one) => one.system === system && others.some((other) => other.value === one.value))
  })
}
