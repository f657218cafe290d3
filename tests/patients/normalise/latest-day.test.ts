import { expect, test } from 'vitest'
import { readQuestion } from '../../../src/patients/registering/question.ts'

const asked = (dateOfBirth: string, now: string) =>
  readQuestion({ dateOfBirth }, new Date(now), () => []).profile.birthDates

test('a child born today in Guam is born today, though it is yesterday in Greenwich', () => {
  expect(asked('11/28/26', '2026-11-27T15:00:00Z')).toEqual(['2026-11-28'])
  expect(asked('2026-11-28', '2026-11-27T15:00:00Z')).toEqual(['2026-11-28'])
})

test('a day that has begun nowhere is in the future', () => {
  expect(asked('2026-11-28', '2026-11-27T09:59:59Z')).toEqual([])
  expect(asked('11/28/26', '2026-11-27T09:59:59Z')).toEqual(['1926-11-28'])
})
