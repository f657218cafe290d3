/** What the machine says, and how often that is true. */
export interface Bands {
  /** The person was found; true when it is the right one. */
  MATCH: Band
  /** A steward must look; true when the person proposed is the right one. */
  POSSIBLE: Band
  /** Nobody was found; true when nobody is there. */
  NO_MATCH: Band
}

export interface Band {
  true: number
  false: number
}

export function newBands(): Bands {
  const band = (): Band => ({ true: 0, false: 0 })
  return { MATCH: band(), POSSIBLE: band(), NO_MATCH: band() }
}

export function count(band: Band, isTrue: boolean): void {
  band[isTrue ? 'true' : 'false']++
}
