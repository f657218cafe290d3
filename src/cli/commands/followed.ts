import type { Cli } from '../cli.ts'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { progressLine } from '../render/progress.ts'
import { number } from '../render/text.ts'
import type { Transport } from '../transport/transport.ts'

interface News {
  done: number
  total: number | null
  message: string | null
}

/** Waits for long work and shows how far it is, by the news of a subscription. That no news come is no failure of it. */
export async function followed<S, T>(
  cli: Cli,
  registry: Transport,
  news: TypedDocumentString<S, Record<string, never>>,
  newsOf: (told: S) => News,
  work: () => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const line = progressLine(process.stderr, cli.interactive && !cli.globals.quiet)
  const until = AbortSignal.any([cli.signal, stop.signal])
  const follow = async (told: AsyncIterable<S>) => {
    for await (const one of told) {
      const { done, total, message } = newsOf(one)
      if (message && !stop.signal.aborted) line.show(`${message}: ${number(done)} of ${number(total ?? done)} records`)
    }
  }
  try {
    if (cli.interactive) {
      const told = await registry.subscribe(news, {}, until).catch(() => undefined)
      if (told) follow(told).catch(() => {})
    }
    return await work()
  } finally {
    stop.abort()
    line.end()
  }
}
