import type { Cli } from '../cli.ts'
import { DemoMatchDocument } from '../documents/demo-patients.ts'
import { RegisterDocument } from '../documents/patients.ts'
import { personLine } from '../render/person-line.ts'
import { duration, plural, styled } from '../render/text.ts'
import { weightLines } from '../render/weights.ts'
import type { Transport } from '../transport/transport.ts'
import { demoReview } from './demo-review.ts'
import { patientInput } from './patient-inputs.ts'

/** Registers made-up patients of two sources, asks who fifty patients are, and has one doubtful record decided. */
export async function demoPatients(cli: Cli, server: Transport): Promise<void> {
  const samples = await import('../../patients/samples/sources.ts')
  const records = samples.sampleRecords()
  await register(cli, server, records)
  await match(cli, server, samples.sampleQuestions())
  await demoReview(cli, server, samples.doubtfulRecords())
}

type Samples = typeof import('../../patients/samples/sources.ts')

async function register(cli: Cli, server: Transport, records: ReturnType<Samples['sampleRecords']>): Promise<void> {
  const inputs = records.map(({ source, sourceId, patient }) => ({
    source,
    sourceId,
    patient: patientInput({ patient }).input,
  }))
  const start = performance.now()
  const data = await server.execute(RegisterDocument, { inputs }, { signal: cli.signal })
  const took = duration(performance.now() - start)
  const sources = new Set(records.map(({ source }) => source)).size
  cli.answer(data)
  cli.print(
    styled('bold', `${plural(records.length, 'made-up patient record')} of ${sources} sources, registered in ${took}:`),
  )
  cli.print(counted(data.registerPatients))
  cli.print()
}

async function match(cli: Cli, server: Transport, questions: ReturnType<Samples['sampleQuestions']>): Promise<void> {
  const inputs = questions.map((patient) => patientInput({ patient }).input)
  const start = performance.now()
  const data = await server.execute(DemoMatchDocument, { inputs }, { signal: cli.signal })
  const took = duration(performance.now() - start)
  cli.answer(data)
  cli.print(styled('bold', `${inputs.length} patients asked for in one matchPatients, answered in ${took}:`))
  cli.print(counted(data.matchPatients))
  const at = data.matchPatients.findIndex(({ status }) => status === 'MATCH')
  const [best] = data.matchPatients[at]?.candidates ?? []
  if (!best?.patient) return
  const { firstName, lastName, dateOfBirth, address } = inputs[at]!
  cli.print()
  cli.print(styled('bold', 'One match, and why:'))
  cli.print(`  asked for  ${personLine({ firstName, lastName, dateOfBirth, addresses: address ? [address] : [] })}`)
  cli.print(`  known      ${personLine(best.patient)}`)
  cli.print()
  for (const line of weightLines(best.explanation, best.matchWeight)) cli.print(line)
  cli.print(`  ${best.grade}, with a probability of ${best.probability.toFixed(4)}`)
  cli.print()
}

/** How many there are of each status, in words. */
function counted(results: readonly { status: string }[]): string {
  const counts = new Map<string, number>()
  for (const { status } of results) counts.set(status, (counts.get(status) ?? 0) + 1)
  return `  ${Array.from(counts, ([status, count]) => `${count} ${status}`).join(', ')}`
}
