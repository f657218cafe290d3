import { type CurrentRequest, duringRequest } from '../../../observability/current-request.ts'
import type { AnswerProvider, ProvidedAnswer } from '../../answering/provider.ts'
import { marksOf } from '../../answering/marks.ts'
import type { PatientInput } from '../../patient.ts'
import { inTurns } from '../../registering/in-turns.ts'
import type { ItemError } from '../../registering/item-error.ts'
import { unsearchable } from '../../registering/match.ts'
import type { PatientDeps } from '../../registering/patient-deps.ts'
import { type Question, readQuestion } from '../../registering/question.ts'
import type { VeratoClient } from './client.ts'
import { type FailureKind, VeratoFailure } from './failure.ts'
import { identityOf } from './identity.ts'
import { findLinks, type KnownLink } from './known-links.ts'
import { foreignPerson } from './link-id.ts'
import { MOST_RESULTS, readResults, SEARCH, searchContent, type SearchResult } from './search.ts'

/** Batches at the same time: while one waits for its last answers, another has begun. */
const CONCURRENCY = 2
/** Inputs of a batch for each connection: many, since each batch costs a look at the index; few, since they wait. */
const A_CONNECTION = 5

/** Found by Verato, or why not. */
type Found = readonly SearchResult[] | VeratoFailure | 'unsearchable'

/**
 * Asks Verato. Each input is a call of its own, since Verato takes no batches; the calls of a batch go at the same time,
 * as many as there are connections, each in the trace of the request that asked it first. An input whose call fails is an ERROR with UPSTREAM_UNAVAILABLE in its place.
 *
 * `mpiId` names the person of the index who has the link id that Verato tells as an identifier of system `verato`, else
 * it is `verato:` and the link id: a person whom nobody here can load.
 */
export function veratoProvider(client: VeratoClient, deps: PatientDeps, poolSize: number): AnswerProvider {
  const search = async (
    { profile, keys }: Question,
    signal: AbortSignal,
    asker: CurrentRequest | undefined,
  ): Promise<Found> => {
    if (keys.length === 0) return 'unsearchable'
    const content = { identity: identityOf(profile), maxSearchResults: MOST_RESULTS }
    try {
      const call = () => client.call(SEARCH, content, searchContent, signal)
      const { searchResults } = await duringRequest(asker, call)
      return searchResults
    } catch (error) {
      if (error instanceof VeratoFailure) return error
      throw error
    }
  }

  return {
    batchSize: A_CONNECTION * poolSize,
    concurrency: CONCURRENCY,
    ask: async (inputs: readonly PatientInput[], signal, askers) => {
      const questions = await inTurns(inputs, (input) => readQuestion(input, deps.now(), deps.keysOf))
      const found = await Promise.all(questions.map((question, i) => search(question, signal, askers?.[i])))
      const links = await findLinks(deps, [...new Set(found.flatMap(linkIdsOf))])
      return found.map((one, i) => answerOf(questions[i]!, one, links))
    },
  }
}

function linkIdsOf(found: Found): string[] {
  return Array.isArray(found) ? (found as SearchResult[]).flatMap(({ linkId }) => linkId || []) : []
}

function answerOf(question: Question, found: Found, links: ReadonlyMap<string, KnownLink>): ProvidedAnswer {
  const told = { provider: 'VERATO', servedFrom: 'PROVIDER' } as const
  const { warnings } = question
  if (found === 'unsearchable') return { ...told, outcome: unsearchable(question), marks: marksOf([], []) }
  if (found instanceof VeratoFailure) {
    return { ...told, outcome: { status: 'ERROR', warnings, error: errorOf(found) }, marks: marksOf([], []) }
  }
  const personOf = (linkId: string) => links.get(linkId)?.mpiId ?? foreignPerson(linkId)
  const linkIds = linkIdsOf(found)
  const known = linkIds.map((linkId) => links.get(linkId)!)
  const marks = marksOf(
    known.flatMap(({ keys }) => keys),
    [...linkIds.map(foreignPerson), ...known.flatMap(({ mpiIds }) => mpiIds)],
  )
  return { ...told, outcome: { ...readResults(found, personOf), warnings }, marks }
}

const MESSAGES: Readonly<Record<FailureKind, string>> = {
  UNREACHABLE: 'the upstream match provider cannot be reached or is too busy; try again',
  TIMEOUT: 'the upstream match provider did not answer in time; try again',
  STATUS: 'the upstream match provider failed; try again',
  NONSENSE: 'the upstream match provider gave no answer that can be understood',
  REFUSED: 'the upstream match provider refused the question',
}

function errorOf({ kind }: VeratoFailure): ItemError {
  return { code: 'UPSTREAM_UNAVAILABLE', message: MESSAGES[kind], field: null }
}
