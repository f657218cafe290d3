import type { Profile } from '../../matching/profile.ts'
import { mergeProfiles } from '../../matching/profile.ts'
import { readIdentifiers } from '../../normalise/identifiers.ts'
import type { PatientDeps } from '../../registering/patient-deps.ts'
import { knownPersons } from '../../registering/known-persons.ts'
import { LINK_SYSTEM } from './link-id.ts'

/** Whom the index knows by a link id, and what that follows from. */
export interface KnownLink {
  /** Undefined when nobody of the index has the link id, or several have. */
  mpiId: string | undefined
  keys: readonly bigint[]
  mpiIds: readonly string[]
}

/**
 * Looks link ids up in the index, where a person has one as an identifier of system `verato`. One round trip for all;
 * none for none.
 */
export async function findLinks(
  { index, keysOf }: Pick<PatientDeps, 'index' | 'keysOf'>,
  linkIds: readonly string[],
): Promise<Map<string, KnownLink>> {
  if (linkIds.length === 0) return new Map()
  const asked = linkIds.map(profileOfLink)
  const keys = asked.map(keysOf)
  const { found, profiles } = await index.candidates(keys)
  const known = knownPersons(profiles)
  return new Map(
    linkIds.map((linkId, i) => {
      const { mpiIds, truncated } = found[i]!
      const owners = mpiIds.filter((mpiId) => hasLink(known.profile(mpiId), asked[i]!))
      const mpiId = owners.length === 1 && !truncated ? owners[0] : undefined
      return [linkId, { mpiId, keys: keys[i]!, mpiIds }]
    }),
  )
}

const NOBODY = mergeProfiles([])

/** Somebody of whom no more is known than a link id, in the form in which the index keeps it. */
function profileOfLink(linkId: string): Profile {
  return { ...NOBODY, identifiers: readIdentifiers([{ system: LINK_SYSTEM, value: linkId }], () => {}) }
}

function hasLink({ identifiers }: Profile, { identifiers: [link] }: Profile): boolean {
  return identifiers.some(({ system, value }) => system === link?.system && value === link.value)
}
