/**
 * Whether the tests that need `what` must be skipped because this machine has none. Where REQUIRE_SERVERS is 1, as in
 * the gate, a missing one is a failure.
 */
export function missing(what: string, found: unknown): boolean {
  if (found) return false
  if (process.env['REQUIRE_SERVERS'] === '1') throw new Error(`${what} is required here and not installed`)
  console.warn(`skipped: ${what} is not installed on this machine`)
  return true
}
