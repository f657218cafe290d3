import { mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Population, providersAsCsv } from './generate-providers.ts'

/** A folder that is removed when the measurement ends. */
export async function benchFolder(): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'provider-vault-bench-'))
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Writes providers `from` up to `to` into a CSV file in `folder`; answers its path. */
export async function writePopulation(
  folder: string,
  from: number,
  to: number,
  population: Population = {},
): Promise<string> {
  const file = path.join(folder, `providers-${from}-${to}-${population.version ?? 0}.csv`)
  await pipeline(Readable.from(providersAsCsv(from, to, population)), createWriteStream(file))
  return file
}
