declare module 'autocannon' {
  interface Options {
    url: string
    method: 'POST'
    headers: Record<string, string>
    body?: string
    /** asked in turn, instead of `body` over and over */
    requests?: { body?: string; setupRequest?: (request: object) => object }[]
    connections: number
    /** requests, or else seconds, after which it ends */
    amount?: number
    duration?: number
    expectBody?: string
  }
  interface Result {
    errors: number
    timeouts: number
    mismatches: number
    non2xx: number
    duration: number
    requests: { total: number; average: number }
    latency: { p50: number; p97_5: number; p99: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
