/** Who asks. `local` needs no key, because only this machine can reach the server. */
export interface Caller {
  kind: 'local' | 'api-key'
}

/** The name under which a caller's decisions are kept. */
export function callerName({ kind }: Caller): string {
  return kind
}
