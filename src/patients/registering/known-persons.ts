import { prepare, type Prepared } from '../matching/compare/prepared.ts'
import { mergeProfiles, type Profile } from '../matching/profile.ts'
import { unpackProfile } from '../matching/packed.ts'

/** The persons that a batch is about, each unpacked once. Registering lets them grow. */
export interface KnownPersons {
  ids(): Iterable<string>
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
  const persons = new Map<string, Known>()
  const learn: KnownPersons['learn'] = (more) => {
    for (const [mpiId, text] of more) {
      if (!persons.has(mpiId)) persons.set(mpiId, { profile: unpackProfile(text), prepared: undefined })
    }
  }
  learn(packed)
  return {
    ids: () => persons.keys(),
    learn,
    profile: (mpiId) => persons.get(mpiId)!.profile,
    prepared: (mpiId) => {
      const known = persons.get(mpiId)!
      known.prepared ??= prepare(known.profile)
      return known.prepared
    },
    grow: (mpiId, profile) => {
      const before = persons.get(mpiId)?.profile
      persons.set(mpiId, { profile: mergeProfiles(before ? [before, profile] : [profile]), prepared: undefined })
    },
  }
}
