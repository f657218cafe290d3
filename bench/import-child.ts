import { openFile } from '../src/files/open-file.ts'
import { createProviderServices } from '../src/providers/services.ts'
import { peakMemory } from './child.ts'
import { openRegistry } from './server.ts'

/** What importing one file took. */
export interface ImportAnswer {
  read: number
  inserted: number
  updated: number
  rejected: number
  seconds: number
  /** processor time of this process */
  cpuSeconds: number
  /** the most memory resident, in MB */
  peakMb: number
}

const [url, path] = process.argv.slice(2) as [string, string]
const database = await openRegistry(url)
const { open } = await openFile(path)
const started = performance.now()
const cpu = process.cpuUsage()
const { read, inserted, updated, rejected } = await createProviderServices(database.db).importFile(open, {
  format: 'CSV',
})
const { user, system } = process.cpuUsage(cpu)
const seconds = (performance.now() - started) / 1000
await database.close()
const answer: ImportAnswer = {
  read,
  inserted,
  updated,
  rejected,
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakMb: await peakMemory(),
}
process.send!(answer, () => process.disconnect())
