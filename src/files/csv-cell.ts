import { guardFormula } from './formula.ts'

/** A value as a CSV cell: guarded against formulas, quoted where it must be. */
export function csvCell(value: string | null): string {
  if (value === null || value === '') return ''
  const text = guardFormula(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
