import { cleanText } from '../../files/clean-text.ts'
import type { Cells } from './columns.ts'

const COMPANY = /,\s*(?:inc|incorporated|llc|pllc|llp|ltd|corp|p\.?c)\.?$/i

/**
 * The cells with `name` taken apart where first name, last name and organisation are all blank: "Last, First Middle"
 * is a person; a name without a comma, or one of a row that says so, is an organisation. A name that is the NPI is
 * none: exports call a provider so of which no name is known.
 */
export function withNameParts(cells: Cells): Cells {
  if (cells.name === undefined || [cells.firstName, cells.lastName, cells.organizationName].some(cleanText))
    return cells
  const name = cleanText(cells.name)
  if (name === null || name === cleanText(cells.npi)) return cells
  const entity = cleanText(cells.entityType)?.toUpperCase() ?? ''
  const isPerson = ['1', 'NPI-1', 'INDIVIDUAL'].includes(entity)
  const comma = name.indexOf(',')
  if (!isPerson && (entity !== '' || comma < 0 || COMPANY.test(name))) return { ...cells, organizationName: name }
  if (comma < 0) return { ...cells, lastName: name }
  const [firstName, ...middle] = name
    .slice(comma + 1)
    .trim()
    .split(' ')
  return { ...cells, lastName: name.slice(0, comma), firstName, middleName: middle.join(' ') || cells.middleName }
}
