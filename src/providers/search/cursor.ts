import { createHash } from 'node:crypto'
import { badInput } from '../../errors.ts'
import type { Position, SortKey } from './page.ts'

/** What a cursor says: which list it belongs to, where in it, and the corrections that the list was read with. */
export interface Cursor {
  position: Position
  corrected: boolean
}

/** A short name for a list, so that a cursor of one is not taken for another's. */
export function listName(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 8)
}

export function encodeCursor(list: string, { position, corrected }: Cursor): string {
  return Buffer.from(JSON.stringify([list, position.tier, position.key, position.npi, corrected ? 1 : 0])).toString(
    'base64url',
  )
}

/** Reads a cursor of `list`, which is sorted by `sort`; anything else is BAD_USER_INPUT for argument `path`. */
export function decodeCursor(list: string, sort: SortKey, text: string, path: string): Cursor {
  const parts = parse(text)
  const unknown = () => badInput([{ path, message: 'is not a cursor of this server' }])
  if (!parts) throw unknown()
  const [name, tier, key, npi, corrected] = parts
  if (name !== list)
    throw badInput([
      {
        path,
        message: 'is a cursor of another list: filter, search and orderBy must be the same as where it came from',
      },
    ])
  if (!isKey(sort, key)) throw unknown()
  return { position: { tier, key, npi }, corrected: corrected === 1 }
}

function parse(text: string): [string, number, string | null, number, number] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(value) || value.length !== 5) return undefined
    const [name, tier, key, npi, corrected] = value as unknown[]
    const good =
      typeof name === 'string' &&
      (tier === 1 || tier === 2 || tier === 3) &&
      (key === null || typeof key === 'string') &&
      Number.isSafeInteger(npi) &&
      (corrected === 0 || corrected === 1)
    return good ? (value as [string, number, string | null, number, number]) : undefined
  } catch {
    return undefined
  }
}

function isKey(sort: SortKey, key: string | null): boolean {
  if (key === null || sort === 'npi') return key === null && sort === 'npi'
  if (sort === 'name') return !key.includes('\u0000')
  const time = new Date(key)
  return !Number.isNaN(time.getTime()) && time.toISOString() === key
}
