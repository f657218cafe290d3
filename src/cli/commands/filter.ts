import type { ProviderFilter, ProviderOrder } from '../generated/graphql.ts'
import { choiceOption, numberOption, option } from './options.ts'

/** The options that choose what a list shows; `list` and `search` share them. */
export const LIST_OPTIONS = [
  numberOption('-n, --limit <n>', 'rows to show', 1, 1000, 20),
  option('--after <cursor>', 'continue behind this place, as the page before told'),
  choiceOption('--order <order>', 'order', {
    relevance: 'RELEVANCE',
    name: 'NAME_ASC',
    npi: 'NPI_ASC',
    updated: 'UPDATED_DESC',
  }),
  option('--state <state>', 'only this state, by code or name'),
  option('--city <city>', 'only this city'),
  option('--zip <zip>', 'only this ZIP code'),
  option('--specialty <text>', 'only this specialty, in full'),
  option('--credential <text>', 'only this credential, such as MD'),
  option('--source <name>', 'only what this source speaks of'),
  choiceOption('--type <type>', 'only persons or organizations', {
    individual: 'INDIVIDUAL',
    organization: 'ORGANIZATION',
  }),
  choiceOption('--status <status>', 'only NPIs with this status', { active: 'ACTIVE', deactivated: 'DEACTIVATED' }),
  option('--sample', 'only sample data'),
  option('--no-sample', 'no sample data'),
]

/** What {@link LIST_OPTIONS} said, as the variables of a list. */
export function listVariables(options: Record<string, unknown>) {
  const { limit, after, order, type, state, city, zip, specialty, credential, source, status, sample } = options
  const given = { state, city, zip, specialty, credential, source, status, sample, entityType: type }
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as ProviderFilter
  return {
    first: limit as number,
    after: (after as string | undefined) ?? null,
    orderBy: (order as ProviderOrder | undefined) ?? null,
    filter: Object.keys(filter).length ? filter : null,
  }
}
