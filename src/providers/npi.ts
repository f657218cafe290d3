/** True for ten digits, the shape of every NPI. */
export function isNpi(text: string): boolean {
  return /^\d{10}$/.test(text)
}

/**
 * True when the first digit is 1 or 2 and the check digit holds: Luhn over the prefix 80840 and the ten digits.
 * The prefix adds a constant 24 to the sum (CMS, "Requirements for NPI and NPI check digit").
 */
export function isValidNpi(npi: string): boolean {
  if (!/^[12]\d{9}$/.test(npi)) return false
  let sum = 24
  for (let i = 0; i < 10; i++) {
    const digit = npi.charCodeAt(i) - 48
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
