import { level, PLACE, type LevelOf, type MatchField } from './model/fields.ts'

/** What holds of the levels of a compared pair, by their places. */
export type LevelTest = (levels: Uint8Array) => boolean

/** Whether a field has one of these levels. */
export const is = <F extends MatchField>(field: F, ...names: LevelOf<F>[]): LevelTest => {
  const place = PLACE[field]
  const wanted = names.reduce((bits, name) => bits | (1 << level(field, name)), 0)
  return (levels) => (wanted & (1 << levels[place]!)) !== 0
}
/** Whether both sides say something of a field. */
export const stated = (field: MatchField): LevelTest => {
  const place = PLACE[field]
  return (levels) => levels[place] !== 0
}
export const any =
  (...tests: LevelTest[]): LevelTest =>
  (levels) => {
    for (const test of tests) if (test(levels)) return true
    return false
  }
export const all =
  (...tests: LevelTest[]): LevelTest =>
  (levels) => {
    for (const test of tests) if (!test(levels)) return false
    return true
  }
export const not =
  (test: LevelTest): LevelTest =>
  (levels) =>
    !test(levels)
