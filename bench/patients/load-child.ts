import { patientDeps } from '../../src/patients/registering/patient-deps.ts'
import { createRegistrar } from '../../src/patients/registering/register.ts'
import { peakMemory } from '../child.ts'
import { recordBatches } from './people.ts'
import { openIndex, type Place, settings } from './stores.ts'

/** What registering records into an empty index took. */
export interface LoadAnswer {
  records: number
  persons: number
  /** of registering alone; making the records up is not counted */
  seconds: number
  /** memory resident after each tenth of the people, in MB */
  residentMb: number[]
  peakMb: number
}

const BATCH = 1_000
/** Records of one person of the population. */
const RECORDS = 1.37

const [place, people] = JSON.parse(process.argv[2]!) as [Place, number]
const opened = await openIndex(place)
const { hashSecret, authoritativeSystems } = settings(place).patients
const register = createRegistrar(
  patientDeps(opened.index, {
    hashSecret: hashSecret!,
    maxBatch: BATCH,
    authoritative: new Set(authoritativeSystems),
  }),
)
let records = 0
let ms = 0
const residentMb: number[] = []
for (const batch of recordBatches(people, BATCH)) {
  const start = performance.now()
  const results = await register(batch, 'bench')
  ms += performance.now() - start
  const failed = results.find(({ error }) => error)
  if (failed) throw new Error(`a record was not registered: ${failed.error!.message}`)
  records += batch.length
  if (records >= ((residentMb.length + 1) * people * RECORDS) / 10) residentMb.push(process.memoryUsage.rss() / 2 ** 20)
}
const { persons } = await opened.index.counts()
await opened[Symbol.asyncDispose]()
const answer: LoadAnswer = { records, persons, seconds: ms / 1000, residentMb, peakMb: await peakMemory() }
process.send!(answer, () => process.disconnect())
