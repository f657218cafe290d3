import type { CapabilityStatement } from '@medplum/fhirtypes'
import { sendJson } from '../refusal.ts'
import type { Route } from '../routes.ts'
import { checkFormat } from './format.ts'
import { FHIR_JSON, sendFhirProblem } from './outcome.ts'

/** What this server does in FHIR. */
const CAPABILITIES: CapabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-25',
  kind: 'instance',
  software: { name: 'Provider Vault' },
  implementation: { description: 'Master Patient Index of Provider Vault' },
  fhirVersion: '4.0.1',
  format: ['json', FHIR_JSON],
  rest: [
    {
      mode: 'server',
      security: { description: 'Authorization: Bearer <API key>, unless the server answers only to its own machine.' },
      resource: [
        {
          type: 'Patient',
          operation: [
            {
              name: 'match',
              definition: 'http://hl7.org/fhir/OperationDefinition/Patient-match',
              documentation:
                'Takes Parameters (resource, onlyCertainMatches, count) or a bare Patient. Reads name, birthDate, gender, identifier, telecom and address. Nothing is created or changed.',
            },
          ],
        },
      ],
    },
  ],
}

export const capabilitiesRoute: Route = {
  name: '/fhir/metadata',
  methods: ['GET', 'HEAD'],
  sendProblem: sendFhirProblem,
  handle(request, response) {
    checkFormat(request)
    sendJson(response, 200, CAPABILITIES, FHIR_JSON)
  },
}
