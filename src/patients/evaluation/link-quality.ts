import { type Quality, qualityOf } from './quality.ts'

/** How well questions are answered from a threshold on. */
export interface LinkQuality extends Quality {
  threshold: number
  /** Of the questions that have nobody to find: the share that was given somebody. */
  falsePositiveRate: number
}

/** Quality over questions of which it is known whether somebody was named, and rightly. */
export function linkQuality(
  threshold: number,
  answers: readonly { hasPerson: boolean; isNamed: boolean; isRight: boolean }[],
): LinkQuality {
  const named = answers.filter(({ isNamed }) => isNamed)
  const nobody = answers.filter(({ hasPerson }) => !hasPerson)
  const right = named.filter((one) => one.hasPerson && one.isRight).length
  return {
    threshold,
    ...qualityOf(right, named.length, answers.length - nobody.length),
    falsePositiveRate: nobody.length === 0 ? 0 : nobody.filter(({ isNamed }) => isNamed).length / nobody.length,
  }
}
