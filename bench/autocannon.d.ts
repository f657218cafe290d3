declare module 'autocannon' {
  interface Options {
    url: string
    method: 'POST'
    headers: Record<string, string>
    body: string
    connections: number
    amount: number
    expectBody?: string
  }
  interface Result {
    errors: number
    timeouts: number
    mismatches: number
    non2xx: number
    duration: number
    requests: { total: number; average: number }
    latency: { p50: number; p99: number }
  }
  export default function autocannon(options: Options): Promise<Result>
}
