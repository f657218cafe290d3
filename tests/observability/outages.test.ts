import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createOutages } from '../../src/observability/outages.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listening() {
  const told: string[] = []
  const outages = createOutages(
    ({ message }) => told.push(message),
    () => told.push('back'),
  )
  return { outages, told }
}

it('An outage is told every half minute while it lasts, and its end once', () => {
  const { outages, told } = listening()
  for (let second = 0; second < 60; second++) {
    outages.failed(new Error(`out at ${second}`))
    vi.advanceTimersByTime(1_000)
  }
  outages.back()
  outages.back()
  expect(told).toEqual(['out at 0', 'out at 30', 'back'])
})

it('The end of an outage that was not told is not told either', () => {
  const { outages, told } = listening()
  outages.back()
  outages.failed(new Error('out'))
  outages.back()
  outages.failed(new Error('out again at once'))
  outages.back()
  expect(told).toEqual(['out', 'back'])
})
