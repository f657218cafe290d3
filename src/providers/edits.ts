import { badInput, ClientError, type FieldError } from '../errors.ts'
import { differingFacts } from './files/facts-equal.ts'
import { FACT_FIELDS, MANUAL, NO_FACTS, type Provider, type ProviderFacts, type StoredRecord } from './provider.ts'
import { descriptionOf, mergeRecords } from './survivorship.ts'
import type { ProviderRepository } from './repository.ts'
import { entityTypeOf, npiProblem, type RawProvider, readFacts, readProvider } from './validation.ts'
import type { Registry } from './writer.ts'

export type ProviderPatch = Omit<RawProvider, 'npi' | 'taxonomies'>

/** What a person does to the registry by hand. Each call is one transaction. */
export function createProviderEdits(registry: Registry, repository: ProviderRepository) {
  const providerOf = async (npi: string): Promise<Provider> => {
    const [provider] = await repository.byNpis([npi])
    if (!provider) throw notFound()
    return provider
  }

  /** What the registry says that a code means; null for nothing, and for no code. */
  const meaningOf = async (code: string | null | undefined): Promise<string | null> =>
    code ? repository.taxonomyDescription(code) : null

  /** What the code of a patch and that of the edit before it mean, where the patch says no specialty of its own. */
  const meaningsOfChange = async (npi: string, patch: ProviderPatch, code: string | null): Promise<Meanings> => {
    if (!mayBringMeaning(patch)) return new Map()
    const [records] = await repository.recordsByNpis([npi])
    const former = records?.find(isManual)?.taxonomy
    return new Map([
      [former, await meaningOf(former)],
      [code, await meaningOf(code)],
    ])
  }

  return {
    /** Adds a provider under a valid NPI that is not in the registry yet. */
    async create(input: RawProvider): Promise<Provider> {
      const { npi, facts, errors } = readProvider(input, { foreign: 'refuse', checkDigit: true })
      if (errors.length) throw badInput(errors)
      const specialty = facts.specialty ?? (input.specialty == null ? await meaningOf(facts.taxonomy) : null)
      await registry.transaction(async (inside) => {
        if ((await inside.recordsOf(npi)).length) {
          throw new ClientError('DUPLICATE_NPI', 'a provider with this NPI exists already', [
            { path: 'npi', message: 'is in the registry already' },
          ])
        }
        await inside.write([{ ...facts, specialty, npi, source: MANUAL, sample: false }])
      })
      return providerOf(npi)
    },

    /**
     * Records a person's words about a provider. A field that is absent is left as it is, null takes the person's
     * earlier edit of it back, and the empty string says that it is blank on purpose. An edit neither takes a name
     * away nor leaves a provider without one, but for a provider that has none, of which edits are only taken back.
     * A taxonomy code that comes without a specialty brings the description that the registry knows for it, which goes
     * again with the code. Any other specialty is the person's own word and stays.
     */
    async update(npi: string, patch: ProviderPatch): Promise<Provider> {
      const { facts, errors } = readFacts(patch, 'refuse')
      checkNpi(npi, errors)
      const meanings = await meaningsOfChange(npi, patch, facts.taxonomy)
      await registry.transaction(async (inside) => {
        const records = await inside.recordsOf(npi)
        if (records.length === 0) throw notFound()
        const before = records.find(isManual) ?? NO_FACTS
        const others = records.filter((record) => !isManual(record))
        const meaning = (code: string | null) =>
          code ? (descriptionOf(code, others) ?? meanings.get(code) ?? null) : null
        const edited = withMeaning(edit(before, patch, facts, others.length === 0), before, patch, meaning)
        const record = { ...edited, npi, source: MANUAL, sample: false }
        if (saysNothing(edited) && others.length === 0) throw nothingLeft()
        if (
          !hasName([...others, { ...record, retrievedAt: new Date() }]) &&
          (hasName(records) || !onlyTakesBack(patch))
        )
          throw badInput([{ path: 'lastName', message: 'is required, or an organisation name' }])
        if (!saysNothing(edited)) await inside.write([record])
        else if (before !== NO_FACTS) await inside.forget(npi, MANUAL)
      })
      return providerOf(npi)
    },

    /** Removes a provider and everything its sources say; false when there was none. */
    async remove(npi: string): Promise<boolean> {
      checkNpi(npi)
      return registry.transaction((inside) => inside.remove(npi))
    },

    /** Removes every provider; answers how many there were. */
    clear(): Promise<number> {
      return registry.transaction((inside) => inside.clear())
    },
  }
}
export type ProviderEdits = ReturnType<typeof createProviderEdits>

/** What taxonomy codes stand for; null for what nobody describes. */
type Meanings = ReadonlyMap<string | null | undefined, string | null>

const isManual = ({ source }: StoredRecord) => source === MANUAL

function notFound(): ClientError {
  return new ClientError('NOT_FOUND', 'there is no provider with this NPI', [
    { path: 'npi', message: 'is not in the registry' },
  ])
}

function nothingLeft(): ClientError {
  return new ClientError(
    'CONFLICT',
    'no source speaks of this provider, so that nothing would be left of it: remove it with deleteProvider (bin/vault delete)',
  )
}

function hasName(records: readonly StoredRecord[]): boolean {
  const { lastName, organizationName } = mergeRecords(records)
  return Boolean(lastName || organizationName)
}

const onlyTakesBack = (patch: ProviderPatch) =>
  Object.values(patch).every((value) => value === null || value === undefined)

/** The entity type is derived, and so nothing that a person said. */
const saysNothing = (facts: ProviderFacts) => differingFacts(facts, NO_FACTS).every((field) => field === 'entityType')

function checkNpi(npi: string, others: readonly FieldError[] = []): void {
  const problem = npiProblem(npi, false)
  const errors = problem ? [{ path: 'npi', message: problem }, ...others] : others
  if (errors.length) throw badInput(errors)
}

const NAMES = ['firstName', 'lastName', 'organizationName'] as const

/**
 * The person's facts after a patch, of which `facts` are the validated values. What kind of provider it is, a person
 * only says of one that nobody else speaks of (`alone`).
 */
function edit(before: ProviderFacts, patch: ProviderPatch, facts: ProviderFacts, alone: boolean): ProviderFacts {
  const after: Record<string, unknown> = {}
  for (const field of FACT_FIELDS) {
    const given = field === 'taxonomies' ? undefined : patch[field]
    after[field] = given === undefined ? before[field] : given === null ? null : (facts[field] ?? '')
  }
  const edited = after as unknown as ProviderFacts
  const isRenamed = NAMES.some((field) => patch[field] !== undefined)
  return { ...edited, entityType: alone && isRenamed ? entityTypeOf(edited) : before.entityType }
}

/** Whether a patch says no specialty, but changes the code or takes back the specialty beside it. */
const mayBringMeaning = ({ taxonomy, specialty }: ProviderPatch): boolean =>
  specialty == null && (taxonomy !== undefined || specialty === null)

/**
 * The person's facts with the specialty that goes with the code of the patch, in the place of none or of the one that the
 * code before had brought. A specialty that is not what that code means was typed.
 */
function withMeaning(
  edited: ProviderFacts,
  before: ProviderFacts,
  patch: ProviderPatch,
  meaning: (code: string | null) => string | null,
): ProviderFacts {
  const isTyped = edited.specialty !== null && edited.specialty !== meaning(before.taxonomy)
  if (!mayBringMeaning(patch) || isTyped) return edited
  return { ...edited, specialty: meaning(edited.taxonomy) }
}
