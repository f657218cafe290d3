import { number, styled } from './text.ts'

const RULE = '─'.repeat(41)

/** The original's summary of the registry: a heading, a rule, three numbers. */
export function summaryLines(stats: { total: number; uniqueSpecialties: number; uniqueStates: number }): string[] {
  return [
    styled('bold', 'Database Summary:'),
    RULE,
    `Total Providers:      ${number(stats.total)}`,
    `Unique Specialties:   ${number(stats.uniqueSpecialties)}`,
    `Unique States:        ${number(stats.uniqueStates)}`,
  ]
}
