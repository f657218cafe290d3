import { type ASTNode, GraphQLError, Kind, type ValueNode } from 'graphql'
import { isNpi } from '../providers/npi.ts'
import { isStorable } from '../storable-time.ts'
import { builder } from './builder.ts'

const invalid = (wanted: string, nodes?: ASTNode) =>
  new GraphQLError(wanted, { nodes, extensions: { code: 'BAD_USER_INPUT' } })

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Whether a text begins with a day that there is; 30 February would become a day of March. */
function isDay(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10)
}

const textOf = (node: ValueNode) => (node.kind === Kind.STRING ? node.value : undefined)

function dateTime(value: unknown, node?: ASTNode): Date {
  const time = typeof value === 'string' && RFC3339.test(value) && isDay(value) ? new Date(value) : undefined
  if (!time || !isStorable(time))
    throw invalid('DateTime must be a date and time with its zone, such as 2026-11-24T09:30:00Z', node)
  return time
}

function date(value: unknown, node?: ASTNode): Date {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value) ? value : undefined
  const time = new Date(`${day}T00:00:00Z`)
  if (!isStorable(time)) throw invalid('Date must be a day such as 2026-11-24', node)
  return time
}

builder.scalarType('DateTime', {
  description: 'A moment in time as RFC 3339 text, such as 2026-11-24T09:30:00.000Z.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => dateTime(value),
  parseLiteral: (node) => dateTime(textOf(node), node),
})

builder.scalarType('Date', {
  description: 'A calendar day as ISO 8601 text, such as 2026-11-24.',
  serialize: (value) => value.toISOString().slice(0, 10),
  parseValue: (value) => date(value),
  parseLiteral: (node) => date(textOf(node), node),
})

const npi = (value: unknown, node?: ASTNode): string => {
  if (typeof value !== 'string' || !isNpi(value)) throw invalid('NPI must be ten digits, as text', node)
  return value
}

builder.scalarType('NPI', {
  description:
    'A National Provider Identifier: ten digits, as text. `npiValid` of a provider tells whether its check digit holds.',
  serialize: (value) => npi(value),
  parseValue: (value) => npi(value),
  parseLiteral: (node) => npi(textOf(node), node),
})

builder.scalarType('File', {
  description: 'An uploaded file, sent as the GraphQL multipart request specification tells.',
  serialize: () => {
    throw new Error('a file is only ever an input')
  },
  parseValue: (value) => {
    if (!(value instanceof Blob)) throw invalid('File must be an uploaded file')
    return value as File
  },
  parseLiteral: (node) => {
    throw invalid('File must be an uploaded file, in a variable', node)
  },
})
