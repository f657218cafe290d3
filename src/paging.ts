import { badInput } from './errors.ts'

/** Rows of the largest page of any list. */
export const MAX_PAGE_SIZE = 1_000
const DEFAULT_PAGE_SIZE = 20

/** The page size asked for, or twenty; outside of 0 to 1,000 it is BAD_USER_INPUT for argument `path`. */
export function pageSize(asked: number | null | undefined, path: string): number {
  const size = asked ?? DEFAULT_PAGE_SIZE
  if (size < 0 || size > MAX_PAGE_SIZE) throw badInput([{ path, message: `must be between 0 and ${MAX_PAGE_SIZE}` }])
  return size
}

/** The rows that a page size costs. One that will be refused costs nothing, so that the refusal can name it. */
export function rowsAsked(size: number): number {
  return size > MAX_PAGE_SIZE ? 1 : Math.max(1, size)
}
