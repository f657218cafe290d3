/** The name under which everything from the national registry is kept, whichever way it came. */
export const NPPES = 'NPPES'
