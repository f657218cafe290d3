import { setTimeout } from 'node:timers/promises'
import { isObject } from '../../files/cell-values.ts'
import { cleanText } from '../../files/clean-text.ts'
import { get, text } from '../http.ts'
import { addRecord, newBatch, reject } from '../record.ts'
import { TransientError, type FetchOptions, type SourceBatch } from '../source.ts'
import { loose } from './loose.ts'
import { registryRecord } from './api-record.ts'
import { NPPES } from './name.ts'

export interface RegistryOptions {
  /** base address of the Registry API 2.1 */
  apiUrl: string
  /** criteria as in a query string; blanks may stand as they are: `taxonomy_description=Family Medicine&state=IL` */
  apiQuery: string
  /** records, unless the fetch names a number */
  limit: number
}

const PAGE = 200
/** The API pages up to a skip of 1,000: no query reaches more than its first 1,200 records. */
const LAST_SKIP = 1_000
const PAUSE = 250
const REQUEST = { accept: 'application/json', timeoutMs: 15_000, maxBytes: 20 * 2 ** 20 }

/**
 * The providers that the NPI Registry API 2.1 finds for the criteria, a batch a page, with a pause between pages.
 * A query that the API refuses is an Error with its number and words; a body that is no answer, or is cut short, is a
 * {@link TransientError}.
 */
export async function* fetchFromRegistry(
  { apiUrl, apiQuery, limit }: RegistryOptions,
  options: FetchOptions,
): AsyncGenerator<SourceBatch> {
  const asked = options.limit ?? limit
  const wanted = Math.min(asked, LAST_SKIP + PAGE)
  for (let skip = 0; skip < wanted; skip += PAGE) {
    if (skip > 0) await setTimeout(PAUSE, undefined, { signal: options.signal })
    const size = Math.min(PAGE, wanted - skip)
    const url = pageUrl(apiUrl, apiQuery, { limit: size, skip })
    const results = readPage(await text(await get(url, { ...REQUEST, signal: options.signal })))
    const batch = newBatch()
    for (const result of results.slice(0, size)) {
      if (isObject(result)) addRecord(batch, registryRecord(result), NPPES)
      else reject(batch, null, 'a result of the Registry API is not an object')
    }
    const isFull = results.length >= size
    if (isFull && skip + PAGE >= wanted && wanted < asked) batch.isCutOff = true
    yield batch
    if (!isFull) return
  }
}

function pageUrl(apiUrl: string, apiQuery: string, page: Record<'limit' | 'skip', number>): string {
  const url = new URL(apiUrl)
  for (const [name, value] of new URLSearchParams(apiQuery)) url.searchParams.set(name, value)
  url.searchParams.set('version', '2.1')
  url.searchParams.set('limit', String(page.limit))
  url.searchParams.set('skip', String(page.skip))
  return url.href
}

/** The results of one answer. Failures come with status 200, so that only the body tells. */
function readPage(body: string): unknown[] {
  const answer = parse(body)
  const errors = loose(answer, 'Errors')
  if (Array.isArray(errors) && errors.length > 0) throw new Error(`the Registry API refused the query: ${told(errors)}`)
  const results = loose(answer, 'results')
  if (!Array.isArray(results)) throw new Error('the Registry API answered without a list of results')
  return results
}

function parse(body: string): Record<string, unknown> {
  if (body.trimStart().startsWith('<')) throw new TransientError('the Registry API answered with a web page')
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    throw new TransientError('the Registry API answered with a body that is not complete JSON')
  }
  if (!isObject(answer)) throw new Error('the Registry API answered with JSON that is not an object')
  return answer
}

function told(errors: unknown[]): string {
  const messages = errors.filter(isObject).map((error) => {
    const [number, description, field] = ['number', 'description', 'field'].map((key) => cleanText(loose(error, key)))
    return `error ${number}, ${description}${field ? ` (${field})` : ''}`
  })
  return messages.join('; ').slice(0, 500)
}
