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
      const typed = one.value.length > 5 && isTypingError(one.value, other.value)
      best = typed || best === TYPING_ERROR ? TYPING_ERROR : DIFFERENT
    }
  }
  return best
}

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
