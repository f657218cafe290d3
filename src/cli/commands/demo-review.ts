import type { Cli } from '../cli.ts'
import { DemoPersonsDocument, DemoResolveDocument, DemoReviewsDocument } from '../documents/demo-patients.ts'
import type { DemoReviewsQuery } from '../generated/graphql.ts'
import { personLine } from '../render/person-line.ts'
import { plain, styled } from '../render/text.ts'
import { weightLines } from '../render/weights.ts'
import type { Transport } from '../transport/transport.ts'

interface RecordRef {
  source: string
  sourceId: string
}
type Review = DemoReviewsQuery['reviewQueue']['nodes'][number]

/** Shows the review of the first doubtful record that has one, answers it, and shows what then is known of the person. */
export async function demoReview(cli: Cli, server: Transport, doubtful: readonly RecordRef[]): Promise<void> {
  const refs = doubtful.map(({ source, sourceId }) => ({ source, sourceId }))
  const before = await decidedBefore(cli, server, refs)
  if (before) {
    cli.print(styled('bold', `${name(before)} was a possible match, and was merged before.`))
  } else {
    const found = await openReview(cli, server, refs)
    if (!found) return
    await resolve(cli, server, found.review)
  }
  const person = before ?? (await decidedBefore(cli, server, refs))
  if (person) showHistory(cli, person.history)
  cli.print()
}

const name = ({ source, sourceId }: RecordRef) => `${source} ${sourceId}`
const sameRecord = (a: RecordRef) => (b: RecordRef) => a.source === b.source && a.sourceId === b.sourceId

/** The first of the records that a review was answered about, with the history of its person. */
async function decidedBefore(cli: Cli, server: Transport, refs: readonly RecordRef[]) {
  const ask = (mpiIds: string[]) =>
    server.execute(DemoPersonsDocument, { refs: [...refs], mpiIds }, { signal: cli.signal })
  const { records } = await ask([])
  const { patients } = await ask(records.flatMap((record) => record?.mpiId ?? []))
  for (const [i, ref] of refs.entries()) {
    const history = patients.find((patient) => patient?.mpiId === records[i]?.mpiId)?.history ?? []
    if (history.some(({ type }) => type === 'REVIEW_RESOLVED')) return { ...ref, history }
  }
  return undefined
}

/** The open review about the earliest of the records that has one. */
async function openReview(cli: Cli, server: Transport, refs: readonly RecordRef[]) {
  const reviews: { review: Review; rank: number }[] = []
  let after: string | null | undefined
  do {
    const data = await server.execute(DemoReviewsDocument, { after }, { signal: cli.signal })
    const { nodes, pageInfo } = data.reviewQueue
    for (const review of nodes) {
      const rank = refs.findIndex((ref) => review.patient.records.some(sameRecord(ref)))
      if (rank >= 0) reviews.push({ review, rank })
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after)
  return reviews.toSorted((a, b) => a.rank - b.rank)[0]
}

async function resolve(cli: Cli, server: Transport, { id, patient, other, ...review }: Review): Promise<void> {
  cli.print(styled('bold', `One possible match, and its review (number ${id}):`))
  cli.print(`  new        ${personLine(patient)}`)
  cli.print(`  known      ${personLine(other)}`)
  cli.print()
  for (const line of weightLines(review.explanation, review.matchWeight)) cli.print(line)
  cli.print(`  a probability of ${review.probability.toFixed(4)}: a person has to look`)
  cli.print()
  const reason = 'the demo: the birth year was a slip of the pen'
  const data = await server.execute(DemoResolveDocument, { id, reason }, { signal: cli.signal })
  cli.answer(data)
  cli.print(styled('bold', `The review is answered (${data.resolveReview.status}), and the two are merged.`))
}

interface Told {
  type: string
  actor: string
  source?: string | null
  sourceId?: string | null
  reason?: string | null
}

function showHistory(cli: Cli, history: readonly Told[]): void {
  cli.print('Its history, each step of which can be taken back:')
  for (const { type, actor, source, sourceId, reason } of history) {
    const what = [source && sourceId ? `${source} ${sourceId}` : '', reason ? `“${reason}”` : '']
      .filter(Boolean)
      .join(' ')
    cli.print(plain(`  ${type.padEnd(16)} by ${actor}  ${what}`).trimEnd())
  }
}
