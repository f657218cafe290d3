/** Takes note that the value of `field` counts as absent, and why. The message never repeats the value. */
export type Warn = (field: string, message: string) => void

export const PLACEHOLDER = 'is a placeholder and counts as absent'
export const TOO_LONG = 'is too long and counts as absent'
