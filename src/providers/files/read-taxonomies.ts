import { CellError, isObject, readBoolean, readList } from '../../files/cell-values.ts'
import { cleanText } from '../../files/clean-text.ts'
import type { Taxonomy } from '../provider.ts'

/** The taxonomies in a cell. @throws CellError */
export function readTaxonomies(value: unknown): Taxonomy[] {
  if (value === undefined || value === '' || value === null) return []
  return readList(value).map((entry) => {
    if (!isObject(entry)) throw new CellError('must be a list of objects with a code')
    const code = cleanText(entry.code)?.toUpperCase()
    if (!code || !/^\d{3}[A-Z0-9]{6}X$/.test(code))
      throw new CellError('each must have a NUCC code of ten characters such as 207Q00000X')
    return {
      code,
      description: cleanText(entry.description),
      primary: readBoolean(entry.primary) ?? false,
      license: cleanText(entry.license),
      licenseState: cleanText(entry.licenseState ?? entry.license_state),
    }
  })
}
