import { describe, expect, test } from 'vitest'
import type { ProviderDetailsFragment } from '../../src/cli/generated/graphql.ts'
import { askForProvider } from '../../src/cli/prompt/ask-add.ts'
import { askForPatch } from '../../src/cli/prompt/ask-update.ts'
import { type Asker, confirm } from '../../src/cli/prompt/asker.ts'

/** Answers each question from a script; what is not in it is left empty. */
function scripted(script: Record<string, string | string[]>) {
  const asked: string[] = []
  const told: string[] = []
  const asker: Asker = {
    ask: (question) => {
      asked.push(question)
      const key = Object.keys(script).find((start) => question.startsWith(start))
      const answer = key === undefined ? '' : script[key]!
      return Promise.resolve(Array.isArray(answer) ? (answer.shift() ?? '') : answer)
    },
    tell: (line) => void told.push(line.trim()),
  }
  return { asker, asked, told }
}

describe('asking for a new provider', () => {
  test('repeats a question until its answer is right', async () => {
    const { asker, told } = scripted({
      NPI: ['', '123', '1234567890', '1234567893'],
      'Last name': 'Lovelace',
      State: ['Utopia', 'Illinois'],
    })
    expect(await askForProvider(asker)).toEqual({ npi: '1234567893', lastName: 'Lovelace', state: 'Illinois' })
    expect(told).toEqual([
      'is required',
      'must be ten digits',
      expect.stringContaining('is not a valid NPI'),
      expect.stringContaining('must be a US state'),
    ])
  })

  test('asks again for a name, but not for what was said', async () => {
    const { asker, asked, told } = scripted({ NPI: '1234567893', City: 'Oslo', 'Organization name': ['', 'Clinic'] })
    expect(await askForProvider(asker)).toEqual({ npi: '1234567893', city: 'Oslo', organizationName: 'Clinic' })
    expect(told).toEqual(['A last name or an organization name is required.'])
    expect(asked.filter((question) => question.startsWith('City'))).toHaveLength(1)
  })
})

test('an update keeps what is left empty, blanks with "-" and takes back with "!"', async () => {
  const origin = { field: 'phone', value: '312-555-0100', source: 'Manual', retrievedAt: '', others: [] }
  const provider = { firstName: 'Ada', phone: '312-555-0100', city: 'Oslo', provenance: [origin] } as unknown
  const { asker, asked } = scripted({ 'First name': 'Ada', City: '-', Phone: '!', ZIP: '60601' })
  const patch = await askForPatch(asker, provider as ProviderDetailsFragment)
  expect(patch).toEqual({ city: '', phone: null, zip: '60601' })
  expect(asked).toContain('Phone [312-555-0100, edited by hand]: ')
})

test('only a yes is a yes', async () => {
  expect(await confirm(scripted({ Sure: 'Y' }).asker, 'Sure?')).toBe(true)
  expect(await confirm(scripted({ Sure: '' }).asker, 'Sure?')).toBe(false)
})
