import type { Answers } from '../../patients/answering/answers.ts'
import { whileWaited } from '../patience.ts'
import { Refusal, type SendProblem, sendJson } from '../refusal.ts'
import type { Route } from '../routes.ts'
import { batchAnswer, matchAnswer, problem } from './answer.ts'
import { toPatientInput } from './patient-data.ts'
import { readRequest } from './read-request.ts'
import { restSchemas, type Problem } from './schemas.ts'

const sendRestProblem: SendProblem = (response, { status, code, message, field = null, requestId }) => {
  const error: Problem = { code, message, field, ...(requestId && { request_id: requestId }) }
  sendJson(response, status, { error })
}

/** The routes for clients of an MPI over plain JSON: one patient, and a batch. */
export function restRoutes({ match, maxBatch }: { match: Answers; maxBatch: number }): Route[] {
  const { MatchRequest, BatchRequest } = restSchemas(maxBatch)
  return [
    {
      name: '/mpi/match',
      methods: ['POST'],
      sendProblem: sendRestProblem,
      async handle(request, response) {
        const { patient_data } = await readRequest(request, MatchRequest)
        const asking = { signal: whileWaited(response), method: 'restMatch' }
        const [answer] = await match([toPatientInput(patient_data)], asking)
        if (answer!.status !== 'ERROR') return sendJson(response, 200, matchAnswer(answer!))
        const { code, message } = answer!.error
        const { field } = problem(answer!.error)
        const path = field === null ? undefined : `patient_data.${field}`
        throw new Refusal(code === 'BAD_USER_INPUT' ? 400 : 503, code, message, path)
      },
    },
    {
      name: '/mpi/batch',
      methods: ['POST'],
      sendProblem: sendRestProblem,
      async handle(request, response) {
        const started = performance.now()
        const { patients } = await readRequest(request, BatchRequest)
        const asking = { signal: whileWaited(response), method: 'restBatch' }
        const answers = await match(patients.map(toPatientInput), asking)
        sendJson(response, 200, batchAnswer(answers, performance.now() - started))
      },
    },
  ]
}
