import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { ConfigError } from '../../../config.ts'

/** What Verato wants to know a client by, in the settings. */
export interface CredentialSettings {
  user: string
  apiKey: string
  /** Paths of PEM files. */
  certificate: string
  key: string
  keyPassphrase: string | undefined
  /** Of the authorities that Verato's certificate is checked against; the system's where it is undefined. */
  authorities: string | undefined
}

/** Basic credentials as the header that carries them, and what TLS needs. */
export interface Credentials {
  authorization: string
  cert: Buffer
  key: Buffer
  passphrase: string | undefined
  ca: Buffer | undefined
}

/** Reads the files. Throws a ConfigError that names the setting whose file is missing or no good, never its content. */
export async function readCredentials(settings: CredentialSettings): Promise<Credentials> {
  const { user, apiKey, keyPassphrase: passphrase, authorities } = settings
  const [cert, key, ca] = await Promise.all([
    read('VERATO_CLIENT_CERT', settings.certificate),
    read('VERATO_CLIENT_KEY', settings.key),
    authorities === undefined ? undefined : read('VERATO_CA', authorities),
  ])
  check('VERATO_CLIENT_CERT: holds no certificate in PEM', () => createSecureContext({ cert }))
  check('VERATO_CLIENT_KEY: holds no key in PEM that VERATO_CLIENT_KEY_PASSPHRASE opens', () =>
    createSecureContext({ key, passphrase }),
  )
  // TLS itself minds only a wrong key of the certificate's own kind
  check('VERATO_CLIENT_KEY: is not the key of VERATO_CLIENT_CERT', () => {
    const isOfIt = new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key, passphrase }))
    if (!isOfIt) throw new Error('another key')
  })
  if (ca) check('VERATO_CA: holds no certificate in PEM', () => void new X509Certificate(ca))
  const authorization = `Basic ${Buffer.from(`${user}:${apiKey}`).toString('base64')}`
  return { authorization, cert, key, passphrase, ca }
}

async function read(setting: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new ConfigError(`${setting}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

function check(problem: string, use: () => void): void {
  try {
    use()
  } catch {
    throw new ConfigError(problem)
  }
}
