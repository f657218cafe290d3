import { createHash } from 'node:crypto'

/** SHA-256's round constants: the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const K = new Int32Array(64)
const START = new Int32Array(8)

const isPrime = (n: number) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
}
for (let n = 2, found = 0; found < 64; n++) {
  if (!isPrime(n)) continue
  if (found < 8) START[found] = ((Math.sqrt(n) % 1) * 2 ** 32) | 0
  K[found++] = ((Math.cbrt(n) % 1) * 2 ** 32) | 0
}

const schedule = new Int32Array(64)

/** One block of SHA-256: sixteen words of `block` into `state`. */
function compress(state: Int32Array, block: Int32Array): void {
  const w = schedule
  for (let i = 0; i < 16; i++) w[i] = block[i]!
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!
    const y = w[i - 2]!
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}

const bytes = new Uint8Array(64 * 64)
const encoder = new TextEncoder()
const block = new Int32Array(16)

/** Takes the padded message of `length` bytes, of which `before` bytes went into `state` already. */
function absorb(state: Int32Array, length: number, before: number): void {
  const blocks = (length + 9 + 63) >> 6
  bytes.fill(0, length, blocks << 6)
  bytes[length] = 0x80
  for (let at = 0; at < blocks; at++) {
    for (let i = 0, p = at << 6; i < 16; i++, p += 4) {
      block[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!
    }
    if (at === blocks - 1) block[15] = (length + before) << 3
    compress(state, block)
  }
}

/** The state after a block of the key with each byte changed by `pad` (RFC 2104). */
function keyed(key: Uint8Array, pad: number): Int32Array {
  const state = START.slice()
  for (let i = 0; i < 16; i++) {
    block[i] = 0
    for (let j = 0; j < 4; j++) block[i] = (block[i]! << 8) | ((key[i * 4 + j] ?? 0) ^ pad)
  }
  compress(state, block)
  return state
}

/** Puts the bytes of ASCII text at the beginning; of other text its UTF-8. How many there are, at most 4,000. */
function write(message: string): number {
  const length = Math.min(message.length, 4000)
  for (let i = 0; i < length; i++) {
    const code = message.charCodeAt(i)
    if (code > 127) return encoder.encodeInto(message, bytes.subarray(0, 4000)).written
    bytes[i] = code
  }
  return length
}

/**
 * HMAC-SHA256 under one secret, truncated to its first 64 bits as a signed integer. The state after each half of the
 * key is computed once, so a short message costs two blocks of SHA-256 and no call out of JavaScript. Messages are cut
 * at 4,000 bytes.
 */
export function hmac64(secret: string): (message: string) => bigint {
  const raw = encoder.encode(secret)
  const key = raw.length > 64 ? new Uint8Array(createHash('sha256').update(raw).digest()) : raw
  const inner = keyed(key, 0x36)
  const outer = keyed(key, 0x5c)
  const state = new Int32Array(8)
  const halves = new Int32Array(2)
  const long = new BigInt64Array(halves.buffer)
  return (message) => {
    state.set(inner)
    absorb(state, write(message), 64)
    for (let i = 0; i < 8; i++) block[i] = state[i]!
    block[8] = 0x80000000 | 0
    block.fill(0, 9, 15)
    block[15] = (64 + 32) << 3
    state.set(outer)
    compress(state, block)
    halves[0] = state[1]!
    halves[1] = state[0]!
    return long[0]!
  }
}
