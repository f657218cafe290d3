import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** A certificate and its key as PEM. */
export interface Certified {
  cert: string
  key: string
}

const SHORT = { keyType: 'ec', algorithm: 'sha256' } as const
const named = (value: string) => [{ name: 'commonName', value }]

/** An authority of its own. */
export async function newAuthority(name: string): Promise<Certified> {
  const made = await generate(named(name), {
    ...SHORT,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** A certificate for a server on this machine and for a client alike. */
export async function certifiedBy(ca: Certified, name: string, passphrase?: string): Promise<Certified> {
  const made = await generate(named(name), {
    ...SHORT,
    ca,
    ...(passphrase !== undefined && { passphrase }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** A folder of files that is gone afterwards. */
export interface Folder extends AsyncDisposable {
  /** Writes a file and answers its path. */
  write(name: string, content: string): Promise<string>
}

export async function newFolder(): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'vault-tls-'))
  return {
    write: async (name, content) => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
