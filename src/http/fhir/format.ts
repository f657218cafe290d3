import type { IncomingMessage } from 'node:http'
import { Refusal } from '../refusal.ts'
import { FHIR_JSON } from './outcome.ts'

/** Media types of FHIR's JSON, the one of before R4 too. */
export const JSON_TYPES = [FHIR_JSON, 'application/json', 'application/json+fhir']
const WANTED = ['json', 'text/json', ...JSON_TYPES]
const RANGES = ['*/*', 'application/*', 'text/json', ...JSON_TYPES]

/**
 * Refuses with 406 a request whose answer is to be something else than JSON: as its parameter `_format` tells, or else its
 * header `Accept` (http://hl7.org/fhir/R4/http.html#mime-type).
 */
export function checkFormat({ url = '', headers }: IncomingMessage): void {
  // a plus sign that is not escaped is read as a space
  const format = new URLSearchParams(url.split('?')[1]).get('_format')?.replaceAll(' ', '+')
  const isTaken = format ? WANTED.includes(mediaType(format)) : takesJson(headers.accept ?? '')
  if (!isTaken) throw new Refusal(406, 'BAD_USER_INPUT', `This server answers in JSON alone: accept ${FHIR_JSON}.`)
}

function takesJson(accept: string): boolean {
  if (accept.trim() === '') return true
  return accept.split(',').some((range) => RANGES.includes(mediaType(range)) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range))
}

const mediaType = (text: string) => text.split(';', 1)[0]!.trim().toLowerCase()
