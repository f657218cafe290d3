import type { IdentityEvent, StoredPerson, StoredRecord, StoredReview } from '../index/stored.ts'
import { prepare } from '../matching/compare/prepared.ts'
import type { MatchModel } from '../matching/model/model.ts'
import { mergeProfiles } from '../matching/profile.ts'
import type { Scorer } from '../matching/score.ts'
import { type Fit, fitOf } from '../registering/judge.ts'
import { type Doubt, doubtOfFit } from '../stewardship/doubt.ts'
import { isOfRelinking } from '../stewardship/events.ts'
import { wayUp } from '../stewardship/membership.ts'
import type { RelinkReads } from './neighbours.ts'
import type { PersonView, Statement } from './person-view.ts'

/** Different statements of one person beyond which they are not compared with each other. */
const MOST_STATEMENTS = 200

/**
 * Records that do not fit what else the machine put into their person, the worst of each person, of which nobody was asked.
 * What a steward linked, merged or found fitting is never in doubt.
 */
export async function findMisfits(
  reads: RelinkReads,
  score: Scorer,
  model: MatchModel,
  persons: readonly PersonView[],
): Promise<Doubt[]> {
  const suspects = persons.flatMap((person) =>
    person.statements.length > MOST_STATEMENTS
      ? []
      : person.statements.filter((said) => suspicious(person, said, score, model)).map((said) => ({ person, said })),
  )
  if (suspects.length === 0) return []
  const decided = await readDecisions(
    reads,
    suspects.map(({ person }) => person),
  )
  const doubts = new Map<string, Doubt>()
  for (const { person, said } of suspects) {
    const fit = decided.mayAsk(person, said.records[0]!) && misfit(person, said.records[0]!, score, model, decided)
    const worst = doubts.get(person.mpiId)
    if (fit && fit.matchWeight <= (worst?.matchWeight ?? Infinity))
      doubts.set(person.mpiId, doubtOfFit(said.records[0]!, fit))
  }
  return [...doubts.values()]
}

/** Whether what one record alone says does not fit the rest of its person. */
function suspicious({ statements }: PersonView, said: Statement, score: Scorer, model: MatchModel): boolean {
  if (statements.length === 1 || said.records.length > 1) return false
  const rest = statements.filter((other) => other !== said).map(({ profile }) => profile)
  return !fitOf(score, model, said.prepared, prepare(mergeProfiles(rest))).fits
}

/** How a record fits those that the machine put together with it, when it does not. */
function misfit(
  { statements }: PersonView,
  record: StoredRecord,
  score: Scorer,
  model: MatchModel,
  { togetherBy }: Decisions,
): Fit | null {
  const part = togetherBy(record)
  const own = statements.find(({ records }) => records.includes(record))!
  const rest = statements.filter(
    (other) => other !== own && other.records.some((one) => one.origins.length === 0 && togetherBy(one) === part),
  )
  if (rest.length === 0) return null
  const fit = fitOf(score, model, own.prepared, prepare(mergeProfiles(rest.map(({ profile }) => profile))))
  return fit.fits ? null : fit
}

interface Decisions {
  /** The person at the end of the edges that the machine made from where the record was put. */
  togetherBy(record: StoredRecord): string
  /** Whether nobody linked the record, found it fitting as it is, or is being asked about its person. */
  mayAsk(person: PersonView, record: StoredRecord): boolean
}

async function readDecisions(reads: RelinkReads, suspects: readonly PersonView[]): Promise<Decisions> {
  const persons = [...new Set(suspects)]
  const trees = new Map((await reads.trees(persons.map(({ mpiId }) => mpiId))).map((one) => [one.mpiId, one]))
  const events = await reads.eventsOf([...trees.keys()])
  const machine = new Set(events.filter(isOfRelinking).map(({ id }) => id))
  const answers = await reads.reviewsById(answered(events))
  const open = await reads.openReviewsOf(persons.flatMap(({ records }) => records.map(({ id }) => id)))
  const asked = new Set(open.filter(({ kind, shown }) => kind === 'FIT' && shown).map(({ mpiId }) => mpiId))
  return {
    togetherBy: ({ home }) => climb(home, trees, machine),
    mayAsk: ({ mpiId }, record) =>
      record.origins.length === 0 && !asked.has(mpiId) && !answers.some((one) => accepts(one, record)),
  }
}

const answered = (events: readonly IdentityEvent[]) =>
  events.map(({ before }) => before?.review).filter((review) => review !== undefined)

function climb(home: string, trees: ReadonlyMap<string, StoredPerson>, machine: ReadonlySet<number>): string {
  const way = wayUp(home, trees)
  const end = way.find(({ mergeEvent }) => !machine.has(mergeEvent!))
  return end?.mpiId ?? way.at(-1)?.mergedInto ?? home
}

const accepts = ({ kind, status, record, resolvedAt }: StoredReview, { id, updatedAt }: StoredRecord): boolean =>
  kind === 'FIT' && status === 'SAME' && record === id && resolvedAt! >= updatedAt
