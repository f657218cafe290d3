import { prepare, type Prepared } from '../matching/compare/prepared.ts'
import { mergeProfiles, type Profile } from '../matching/profile.ts'
import { unpackProfile } from '../matching/packed.ts'

/** The persons that a batch is about, each unpacked once, when it is first looked at. Registering lets them grow. */
export interface KnownPersons {
  /** Adds persons of the index by their packed profiles, but for those that are known. */
  learn(packed: ReadonlyMap<string, string>): void
  profile(mpiId: string): Profile
  prepared(mpiId: string): Prepared
  /** Adds what else is known of a person, or a person that is new. */
  grow(mpiId: string, profile: Profile): void
}

interface Known {
  profile: Profile
  prepared: Prepared | undefined
}

export function knownPersons(packed: ReadonlyMap<string, string>): KnownPersons {
  const stored = new Map(packed)
  const persons = new Map<string, Known>()
  const find = (mpiId: string): Known | undefined => {
    const known = persons.get(mpiId)
    const text = stored.get(mpiId)
    if (known || text === undefined) return known
    const unpacked = { profile: unpackProfile(text), prepared: undefined }
    persons.set(mpiId, unpacked)
    return unpacked
  }
  return {
    learn: (more) => {
      for (const [mpiId, text] of more) if (!stored.has(mpiId)) stored.set(mpiId, text)
    },
    profile: (mpiId) => find(mpiId)!.profile,
    prepared: (mpiId) => {
      const known = find(mpiId)!
      known.prepared ??= prepare(known.profile)
      return known.prepared
    },
    grow: (mpiId, profile) => {
      const before = find(mpiId)?.profile
      persons.set(mpiId, { profile: before ? mergeProfiles([before, profile]) : profile, prepared: undefined })
    },
  }
}
