import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
  validateInputValue,
  type VariableDefinitionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { documentError } from './errors.ts'

/** Faults of one request's variables that are told. */
const MOST_FAULTS = 50
/** Characters that are looked at of a field's name; those of the schema are shorter. */
const LONGEST_NAME = 100

/**
 * Refuses variables that are not of their types before anything executes them, and tells the first fifty faults. Who
 * executes would write the whole value into each of its errors, or find all of them first.
 */
export function useVariableFaults(): Plugin {
  const refuse = ({ args, setResultAndStopExecution }: Execution) => {
    const errors = variableFaults(args.schema, args.document, args.operationName, args.variableValues ?? {})
    if (errors.length > 0) setResultAndStopExecution({ errors })
  }
  return { onExecute: refuse, onSubscribe: refuse }
}

interface Execution {
  args: {
    schema: GraphQLSchema
    document: DocumentNode
    operationName?: string | null | undefined
    variableValues?: { readonly [name: string]: unknown } | null | undefined
  }
  setResultAndStopExecution(result: { errors: GraphQLError[] }): void
}

type Path = { before: Path; key: string | number } | undefined

interface Fault {
  variable: VariableDefinitionNode
  path: Path
  error: GraphQLError
}

/** Takes what is wrong; answers whether there is room for more. */
interface Faults {
  add(error: GraphQLError, path: Path): void
  isFull(): boolean
}

function variableFaults(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: { readonly [name: string]: unknown },
): GraphQLError[] {
  const found: Fault[] = []
  const isFull = () => found.length > MOST_FAULTS
  for (const variable of definitionsOf(getOperationAST(document, operationName))) {
    const type = typeFromAST(schema, variable.type)
    const value = variables[variable.variable.name.value]
    // what is missing is for the executor to tell, which knows defaults
    if (value == null || !isInputType(type)) continue
    lookAt(value, type, undefined, { add: (error, path) => found.push({ variable, path, error }), isFull })
  }
  const errors = found.slice(0, MOST_FAULTS).map(toError)
  if (isFull()) errors.push(thereAreMore())
  return errors
}

const definitionsOf = (operation: OperationDefinitionNode | null | undefined) => operation?.variableDefinitions ?? []

function lookAt(value: unknown, type: GraphQLInputType, path: Path, faults: Faults): void {
  if (faults.isFull()) return
  if (isNonNullType(type) && value != null) lookAt(value, type.ofType, path, faults)
  else if (isListType(type) && value != null) lookAtItems(value, type.ofType, path, faults)
  else if (isInputObjectType(type) && isObject(value)) lookAtFields(value, type, path, faults)
  else if (type !== GraphQLString || typeof value !== 'string') judge(small(value), type, path, faults)
}

/** A value that is no list counts as a list of it. */
function lookAtItems(value: unknown, type: GraphQLInputType, path: Path, faults: Faults): void {
  if (!Array.isArray(value)) return lookAt(value, type, path, faults)
  for (let i = 0; i < value.length && !faults.isFull(); i++) lookAt(value[i], type, { before: path, key: i }, faults)
}

function lookAtFields(value: Fields, type: GraphQLInputObjectType, path: Path, faults: Faults): void {
  const fields = type.getFields()
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))
  const isMissing = Object.values(fields).some(
    (field) => isRequiredInputField(field) && !Object.hasOwn(value, field.name),
  )
  if (isMissing || unknown.length > 0) judge(outline(value, type, unknown), type, path, faults)
  for (const field of Object.values(fields)) {
    const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined
    if (given !== undefined) lookAt(given, field.type, { before: path, key: field.name }, faults)
  }
}

/** Which fields an object has, without what is in them. Each error of it is written with all of their names. */
function outline(value: Fields, type: GraphQLInputObjectType, unknown: readonly string[]): Fields {
  const known = Object.keys(type.getFields()).filter((name) => Object.hasOwn(value, name))
  const others = unknown.slice(0, MOST_FAULTS + 1).map((name) => name.slice(0, LONGEST_NAME))
  return Object.fromEntries([...known, ...others].map((name) => [name, 0]))
}

/** Tells what is wrong with a value itself; what is in it is looked at by itself. */
function judge(value: unknown, type: GraphQLInputType, path: Path, faults: Faults): void {
  validateInputValue(value, type, (error, inside) => inside.length === 0 && faults.add(error, path))
}

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Stands for a value where a single one belongs. No list and no object but a file is one, whatever it has in it. */
function small(value: unknown): unknown {
  if (Array.isArray(value)) return []
  return isObject(value) && !(value instanceof Blob) ? {} : value
}

/** In the words of graphql-js first, which `documentError` takes the value out of: nothing behind this does. */
function toError({ variable, path, error }: Fault): GraphQLError {
  const name = variable.variable.name.value
  const message = `Variable "$${name}" has invalid value at ${name}${written(path)}: ${error.message}`
  return documentError(new GraphQLError(message, { nodes: variable, originalError: error }))
}

function written(path: Path): string {
  if (!path) return ''
  return written(path.before) + (typeof path.key === 'number' ? `[${path.key}]` : `.${path.key}`)
}

const thereAreMore = () =>
  new GraphQLError(`The variables have more than ${MOST_FAULTS} faults; these are the first.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
