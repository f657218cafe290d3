import { fetchFeed } from './feed.ts'
import { fetchSample, type SampleRoster } from '../sample.ts'
import type { Source } from '../source.ts'

export interface RosterOptions {
  name: string
  description: string
  /** CSV or JSON over HTTP; unset: the sample */
  url: string | undefined
  sample: SampleRoster
}

/** A roster of providers: the feed at `url`, or the made-up sample that stands in for it. */
export function rosterSource({ name, description, url, sample }: RosterOptions): Source {
  return {
    name,
    description,
    sample: url === undefined,
    fetch: (options) => (url === undefined ? fetchSample(name, sample, options) : fetchFeed(name, url, options)),
  }
}
