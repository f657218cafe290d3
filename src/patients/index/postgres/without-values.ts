import { asOutage, hasKnownCause, isOutage, withoutDetails } from '../../../db/outage.ts'
import { unavailable } from '../unavailable.ts'

/** The error as others may see it: nothing of a record, and UPSTREAM_UNAVAILABLE where asking again may help. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint = '' } = error as Error & { code?: unknown; constraint?: string }
  withoutDetails(error)
  if (hasKnownCause(error)) return asOutage(error)
  if (isOutage(error)) return unavailable(error)
  if (typeof code === 'string' && /^2[23]/.test(code))
    error.message = `the patient index refused a value (${`${code} ${constraint}`.trim()})`
  return error
}
