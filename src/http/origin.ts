import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../config.ts'
import { Refusal } from './refusal.ts'

/**
 * Keeps other people's web pages out. A page of another origin may call only when CORS_ORIGINS names it; and where no
 * key protects the server, it must be called by a loopback name, so that no page can reach it by a name of its own
 * that resolves to this machine.
 */
export function createOriginCheck(allowed: readonly string[], keyless: boolean): (request: IncomingMessage) => void {
  return ({ headers }) => {
    const host = headers.host ?? ''
    if (keyless && !isLoopback(hostName(host))) {
      throw new Refusal(
        403,
        'FORBIDDEN',
        'Without an API key the server answers only to loopback names, such as 127.0.0.1 or localhost.',
      )
    }
    const { origin } = headers
    if (origin === undefined ? !isPartOfAPage(headers) : allowed.includes(origin) || sameHost(origin, host)) return
    throw new Refusal(
      403,
      'FORBIDDEN',
      'Pages of this origin may not call the server; CORS_ORIGINS names those that may.',
    )
  }
}

/**
 * Whether a page of another origin asks for it as for a picture or a script, which browsers do without telling the page's
 * origin. A link that somebody follows is no such thing.
 */
function isPartOfAPage(headers: IncomingMessage['headers']): boolean {
  const isForeign = ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']))
  return isForeign && !(headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document')
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}

/** Browsers give other schemes, such as those of their extensions, a host of any name. */
function sameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  return ['http:', 'https:'].includes(url.protocol) && url.host === host.toLowerCase()
}
