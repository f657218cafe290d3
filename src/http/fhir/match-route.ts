import type { Answers, ServedMatch } from '../../patients/answering/answers.ts'
import type { Persons } from '../../patients/stewardship/persons.ts'
import { readJsonRequest } from '../json-request.ts'
import { whileWaited } from '../patience.ts'
import { Refusal, sendJson } from '../refusal.ts'
import type { Route } from '../routes.ts'
import { checkFormat, JSON_TYPES } from './format.ts'
import { type FoundPerson, matchBundle } from './match-bundle.ts'
import { FHIR_JSON, sendFhirProblem } from './outcome.ts'
import { toPatientInput } from './patient-input.ts'
import { readMatchCall } from './read-match.ts'

/** The operation `$match` of FHIR R4 on Patient (http://hl7.org/fhir/R4/patient-operation-match.html). */
export function fhirMatchRoute({ match, persons }: { match: Answers; persons: Persons }): Route {
  return {
    name: '/fhir/Patient/$match',
    methods: ['POST'],
    sendProblem: sendFhirProblem,
    async handle(request, response) {
      checkFormat(request)
      const call = readMatchCall(await readJsonRequest(request, JSON_TYPES))
      const asking = { signal: whileWaited(response), method: 'fhirMatch' }
      const [answer] = await match([toPatientInput(call.patient)], asking)
      const candidates = candidatesOf(answer!, call.onlyCertainMatches)
      const known = await persons.persons(candidates.slice(0, call.count).map(({ mpiId }) => mpiId))
      const found = candidates.map((candidate, i): FoundPerson => ({ candidate, person: known[i] ?? null }))
      sendJson(response, 200, matchBundle(found, call.count, answer!.warnings), FHIR_JSON)
    },
  }
}

/** Best first. Of an answer that is to be certain no more than the one person that it names. */
function candidatesOf(answer: ServedMatch, onlyCertain: boolean) {
  if (answer.status !== 'ERROR') {
    const { candidates, mpiId } = answer
    return onlyCertain ? candidates.filter((one) => one.grade === 'CERTAIN' && one.mpiId === mpiId) : candidates
  }
  const { code, message } = answer.error
  throw new Refusal(code === 'BAD_USER_INPUT' ? 422 : 503, code, message)
}
