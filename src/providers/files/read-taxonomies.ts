import { CellError, isObject, readBoolean, readList } from '../../files/cell-values.ts'
import { cleanText } from '../../files/clean-text.ts'
import type { Taxonomy } from '../provider.ts'
import { LONGEST_VALUE } from '../validation.ts'

/** NPPES holds fifteen of a provider. */
const MOST = 100

/** The taxonomies in a cell. @throws CellError */
export function readTaxonomies(value: unknown): Taxonomy[] {
  if (value === undefined || value === '' || value === null) return []
  const entries = readList(value)
  if (entries.length > MOST) throw new CellError(`must have at most ${MOST} entries`)
  return entries.map((entry) => {
    if (!isObject(entry)) throw new CellError('must be a list of objects with a code')
    const code = cleanText(entry.code)?.toUpperCase()
    if (!code || !/^\d{3}[A-Z0-9]{6}X$/.test(code))
      throw new CellError('each must have a NUCC code of ten characters such as 207Q00000X')
    return {
      code,
      description: readText(entry.description),
      primary: readBoolean(entry.primary) ?? false,
      license: readText(entry.license),
      licenseState: readText(entry.licenseState ?? entry.license_state),
    }
  })
}

function readText(value: unknown): string | null {
  const text = cleanText(value)
  if (text !== null && text.length > LONGEST_VALUE)
    throw new CellError(`must have texts of at most ${LONGEST_VALUE} characters`)
  return text
}
