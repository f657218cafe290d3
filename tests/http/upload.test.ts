import { once } from 'node:events'
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ListeningApp, openListeningApp, post } from '../support/http.ts'

const LIMIT = 2 ** 20
const WITHIN = { timeout: 10_000, interval: 20 }

describe('an upload that does not come to its end', () => {
  let folder: string
  let server: ListeningApp
  const before = process.env['TMPDIR']
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'provider-vault-uploads-'))
    process.env['TMPDIR'] = folder
    server = await openListeningApp({ MAX_UPLOAD_BYTES: String(LIMIT) })
  })
  afterAll(async () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await server[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  /** Sends the head and the fields of a form, and the beginning of its file unless told not to. */
  function begin({ withFile = true } = {}): { socket: Socket; answer(): string; sendFile(): void } {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    let answer = ''
    socket.on('data', (chunk) => (answer += String(chunk)))
    const part = (name: string, value: string) =>
      `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const sendFile = () =>
      send('--edge\r\ncontent-disposition: form-data; name="0"; filename="p.csv"\r\n\r\nnpi,name\n')
    const send = (text: string) => void socket.write(`${text.length.toString(16)}\r\n${text}\r\n`)
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=edge\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    send(part('operations', '{"query":"{ __typename }","variables":{"f":null}}') + part('map', '{"0":["variables.f"]}'))
    if (withFile) sendFile()
    return { socket, answer: () => answer, sendFile }
  }

  const folders = () => readdir(folder)
  const openFiles = async () => {
    const names = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    )
    return names.filter((name) => name.startsWith(folder))
  }
  const expectNothingLeft = () =>
    vi.waitFor(async () => expect([await folders(), await openFiles()]).toEqual([[], []]), WITHIN)

  it('leaves no file behind, and none open, when its client goes away', async () => {
    const sockets = Array.from({ length: 3 }, () => begin().socket)
    await vi.waitFor(async () => expect(await openFiles()).toHaveLength(3), WITHIN)
    for (const socket of sockets) socket.destroy()
    await expectNothingLeft()
  })

  it('is refused once it goes over the limit, though its length was not told', async () => {
    const { socket, answer } = begin()
    const kilobyte = 'x'.repeat(1024)
    for (let i = 0; i <= LIMIT / 1024; i++) socket.write(`400\r\n${kilobyte}\r\n`)
    await vi.waitFor(() => expect(answer()).toMatch(/^HTTP\/1\.1 413 [^]*BAD_USER_INPUT/), WITHIN)
    socket.destroy()
    await expectNothingLeft()
  })

  it('is answered when the disk takes no more, and the server goes on', async () => {
    const { socket, answer, sendFile } = begin({ withFile: false })
    await vi.waitFor(async () => expect(await folders()).toHaveLength(1), WITHIN)
    for (const made of await folders()) await rm(join(folder, made), { recursive: true })
    sendFile()
    const more = setInterval(() => socket.write('1\r\nx\r\n'), 20)
    await vi.waitFor(() => expect(answer()).toMatch(/^HTTP\/1\.1 500 [^]*INTERNAL_SERVER_ERROR/), WITHIN)
    clearInterval(more)
    socket.destroy()
    await once(socket, 'close')
    expect((await post(server.url, '{ __typename }')).status).toBe(200)
    await expectNothingLeft()
  })
})
