/** What PostgreSQL adds to an error that may hold values of the row at fault. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'query', 'params', 'parameters']

/** The error without anything that a patient's record says, so that it can be logged. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  for (const field of TELLING) if (field in error) Reflect.deleteProperty(error, field)
  const { code, constraint = '' } = error as Error & { code: unknown; constraint?: string }
  if (typeof code !== 'string' || !/^2[23]/.test(code)) return error
  error.message = `the patient index refused a value (${`${code} ${constraint}`.trim()})`
  return error
}
