import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes'
import type { InputWarning } from '../../patients/patient.ts'
import { type Problem, type SendProblem, sendJson } from '../refusal.ts'

export const FHIR_JSON = 'application/fhir+json'

type IssueType = OperationOutcomeIssue['code']

const BY_STATUS: Record<number, IssueType> = {
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  408: 'timeout',
  413: 'too-long',
  415: 'not-supported',
  422: 'required',
  429: 'throttled',
  500: 'exception',
  503: 'transient',
}

/** An error as an OperationOutcome, with the FHIRPath of what is at fault. */
function outcomeOf({ status, message, field, requestId }: Problem): OperationOutcome {
  const issue: OperationOutcomeIssue = {
    severity: 'error',
    code: BY_STATUS[status] ?? (field === undefined ? 'structure' : 'invalid'),
    diagnostics: requestId === undefined ? message : `${message} It is in the log under request ${requestId}.`,
    ...(field !== undefined && { expression: [field] }),
  }
  return { resourceType: 'OperationOutcome', issue: [issue] }
}

/** What was not understood of a patient, and counts as absent. */
export function warningsOutcome(warnings: readonly InputWarning[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: warnings.map(({ field, message }) => ({
      severity: 'warning',
      code: 'value',
      diagnostics: `${field} ${message}`,
    })),
  }
}

export const sendFhirProblem: SendProblem = (response, problem) => {
  sendJson(response, problem.status, outcomeOf(problem), FHIR_JSON)
}
