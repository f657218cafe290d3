import { triedBaselines } from './baselines.ts'
import type { LabelledRecord } from './labelled-record.ts'
import { linkQuality, type LinkQuality } from './link-quality.ts'
import { profilesOf } from './profiles.ts'

/** How good naive answers are: whoever shares such a value, if that is one person and no more. */
export function linkBaselines(
  left: readonly LabelledRecord[],
  right: readonly LabelledRecord[],
  now: Date,
): Record<string, LinkQuality> {
  const profiles = profilesOf(left, now)
  const questions = profilesOf(right, now)
  const known = new Set(left.map(({ cluster }) => cluster))
  const qualities = triedBaselines(profiles, questions).map(([name, valuesOf]) => {
    const holders = new Map<string, Set<string>>()
    for (const [i, profile] of profiles.entries()) {
      for (const value of valuesOf(profile))
        holders.set(value, (holders.get(value) ?? new Set()).add(left[i]!.cluster!))
    }
    const answers = right.map(({ cluster }, i) => {
      const found = new Set(valuesOf(questions[i]!).flatMap((value) => [...(holders.get(value) ?? [])]))
      const hasPerson = cluster !== null && known.has(cluster)
      return { hasPerson, isNamed: found.size === 1, isRight: cluster !== null && found.has(cluster) }
    })
    return [name, linkQuality(1, answers)] as const
  })
  return Object.fromEntries(qualities)
}
