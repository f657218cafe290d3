import type { PreparedPart } from './prepared.ts'

const OF_MANY = new Set('thi van bin binti bint singh kaur kumar kumari devi begum bibi'.split(' '))

/** Whether a middle name is one that most of a community have, and that tells no sibling from another. */
export const isOfMany = ({ text }: PreparedPart): boolean => OF_MANY.has(text)
