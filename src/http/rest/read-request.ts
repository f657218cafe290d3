import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { readJsonRequest } from '../json-request.ts'
import { Refusal } from '../refusal.ts'

/** A JSON body of the shape of `schema`; otherwise a refusal that names the path of the first field at fault. */
export async function readRequest<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJsonRequest(request, ['application/json']), { reportInput: true })
  if (parsed.success) return parsed.data
  const { field, message } = faultOf(parsed.error)
  throw new Refusal(400, 'BAD_USER_INPUT', field ? `${field} ${message}` : `The body ${message}`, field)
}

interface Fault {
  field: string | undefined
  message: string
}

/** The first thing that is wrong, in words that repeat no value. */
function faultOf({ issues }: z.ZodError): Fault {
  const issue = issues[0]!
  const path = issue.path.map(String)
  const at = (message: string, name?: string): Fault => {
    const field = [...path, ...(name === undefined ? [] : [name])].join('.')
    return { field: field || undefined, message }
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const name = issue.keys.find(isFieldName)
      return name === undefined
        ? at('has a field that is not known here.')
        : at('is no field that is known here.', name)
    }
    case 'too_big':
      return at(`has more than ${issue.maximum} entries, which is the most that one call takes.`)
    case 'invalid_type':
      return at(issue.input === undefined ? 'is required.' : `must be ${KINDS[issue.expected] ?? issue.expected}.`)
    default:
      return at('is not what it should be.')
  }
}

const KINDS: Record<string, string> = { string: 'text', object: 'an object', array: 'a list' }

/** Whether a name may be repeated: it is written as fields are, not as what they hold. */
const isFieldName = (name: string) => /^[A-Za-z][A-Za-z]*(?:[_-][A-Za-z0-9]+)*$/.test(name) && name.length <= 40
