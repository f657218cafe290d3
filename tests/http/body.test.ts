import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { bodyChunks, parseJson } from '../../src/http/body.ts'

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

describe('a body of JSON', () => {
  it.each([
    ['lists', '['.repeat(2 ** 24)],
    ['objects', '{"a":'.repeat(101)],
    ['lists behind a text with an escaped quote', `{"a":"\\"","b":${'['.repeat(100)}`],
  ])('is refused for more than a hundred levels of %s', (_what, text) => {
    expect(() => parseJson(text)).toThrow('The body has more than 100 levels.')
  })

  it.each([
    ['as many levels as it may', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['many lists beside each other', `[${Array(1_000).fill('[{}]').join()}]`],
    ['brackets in a text', JSON.stringify({ a: `"\\"${'['.repeat(1_000)}`, [`${'{'.repeat(1_000)}\\`]: 1 })],
  ])('is read when it has %s', (_what, text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  })
})
