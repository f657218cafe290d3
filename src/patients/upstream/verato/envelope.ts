import { z } from 'zod'
import { VeratoFailure } from './failure.ts'

/** Numbers under which Verato keeps a call, and nothing that could be a patient's. */
const reference = z.string().max(200).nullish()

/** What every answer of Verato's Link services is wrapped in (spec 2026.1.2, `ServiceResponse`). */
const envelope = z.object({
  success: z.boolean(),
  retryableError: z.boolean().nullish(),
  auditId: reference,
  trackingId: reference,
  content: z.unknown().optional(),
})

/**
 * The content of an answer with status 200 to the call `trackingId`. Throws a {@link VeratoFailure}: REFUSED where
 * `success` is false, NONSENSE for what is no JSON, has another shape, or answers another call. `onAudit` hears the
 * audit id whatever becomes of the answer.
 */
export function readReply<T>(
  body: string,
  trackingId: string,
  content: z.ZodType<T>,
  onAudit: (auditId: string | undefined) => void,
): T {
  const read = envelope.safeParse(parseJson(body))
  if (!read.success) throw nonsense('an answer of another shape')
  const { data } = read
  onAudit(data.auditId ?? undefined)
  if (data.trackingId && data.trackingId !== trackingId) throw nonsense('the answer to another call')
  if (!data.success) {
    const passing = data.retryableError === true
    throw new VeratoFailure('REFUSED', 'Verato refused the call; its audit id leads to the reason', { passing })
  }
  const found = content.safeParse(data.content)
  if (!found.success) throw nonsense(`content of another shape at ${placeOf(found.error)}`)
  return found.data
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // the message of the error quotes the body
    throw nonsense('something that is no JSON')
  }
}

const nonsense = (what: string) => new VeratoFailure('NONSENSE', `Verato sent ${what}`)

/** Names of fields and places in lists, as the schema knows them. */
const placeOf = ({ issues }: z.ZodError) => issues[0]?.path.map(String).join('.') || 'its top'
