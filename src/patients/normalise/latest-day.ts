const FURTHEST_EAST = 14 * 3_600_000

/** The day, as `YYYY-MM-DD`, that it is where days begin first (UTC+14): nobody can be born after it. */
export function latestDay(now: Date): string {
  return new Date(now.getTime() + FURTHEST_EAST).toISOString().slice(0, 10)
}
