import { styled } from './text.ts'

/** One part of a match weight, in bits. */
interface Weight {
  field: string
  level: string
  weight: number
}

const WIDEST = 20

/** Weights as bars on both sides of nought, and their sum. What weighs nothing is left out. */
export function* weightLines(explanation: readonly Weight[], matchWeight: number): Generator<string> {
  const told = explanation.filter(({ weight }) => Math.abs(weight) >= 0.05)
  const most = Math.max(1, ...told.map(({ weight }) => Math.abs(weight)))
  for (const { field, level, weight } of told) {
    const bar = '█'.repeat(Math.max(1, Math.round((Math.abs(weight) / most) * WIDEST)))
    const against = styled('red', (weight < 0 ? bar : '').padStart(WIDEST))
    const speaksFor = weight > 0 ? styled('green', bar) : ''
    yield `  ${field.padEnd(10)} ${level.padEnd(26)} ${bits(weight)} ${against}│${speaksFor}`.trimEnd()
  }
  yield `  ${'together'.padEnd(10)} ${''.padEnd(26)} ${bits(matchWeight)} bits`
}

const bits = (weight: number) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`.padStart(6)
