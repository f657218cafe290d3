import type { PatientTally } from '../commands/patient-tally.ts'
import { number, plain, plural } from './text.ts'

const SHOWN = 20
const TITLES: Record<string, string> = {
  CREATED: 'Created',
  LINKED: 'Linked',
  REVIEW: 'To be reviewed',
  UPDATED: 'Updated',
  UNCHANGED: 'Unchanged',
  MATCH: 'Matched',
  POSSIBLE: 'Possible',
  NO_MATCH: 'Not known',
  READABLE: 'Can be registered',
  ERROR: 'Errors',
}

/** What became of the rows of a file: counts, then the rows that were left out, then the warnings. */
export function* tallyLines({ rows, statuses, openReviews, errors, warnings }: PatientTally): Generator<string> {
  yield line('Rows read', rows)
  for (const [status, count] of Object.entries(statuses)) yield line(TITLES[status] ?? status, count)
  if (openReviews !== undefined) yield line('With open review', openReviews)
  if (errors.length > 0) yield ''
  for (const { line, field, message } of errors.slice(0, SHOWN)) {
    yield `  line ${line}${field === null ? '' : `, ${plain(field)}`}: ${plain(message)}`
  }
  const more = (statuses['ERROR'] ?? 0) - Math.min(SHOWN, errors.length)
  if (more > 0) yield `  and ${plural(more, 'more error')}`
  if (warnings.length > 0) yield ''
  for (const line of warningLines(warnings)) yield `  ${line}`
}

/** Values that count as absent, a line for each reason. */
export const warningLines = (warnings: PatientTally['warnings']): string[] =>
  warnings
    .slice(0, SHOWN)
    .map(
      ({ field, message, count, line }) =>
        `${plain(field)} ${plain(message)}: ${plural(count, 'value')}, first in line ${line}`,
    )

const line = (title: string, count: number) => `${`${title}:`.padEnd(19)}${number(count)}`
