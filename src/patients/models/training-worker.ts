import { parentPort } from 'node:worker_threads'
import { ClientError } from '../../errors.ts'
import { unpackProfile } from '../matching/packed.ts'
import { seeded } from '../../random.ts'
import { trainModel, type TrainingSettings } from '../matching/training/train.ts'
import { createReservoir } from '../../reservoir.ts'
import type { ToWorker, WorkerAnswer } from './training-thread.ts'

/** A thread that gathers a sample of the profiles it is sent and learns a model from it. */
const port = parentPort!
let reservoir: ReturnType<typeof createReservoir<string>>

port.on('message', (message: ToWorker) => {
  if ('sampleSize' in message) reservoir = createReservoir(message.sampleSize, seeded(message.seed))
  else if ('profiles' in message) for (const profile of message.profiles) reservoir.add(profile)
  else answer(learn(message))
  if (!('base' in message)) answer('taken')
})

const answer = (given: WorkerAnswer) => port.postMessage(given)

function learn(settings: Omit<TrainingSettings, 'population'>): WorkerAnswer {
  try {
    const profiles = reservoir.items().map(unpackProfile)
    return { model: trainModel(profiles, { ...settings, population: reservoir.seen() }) }
  } catch (error) {
    if (error instanceof ClientError) return { refused: { code: error.code, message: error.message } }
    throw error
  }
}
