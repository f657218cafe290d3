import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { bodyChunks } from '../../src/http/body.ts'

const requestOf = (stream: PassThrough) => Object.assign(stream, { headers: {} }) as unknown as IncomingMessage

describe('the body of a request', () => {
  it('is given up with 408 when it comes too slowly', async () => {
    const stream = new PassThrough()
    const drip = setInterval(() => stream.write('x'), 10)
    const reading = Array.fromAsync(bodyChunks(requestOf(stream), { bytes: 1_000, totalMs: 100 }))
    await expect(reading).rejects.toMatchObject({ status: 408 })
    clearInterval(drip)
  })

  it('is given up with 413 when it is too long', async () => {
    const stream = new PassThrough()
    stream.end(Buffer.alloc(2_000))
    await expect(Array.fromAsync(bodyChunks(requestOf(stream), { bytes: 1_000 }))).rejects.toMatchObject({
      status: 413,
    })
  })
})
