import { createHash } from 'node:crypto'
import { badInput } from '../../errors.ts'
import { isStorable } from '../../storable-time.ts'
import type { Position, SortKey } from './page.ts'
import type { Meant } from './terms.ts'

/** What a cursor says: which list it belongs to, where in it, and the corrections that the list was read with, if any. */
export interface Cursor {
  position: Position
  meant: Meant | undefined
}

/** A short name for a list, so that a cursor of one is not taken for another's. */
export function listName(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8)
}

export function encodeCursor(list: string, { position, meant }: Cursor): string {
  const parts = [list, position.tier, position.key, position.npi, meant ?? 0]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads a cursor of `list`, which is sorted by `sort`; anything else is BAD_USER_INPUT for argument `path`. */
export function decodeCursor(list: string, sort: SortKey, text: string, path: string): Cursor {
  const parts = parse(text)
  const unknown = () => badInput([{ path, message: 'is not a cursor of this server' }])
  if (!parts) throw unknown()
  const [name, tier, key, npi, meant] = parts
  if (name !== list)
    throw badInput([
      {
        path,
        message: 'is a cursor of another list: filter, search and orderBy must be the same as where it came from',
      },
    ])
  if (!isKey(sort, key)) throw unknown()
  return { position: { tier, key, npi }, meant: meant === 0 ? undefined : meant }
}

type Parts = [name: string, tier: number, key: string | null, npi: number, meant: Meant | 0]

/** Characters; far more than any cursor has. */
const LONGEST_CURSOR = 100_000

function parse(text: string): Parts | undefined {
  if (text.length > LONGEST_CURSOR) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(value) || value.length !== 5) return undefined
    const [name, tier, key, npi, meant] = value as unknown[]
    const good =
      typeof name === 'string' &&
      (tier === 1 || tier === 2 || tier === 3) &&
      (key === null || typeof key === 'string') &&
      Number.isSafeInteger(npi) &&
      (meant === 0 || isMeant(meant))
    return good ? (value as Parts) : undefined
  } catch {
    return undefined
  }
}

function isKey(sort: SortKey, key: string | null): boolean {
  if (key === null || sort === 'npi') return key === null && sort === 'npi'
  if (sort === 'name') return !key.includes('\u0000')
  const time = new Date(key)
  return isStorable(time) && time.toISOString() === key
}

const WORD = /^[\p{L}\p{N}]{1,40}$/u

/** Whether these are corrections: a cursor may be anybody's text, and its words become part of a query. */
function isMeant(value: unknown): value is Meant {
  const isWords = (entry: unknown) =>
    entry === null ||
    (Array.isArray(entry) &&
      entry.length > 0 &&
      entry.length < 100 &&
      entry.every((word) => typeof word === 'string' && WORD.test(word)))
  return Array.isArray(value) && value.every(isWords)
}
