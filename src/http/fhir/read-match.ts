import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { FhirPatient, type Parameter, Parameters } from './elements.ts'

/** What a call of `$match` asks for. */
export interface MatchCall {
  patient: FhirPatient
  onlyCertainMatches: boolean
  /** Most entries of the answer; undefined for all. */
  count: number | undefined
}

/** Reads the body of `$match`: Parameters, or a bare Patient. 400 with the FHIRPath of what is at fault. */
export function readMatchCall(body: unknown): MatchCall {
  const type = resourceType(body)
  if (type === 'Patient') return { patient: patientAt('Patient', body), onlyCertainMatches: false, count: undefined }
  if (type !== 'Parameters') throw wrong('The body must be a Parameters resource or a Patient.')
  const { parameter = [] } = read(Parameters, body, 'Parameters')
  const named = byName(parameter)
  const [resource, at] = named.get('resource') ?? []
  if (!resource) throw wrong('The parameter resource is required: a Patient.', 'Parameters.parameter')
  const patient = patientAt(`${at}.resource`, resource.resource)
  return { patient, onlyCertainMatches: onlyCertain(named), count: count(named) }
}

const KNOWN = ['resource', 'onlyCertainMatches', 'count']
type Named = Map<string, [parameter: Parameter, path: string]>

function byName(parameters: readonly Parameter[]): Named {
  const named: Named = new Map()
  parameters.forEach((parameter, i) => {
    const path = `Parameters.parameter[${i}]`
    if (!KNOWN.includes(parameter.name))
      throw wrong(`Parameters are ${KNOWN.join(', ')}, and no others.`, `${path}.name`)
    if (named.has(parameter.name)) throw wrong(`The parameter ${parameter.name} is given twice.`, path)
    named.set(parameter.name, [parameter, path])
  })
  return named
}

function onlyCertain(named: Named): boolean {
  const [parameter, path] = named.get('onlyCertainMatches') ?? []
  if (!parameter) return false
  if (parameter.valueBoolean === undefined) throw wrong('onlyCertainMatches must have a valueBoolean.', path)
  return parameter.valueBoolean
}

function count(named: Named): number | undefined {
  const [parameter, path] = named.get('count') ?? []
  if (!parameter) return undefined
  const name = parameter.valueInteger === undefined ? 'valuePositiveInt' : 'valueInteger'
  const value = parameter[name]
  if (value === undefined) throw wrong('count must have a valueInteger.', path)
  if (value < 1) throw wrong('count must be 1 or more.', `${path}.${name}`)
  return value
}

function patientAt(path: string, resource: unknown): FhirPatient {
  if (resourceType(resource) !== 'Patient') throw wrong('The resource must be a Patient.', path)
  return read(FhirPatient, resource, path)
}

function resourceType(resource: unknown): unknown {
  return typeof resource === 'object' && resource !== null && 'resourceType' in resource
    ? resource.resourceType
    : undefined
}

function read<T>(schema: z.ZodType<T>, value: unknown, root: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const path = issue.path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    root,
  )
  throw wrong(
    issue.code === 'too_big'
      ? `The element has more than ${issue.maximum} entries.`
      : 'The element is not what FHIR R4 says.',
    path,
  )
}

const wrong = (message: string, path?: string) => new Refusal(400, 'BAD_USER_INPUT', message, path)
