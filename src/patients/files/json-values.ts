import { isObject } from '../../files/cell-values.ts'
import type { IdentifierInput } from '../patient.ts'

/** A JSON object as a row: keys within one another are joined by points, each value of a list stands under its key. */
export interface JsonRow {
  keys: string[]
  values: string[]
  identifiers: IdentifierInput[]
}

/** What is wrong with one value. */
export interface JsonProblem {
  field: string
  message: string
}

/** Keys within keys beyond which nothing is about a patient. */
const DEEPEST = 4
/** The demographics of a SourceRecordInput. */
const PATIENT = 'patient.'

/** Flattens what a line of NDJSON holds: columns as in CSV, a PatientInput, or a SourceRecordInput. */
export function flattened(object: Record<string, unknown>): JsonRow | JsonProblem {
  const row: JsonRow = { keys: [], values: [], identifiers: [] }
  return addAll(row, '', object, 1) ?? row
}

function addAll(row: JsonRow, path: string, object: Record<string, unknown>, depth: number): JsonProblem | undefined {
  for (const [name, value] of Object.entries(object)) {
    const key = path + name
    const list = Array.isArray(value) ? value : [value]
    for (const entry of list) {
      const problem = add(row, key.startsWith(PATIENT) ? key.slice(PATIENT.length) : key, entry, depth)
      if (problem) return problem
    }
  }
  return undefined
}

function add(row: JsonRow, key: string, value: unknown, depth: number): JsonProblem | undefined {
  if (value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number') {
    row.keys.push(key)
    row.values.push(String(value))
    return undefined
  }
  if (!isObject(value)) return { field: key.slice(0, 60), message: 'must be text' }
  if (!/identifiers?$/i.test(key))
    return depth < DEEPEST ? addAll(row, key === 'patient' ? PATIENT : `${key}.`, value, depth + 1) : undefined
  const { system, value: number } = value
  if (typeof system !== 'string' || (typeof number !== 'string' && typeof number !== 'number'))
    return { field: key.slice(0, 60), message: 'must have a system and a value as text' }
  row.identifiers.push({ system, value: String(number) })
  return undefined
}
