import type { AddressInput, NormalisedAddress } from '../patient.ts'

const line = (...parts: (string | null)[]): string | null => parts.filter((part) => part !== null).join(' ') || null

/** An address of parts as lines. Normalising it gives the parts again. */
export function addressAsInput(address: NormalisedAddress): AddressInput {
  const { number, street, unit, extra, city, state, zip, zip4 } = address
  const box = street === 'po box' && number !== null
  return {
    line1: box ? line(street, number) : line(number, street, unit && `apt ${unit}`),
    line2: extra,
    city,
    state,
    zip: zip4 ? `${zip}-${zip4}` : zip,
  }
}
