import type { Bundle, BundleEntry } from '@medplum/fhirtypes'
import type { MatchGrade, RankedCandidate } from '../../patients/matching/decide.ts'
import type { Person } from '../../patients/stewardship/persons.ts'
import type { InputWarning } from '../../patients/patient.ts'
import { warningsOutcome } from './outcome.ts'
import { patientResource } from './patient-resource.ts'

/** Codes of the value set match-grade of FHIR R4. */
const GRADES: Record<MatchGrade, string> = {
  CERTAIN: 'certain',
  PROBABLE: 'probable',
  POSSIBLE: 'possible',
  CERTAINLY_NOT: 'certainly-not',
}
const MATCH_GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade'

/** A candidate, and the person if the index has it. */
export interface FoundPerson {
  candidate: RankedCandidate
  person: Person | null
}

/**
 * The answer of `$match`: a searchset, best first, of at most `count` entries; `total` counts them all. What counted as
 * absent is told by an outcome behind them.
 */
export function matchBundle(
  found: readonly FoundPerson[],
  count: number | undefined,
  warnings: readonly InputWarning[],
): Bundle {
  const entry = found.slice(0, count).map(matchEntry)
  if (warnings.length > 0) entry.push({ resource: warningsOutcome(warnings), search: { mode: 'outcome' } })
  return { resourceType: 'Bundle', type: 'searchset', total: found.length, ...(entry.length > 0 && { entry }) }
}

function matchEntry({ candidate, person }: FoundPerson): BundleEntry {
  const { mpiId, probability, grade } = candidate
  return {
    fullUrl: fullUrl(mpiId),
    resource: person ? patientResource(person) : { resourceType: 'Patient', ...(isId(mpiId) && { id: mpiId }) },
    search: {
      extension: [{ url: MATCH_GRADE, valueCode: GRADES[grade] }],
      mode: 'match',
      score: probability,
    },
  }
}

/** Persons have no address of their own here, so that they are named by a URN. */
function fullUrl(mpiId: string): string {
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(mpiId)
  return isUuid ? `urn:uuid:${mpiId}` : `urn:provider-vault:person:${encodeURIComponent(mpiId)}`
}

const isId = (text: string) => /^[A-Za-z0-9.-]{1,64}$/.test(text)
