/** The identifier system under which records tell the link id that Verato knows their patient by. */
export const LINK_SYSTEM = 'verato'

const PREFIX = `${LINK_SYSTEM}:`

/** The mpiId of a person whom only Verato knows: never one of the index, and no such person can be loaded. */
export const foreignPerson = (linkId: string): string => `${PREFIX}${linkId}`

export const isForeign = (mpiId: string): boolean => mpiId.startsWith(PREFIX)
