import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { openTestApp, type TestApp } from './app.ts'

export interface ListeningApp extends AsyncDisposable {
  url: string
  test: TestApp
}

/** The app of one test file, listening on a port of 127.0.0.1. */
export async function openListeningApp(environment: Record<string, string> = {}): Promise<ListeningApp> {
  const test = await openTestApp('server', environment)
  const url = await test.app.listen()
  return { url, test, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() }
}

/** POSTs a GraphQL document and answers status and parsed body. */
export async function post(url: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] },
  }
}

/** Sends bytes as they are and answers everything that comes back until the server closes. */
export async function sendRaw(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => socket.destroy())
  socket.write(bytes)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

/** A port of 127.0.0.1 at which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
