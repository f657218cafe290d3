import { expect, test } from 'vitest'
import { NO_FACTS, type Taxonomy } from '../../src/providers/provider.ts'
import { searchVector } from '../../src/providers/search/lexemes.ts'

const taxonomy = (code: string, description: string): Taxonomy => ({
  code,
  description,
  primary: false,
  license: null,
  licenseState: null,
})

test('A provider whose values repeat one another is found by each word of a kind, which stands in the vector once', () => {
  const { count, lexemes } = searchVector(
    {
      ...NO_FACTS,
      firstName: 'Lee',
      lastName: 'Lee Lee-Park',
      specialty: 'Family Medicine',
      taxonomy: '207Q00000X',
      taxonomies: [
        taxonomy('207Q00000X', 'Family Medicine'),
        taxonomy('207QS0010X', 'Sports Medicine'),
        taxonomy('207QS0010X', 'Sports Medicine'),
      ],
      city: 'Park',
      zip: '60601-1234',
    },
    false,
    ['NPPES', 'nppes'],
  )
  const each = lexemes.split('\0\0\0').filter(Boolean)
  const wanted =
    'Nlee Npark Sfamily Smedicine Ssports Pfamily_medicine Cpark Dpark Z60601 X207q00000x X207qs0010x Onppes Mfalse'
  expect(new Set(each)).toEqual(new Set(wanted.split(' ')))
  expect(each).toHaveLength(13)
  expect(count).toBe(13)
})
