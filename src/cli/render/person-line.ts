import type { DemoPersonFragment } from '../generated/graphql.ts'
import { plain } from './text.ts'

type Shown = Partial<Pick<DemoPersonFragment, 'records'>> & {
  firstName?: string | null
  lastName?: string | null
  dateOfBirth?: string | null
  addresses: readonly { line1?: string | null; city?: string | null; state?: string | null }[]
}

/** Somebody in one line. */
export function personLine({ firstName, lastName, dateOfBirth, addresses, records = [] }: Shown): string {
  const [home] = addresses
  const parts = [
    `${firstName ?? ''} ${lastName ?? ''}`.trim(),
    dateOfBirth && `born ${dateOfBirth}`,
    home && [home.line1, home.city, home.state].filter(Boolean).join(', '),
    records.map(({ source, sourceId }) => `${source} ${sourceId}`).join(' and '),
  ]
  return plain(parts.filter(Boolean).join('; '))
}
