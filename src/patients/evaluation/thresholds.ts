/** Probabilities at which quality is told, fixed before anything is measured; the greatest first. */
export const THRESHOLDS = [0.95, 0.5] as const
