import type { InputWarning, NormalisedIdentifier } from '../patient.ts'

const CLAIMED: InputWarning = { field: 'identifiers', message: 'hold one that another person has too; both keep it' }

/**
 * The warning about a record that states an identifier which one of `others` has as well, who are not its person: either
 * of the two is wrong, and demographics say no more than that they are two.
 */
export function claims(
  stated: readonly NormalisedIdentifier[],
  others: Iterable<{ identifiers: readonly NormalisedIdentifier[] }>,
): InputWarning[] {
  if (stated.length === 0) return []
  for (const { identifiers } of others) {
    const shared = identifiers.some((one) =>
      stated.some(({ system, value }) => system === one.system && value === one.value),
    )
    if (shared) return [CLAIMED]
  }
  return []
}
