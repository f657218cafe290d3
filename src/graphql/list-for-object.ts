import {
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'

type Check = (value: unknown) => boolean

/**
 * Tells whether no list stands in the variables of an operation where an input object belongs. graphql-jit would take
 * an empty one for an object without fields, where the specification wants an error.
 */
export function variablesCheck(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (variables: Record<string, unknown>) => boolean {
  const checks = variableDefinitions.flatMap(({ variable, type }) => {
    const declared = typeFromAST(schema, type)
    const check = declared && isInputType(declared) ? checkOf(declared) : undefined
    return check ? [[variable.name.value, check] as const] : []
  })
  return (variables) => checks.every(([name, check]) => check(variables[name]))
}

/** Undefined when no input object is in the type. Input types of this schema do not contain themselves. */
function checkOf(type: GraphQLInputType): Check | undefined {
  const nullable = getNullableType(type)
  if (isListType(nullable)) {
    const item = checkOf(nullable.ofType)
    return item && ((value) => (Array.isArray(value) ? value.every(item) : item(value)))
  }
  if (!isInputObjectType(nullable)) return undefined
  const fields = Object.values(nullable.getFields()).flatMap((field) => {
    const check = checkOf(field.type)
    return check ? [[field.name, check] as const] : []
  })
  return (value) => {
    if (typeof value !== 'object' || value === null) return true
    return !Array.isArray(value) && fields.every(([name, check]) => check((value as Record<string, unknown>)[name]))
  }
}
