import { z } from 'zod'
import { LIMITS } from '../../graphql/limits.ts'
import { restSchemas } from '../rest/schemas.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: string) => ({ 'application/json': { schema: ref(name) } })

const ERRORS: Record<number, string> = {
  400: 'No JSON, no UTF-8, or a wrong shape: `error.field` is the path of the field; or too little is left to search by.',
  401: 'The API key is missing or wrong.',
  403: 'Pages of this origin may not call.',
  405: 'Another method than POST.',
  408: 'The body did not arrive in time.',
  413: `The body has more than ${LIMITS.maxBodyBytes} bytes.`,
  415: 'The body is no application/json in UTF-8, or compressed.',
  429: 'Too many questions wait already. `Retry-After` tells when to come again.',
  500: 'Something unexpected; it is in the log under `error.request_id`.',
  503: 'Nobody who would know can be reached. `Retry-After` tells when to come again.',
}

/** The REST routes in OpenAPI 3.1. The schemas are the ones that requests are checked against. */
export function openApi(maxBatch: number) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Provider Vault: Master Patient Index',
      version: '1.0.0',
      description:
        'Who is this patient? A match creates and changes nothing. The same answers come from GraphQL (`/graphql`) and FHIR R4 (`POST /fhir/Patient/$match`, described by `/fhir/metadata`).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }, {}],
    tags: [{ name: 'mpi', description: 'Matching patients.' }],
    paths: {
      '/mpi/match': {
        post: operation('matchPatient', 'Which person a patient is', 'MatchRequest', 'MatchAnswer', EXAMPLE),
      },
      '/mpi/batch': {
        post: operation(
          'matchPatients',
          `Which persons up to ${maxBatch} patients are, in their order`,
          'BatchRequest',
          'BatchAnswer',
          { patients: [EXAMPLE.patient_data, { first_name: 'Baby Boy' }] },
        ),
      },
    },
    components: {
      schemas: schemas(maxBatch),
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'Needed unless the server answers only to its own machine.',
        },
      },
    },
  }
}

const EXAMPLE = {
  patient_data: {
    first_name: 'Anna',
    last_name: 'Kowalczyk',
    dob: '1984-07-19',
    sex: 'F',
    phone: '312-555-0134',
    address: { line1: '412 N Wells St', city: 'Chicago', state: 'IL', zip: '60654' },
  },
}

function operation(operationId: string, summary: string, request: string, answer: string, example: object) {
  const errors = Object.entries(ERRORS).map(([status, description]) => {
    const headers = ['429', '503'].includes(status) ? { headers: { 'Retry-After': RETRY_AFTER } } : {}
    return [status, { description, ...headers, content: json('ErrorBody') }] as const
  })
  return {
    operationId,
    summary,
    tags: ['mpi'],
    requestBody: { required: true, content: { 'application/json': { schema: ref(request), example } } },
    responses: { 200: { description: 'The answer.', content: json(answer) }, ...Object.fromEntries(errors) },
  }
}

const RETRY_AFTER = { description: 'Seconds after which to come again.', schema: { type: 'integer' } }

function schemas(maxBatch: number): Record<string, object> {
  const named = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(restSchemas(maxBatch))) named.add(schema, { id })
  const written = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` }).schemas
  return Object.fromEntries(
    Object.entries(written).map(([id, { $schema: _dialect, $id: _uri, ...schema }]) => [id, schema]),
  )
}
