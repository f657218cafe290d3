/** States by the first digit of their ZIP codes. */
const BY_FIRST_DIGIT = [
  'CT MA ME NH NJ RI VT PR VI AE',
  'DE NY PA',
  'DC MD NC SC VA WV',
  'AL FL GA MS TN AA',
  'IN KY MI OH',
  'IA MN MT ND SD WI',
  'IL KS MO NE',
  'AR LA OK TX',
  'AZ CO ID NM NV UT WY',
  'AK AP AS CA FM GU HI MH MP OR PW WA',
].map((states) => new Set(states.split(' ')))

/** Whether ZIP codes of a state begin as this one does. */
export function mayHaveZip(state: string, zip: string): boolean {
  return BY_FIRST_DIGIT[Number(zip[0])]!.has(state)
}
