const WORDS: readonly [RegExp, string][] = [
  [/^(UND_ERR_SOCKET|ECONNRESET|EPIPE)$/, 'the connection broke before the answer was complete'],
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^ENOTFOUND$/, 'there is no such host'],
  [/^EAI_AGAIN$/, 'the address of its host could not be found out'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, 'no network leads there'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'no connection came about in time'],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'it stopped answering'],
  [/^(HTTPParserError|UND_ERR_HEADERS_OVERFLOW|HPE_\w+)$/, 'its answer is no HTTP, or has too many headers'],
  [/^Z_\w+$/, 'its compressed answer is damaged'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host'],
  [/CERT|^UNABLE_TO_/, 'its certificate is not trusted'],
  [/^(EPROTO|ERR_SSL_\w+)$/, 'it does not speak TLS as this side does'],
]

/** Why `fetch` or a body failed, in words where its code is known. */
export function troubleOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  if (!cause) return 'the connection failed'
  const { code, name, message } = cause as NodeJS.ErrnoException
  return WORDS.find(([codes]) => codes.test(code ?? name))?.[1] ?? code ?? message
}
