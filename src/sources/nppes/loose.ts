import { isObject } from '../../files/cell-values.ts'

const plain = (key: string) => key.replaceAll('_', '').toLowerCase()

/** The value of `key` in any casing: the Registry API mixes `address_purpose` and `practiceLocations`. */
export function loose(object: Record<string, unknown>, key: string): unknown {
  if (Object.hasOwn(object, key)) return object[key]
  const wanted = plain(key)
  const found = Object.keys(object).find((name) => plain(name) === wanted)
  return found === undefined ? undefined : object[found]
}

/** The objects in the list under `key`; none where there is no list. */
export function looseList(object: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const value = loose(object, key)
  return Array.isArray(value) ? value.filter(isObject) : []
}
