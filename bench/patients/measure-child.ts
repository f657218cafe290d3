import { ownInvalidation } from '../../src/cache/invalidation.ts'
import { rememberingModel } from '../../src/patients/answering/remembering-model.ts'
import { patientDeps } from '../../src/patients/registering/patient-deps.ts'
import { questions } from './people.ts'
import { type Latency, matched, matchedThroughGraphQL, oneAtATime } from './reading.ts'
import { scored } from './scoring.ts'
import { openIndex, type Place, settings } from './stores.ts'
import { registeredByClients, registeredInBatches } from './writing.ts'

/** What an index of some size answers and takes; each list has one figure a run. */
export interface MeasureAnswer {
  match: Latency
  bare: Latency
  matcherMs: number[]
  graphqlMs: number[]
  batchRates: number[]
  clientRates: number[]
  scoringRates: number[]
  candidatesPerQuestion: number
}

const BATCH = 1_000
/** Single questions until the code is compiled, as that of a server is. */
const WARM_UP = 1_500
const SINGLE = WARM_UP + 900
/** Up to this size an index would become another one by many batches. */
const SMALL = 10_000

const [place, people, runs] = JSON.parse(process.argv[2]!) as [Place, number, number]
/** Until the code is compiled, and what is read often is in the store's cache. */
const warmUpBatches = people > SMALL ? 16 : 3
const measuredBatches = people > SMALL ? 4 * runs : runs
const taken = warmUpBatches + measuredBatches
const asked = questions(people, SINGLE + BATCH * taken)
const single = asked.slice(0, SINGLE)
const batches = Array.from({ length: taken }, (_, i) => asked.slice(SINGLE + i * BATCH, SINGLE + (i + 1) * BATCH))
const opened = await openIndex(place)
const { hashSecret } = settings(place).patients
const deps = patientDeps(opened.index, { hashSecret: hashSecret!, maxBatch: BATCH })

// as the service asks
const asking = { ...deps, index: rememberingModel(opened.index, ownInvalidation()) }
const one = await oneAtATime(asking, single, WARM_UP)
const matcherMs = await matched(deps, batches)
const graphqlMs = await matchedThroughGraphQL(place, batches)
const { rates, candidatesPerQuestion } = await scored(deps, batches[0]!, runs)
const batchRates = await registeredInBatches(deps, batches)
const clientRates = await registeredByClients(deps, batches[0]!, runs + 1)
await opened[Symbol.asyncDispose]()
const answer: MeasureAnswer = {
  ...one,
  matcherMs: matcherMs.slice(warmUpBatches),
  graphqlMs: graphqlMs.slice(warmUpBatches),
  batchRates: batchRates.slice(warmUpBatches),
  // the first warms up
  clientRates: clientRates.slice(1),
  scoringRates: rates,
  candidatesPerQuestion,
}
process.send!(answer, () => process.disconnect())
