import { cleanText } from '../../files/clean-text.ts'
import type { Cells } from './columns.ts'

const COMPANY =
  /,\s*(?:inc|incorporated|l\.?l\.?c|p\.?l\.?l\.?c|l\.?l\.?p|l\.?p|ltd|limited|corp|corporation|co|company|p\.?c|p\.?a|n\.?a)\.?$/i
const ORGANISATION =
  /\b(?:hospitals?|clinics?|cent(?:er|re)s?|pharmacy|associates|groups?|services|laborator(?:y|ies)|institute|foundation|university|health ?care|medical)\b/i
const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/i

/**
 * The cells with `name` taken apart where first name, last name and organisation are all blank: "Last, First Middle,
 * Credential" is a person, whose generation may stand before or behind the given names; a name without a comma, or one
 * of a row that says so, is an organisation. A name that is the NPI is none: exports call a provider so of which no name
 * is known.
 */
export function withNameParts(cells: Cells): Cells {
  if (cells.name === undefined || [cells.firstName, cells.lastName, cells.organizationName].some(cleanText))
    return cells
  const name = cleanText(cells.name)
  if (name === null || name === cleanText(cells.npi)) return cells
  const entity = cleanText(cells.entityType)?.toUpperCase() ?? ''
  const isPerson = ['1', 'NPI-1', 'INDIVIDUAL'].includes(entity)
  const isOrganisation = !name.includes(',') || COMPANY.test(name) || ORGANISATION.test(name)
  if (!isPerson && (entity !== '' || isOrganisation)) return { ...cells, organizationName: name }
  return { ...cells, ...partsOf(name, cells) }
}

function partsOf(name: string, { middleName, credential }: Cells): Cells {
  const [last, ...others] = name.split(',').map((part) => part.trim())
  const before = others.length > 1 && GENERATION.test(others[0]!) ? others.shift() : undefined
  const [given = '', ...credentials] = others
  const generation = before ?? (GENERATION.test(credentials[0] ?? '') ? credentials.shift() : undefined)
  const [firstName, ...middle] = given.split(' ')
  return {
    lastName: [last, generation].filter(Boolean).join(' '),
    firstName,
    middleName: middle.join(' ') || middleName,
    credential: cleanText(credential) ?? credentials.filter(Boolean).join(', '),
  }
}
