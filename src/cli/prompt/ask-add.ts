import type { ProviderInput } from '../generated/graphql.ts'
import type { Asker } from './asker.ts'
import { type Field, FIELD_NAMES, fieldProblem, FIELDS, newNpiProblem } from './fields.ts'

/** Asks for a new provider field by field, each until it is right; an empty answer leaves a field out. */
export async function askForProvider(asker: Asker): Promise<ProviderInput> {
  const input: ProviderInput = { npi: await askUntilRight(asker, 'NPI: ', newNpiProblem) }
  for (;;) {
    for (const field of FIELD_NAMES) {
      if (!isAskedFor(field, input)) continue
      const text = await askUntilRight(asker, `${FIELDS[field]}: `, (text) => fieldProblem(field, text))
      if (text) input[field] = text
    }
    if (input.lastName || input.organizationName) return input
    asker.tell('A last name or an organization name is required.')
  }
}

/** A person has no organization's name and the other way round; what was said is not asked again. */
function isAskedFor(field: Field, input: ProviderInput): boolean {
  if (input[field]) return false
  return field !== 'organizationName' || !input.lastName
}

/** Asks until `problem` has nothing to say about the answer. */
export async function askUntilRight(
  asker: Asker,
  question: string,
  problem: (text: string) => string | undefined,
): Promise<string> {
  for (;;) {
    const text = (await asker.ask(question)).trim()
    const wrong = problem(text)
    if (!wrong) return text
    asker.tell(`  ${wrong}`)
  }
}
