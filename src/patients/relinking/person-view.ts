import type { StoredRecord } from '../index/stored.ts'
import { prepare, type Prepared } from '../matching/compare/prepared.ts'
import { packProfile } from '../matching/packed.ts'
import { mergeProfiles, type Profile } from '../matching/profile.ts'
import { countedOf } from '../stewardship/membership.ts'

/** What one or several records of a person say alike. */
export interface Statement {
  /** By id. */
  records: StoredRecord[]
  profile: Profile
  prepared: Prepared
}

/** A person with its records, ready to be compared. */
export interface PersonView {
  mpiId: string
  /** By id. */
  records: readonly StoredRecord[]
  /** Each different one once. */
  statements: readonly Statement[]
  /** Everything that is known of it. */
  profile: Profile
  prepared: Prepared
}

/** The order in which persons were first registered, which their own ids do not tell. */
export const byFirstRecord = (a: PersonView, b: PersonView): number => a.records[0]!.id - b.records[0]!.id

/** The persons of the records, which must be all of theirs, those of each person by id. */
export function viewsOf(records: readonly StoredRecord[]): Map<string, PersonView> {
  const views = new Map<string, PersonView>()
  for (const [mpiId, own] of Map.groupBy(records, (record) => record.mpiId)) {
    const statements = statementsOf(own)
    const profile = mergeProfiles(statements.map((statement) => statement.profile))
    views.set(mpiId, { mpiId, records: own, statements, profile, prepared: prepare(profile) })
  }
  return views
}

function statementsOf(records: readonly StoredRecord[]): Statement[] {
  const statements = new Map<string, Statement>()
  for (const record of records) {
    const profile = countedOf(record)
    const packed = packProfile(profile)
    const known = statements.get(packed)
    if (known) known.records.push(record)
    else statements.set(packed, { records: [record], profile, prepared: prepare(profile) })
  }
  return [...statements.values()]
}
