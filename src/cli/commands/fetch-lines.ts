import { setTimeout as sleep } from 'node:timers/promises'
import { fetchLines, isComeSoFar } from '../../sources/fetch-lines.ts'
import { FetchProgressDocument } from '../documents/fetch.ts'
import type { FetchReportFragment } from '../generated/graphql.ts'
import type { Transport } from '../transport/transport.ts'

/**
 * Tells the lines of a server's next fetch to `onLine`, from the news that the server sends, until `stop`; `finish`
 * tells those that did not come, from the report.
 */
export async function followFetch(
  registry: Transport,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<{ finish(report: FetchReportFragment): Promise<void>; stop(): void }> {
  const stop = new AbortController()
  const told = new Set<string>()
  const tell = (line: string) => {
    if (!told.has(line)) onLine(line)
    told.add(line)
  }
  const until = AbortSignal.any([signal, stop.signal])
  const news = await registry.subscribe(FetchProgressDocument, {}, until).catch(() => undefined)
  const following = (async () => {
    for await (const { fetchProgress } of news ?? []) {
      const { message, finished } = fetchProgress
      if (message && !finished && !isComeSoFar(message)) tell(message)
    }
  })().catch(() => {})
  return {
    stop: () => stop.abort(),
    async finish(report) {
      await Promise.race([following, sleep(500, undefined, { ref: false })])
      for (const source of report.sources) tell(fetchLines.sourceEnded(source))
      tell(fetchLines.ended(report.durationMs))
    },
  }
}
