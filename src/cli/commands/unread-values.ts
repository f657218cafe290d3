import type { LabelledFile } from '../../patients/evaluation/labelled-files.ts'
import { countRow, emptyTally, type TalliedWarning } from './patient-tally.ts'

/** The values of a labelled file that count as absent, read as of a day. */
export async function unreadValues({ records }: LabelledFile, now: Date): Promise<TalliedWarning[]> {
  const { normalise } = await import('../../patients/normalise/normalise.ts')
  const { latestDay } = await import('../../patients/normalise/latest-day.ts')
  const today = latestDay(now)
  const tally = emptyTally([])
  for (const { line, patient } of records) countRow(tally, line, 'READ', normalise(patient, { today }).warnings)
  return tally.warnings
}
