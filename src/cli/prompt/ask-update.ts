import type { ProviderDetailsFragment, ProviderPatch } from '../generated/graphql.ts'
import { askUntilRight } from './ask-add.ts'
import type { Asker } from './asker.ts'
import { FIELD_NAMES, fieldProblem, FIELDS } from './fields.ts'

const BLANK = '-'
const TAKE_BACK = '!'

/** Asks what changes, field by field, showing what is known. What is left out stays as it is. */
export async function askForPatch(asker: Asker, provider: ProviderDetailsFragment): Promise<ProviderPatch> {
  asker.tell(`Enter keeps a value, "${BLANK}" says that it is blank, "${TAKE_BACK}" takes an earlier edit back.`)
  const patch: ProviderPatch = {}
  for (const field of FIELD_NAMES) {
    const origin = provider.provenance.find((row) => row.field === field)
    const known = provider[field] ?? (origin ? 'blank' : '')
    const edited = origin?.source === 'Manual' ? ', edited by hand' : ''
    const question = `${FIELDS[field]}${known ? ` [${known}${edited}]` : ''}: `
    const text = await askUntilRight(asker, question, (text) =>
      text === BLANK || text === TAKE_BACK ? undefined : fieldProblem(field, text),
    )
    if (text === BLANK) patch[field] = ''
    else if (text === TAKE_BACK) patch[field] = null
    else if (text && text !== provider[field]) patch[field] = text
  }
  return patch
}
