import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import path from 'node:path'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/observability/log.ts'
import { readSex } from '../src/patients/normalise/sex.ts'
import { questions, recordBatches } from './patients/people.ts'

/** What the process says when it listens: where, and the queries to ask it. */
export interface ProfiledServer {
  address: string
  bodies: string[]
}

/** What it says when it was told to stop: the files that it wrote. */
export interface Profiles {
  cpu: string
  heap: string
}

const [url, people, inputs, folder] = process.argv.slice(2) as [string, string, string, string]
const REGISTERED_AT_ONCE = 1_000
const MATCH = `query($inputs: [PatientInput!]!) {
  matchPatients(inputs: $inputs) { status mpiId probability grade candidates { mpiId probability grade } }
}`

const config = readConfig({ DATABASE_URL: url, PORT: '0', PROCESSES: '1', HASH_SECRET: 'a secret of the benchmark' })
await using app = await createApp({ config, log: createLog('error', process.stderr), migrate: true })
const bodies = await fill()
const address = await app.listen()

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.start')
await session.post('HeapProfiler.startSampling', { samplingInterval: 2 ** 15 })
tell({ address, bodies })

await once(process, 'message')
const cpu = await session.post('Profiler.stop')
const heap = await session.post('HeapProfiler.stopSampling')
session.disconnect()
tell({
  cpu: await written('match.cpuprofile', cpu.profile),
  heap: await written('match.heapprofile', heap.profile),
})
process.disconnect()

function tell(message: ProfiledServer | Profiles): void {
  process.send!(message)
}

async function written(name: string, profile: object): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, JSON.stringify(profile))
  return file
}

/** Registers the people and answers the queries: each question once, in bodies of so many inputs. */
async function fill(): Promise<string[]> {
  for (const batch of recordBatches(Number(people), REGISTERED_AT_ONCE)) {
    await app.services.patients.register(batch, 'profile')
  }
  const asked = questions(Number(people), Number(people) / 4).map((patient) => ({
    ...patient,
    sex: readSex(patient.sex, () => {}),
  }))
  const size = Number(inputs)
  return Array.from({ length: Math.ceil(asked.length / size) }, (_, i) =>
    JSON.stringify({ query: MATCH, variables: { inputs: asked.slice(i * size, (i + 1) * size) } }),
  )
}
