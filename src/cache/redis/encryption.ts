import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyvEncryptionAdapter } from 'keyv'

const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM under a key that is derived from a secret. A text is base64 of nonce, ciphertext and tag; what is no such
 * text, or of another key, decrypts to an empty one.
 */
export function encryption(secret: string): KeyvEncryptionAdapter {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cached answers', 32))
  return {
    encrypt: (text) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
    },
    decrypt: (text) => {
      const bytes = Buffer.from(text, 'base64')
      if (bytes.length < NONCE + TAG) return ''
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      cipher.setAuthTag(bytes.subarray(-TAG))
      try {
        return cipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + cipher.final('utf8')
      } catch {
        return ''
      }
    },
  }
}
