import { type App, type AppOptions, createApp } from './app.ts'
import type { Log } from './observability/log.ts'
import { whileWanted } from './while-wanted.ts'

/** How long a server that was told to stop may take, in ms. */
export interface StopTimes {
  /** for what is in flight; then it is cut off */
  drain: number
  /** to close the rest; then the process ends */
  close: number
}

/** Ten seconds together, with some room. */
const STOP_TIMES: StopTimes = { drain: 8_500, close: 1_000 }

/**
 * Runs the server until `signal` aborts, also while it starts (then its reason is thrown): builds the app, listens, calls
 * `whenUp` with the address, waits, drains. What is still in flight after the time to drain is cut off; what cannot be
 * closed then ends with the process.
 */
export async function runServer(
  options: AppOptions,
  signal: AbortSignal,
  whenUp: (app: App, address: string) => Promise<void> | void,
  times: StopTimes = STOP_TIMES,
): Promise<void> {
  const starting = createApp(options)
  const app = await whileWanted(starting, signal).catch((error: unknown) => {
    starting.then((late) => late[Symbol.asyncDispose]()).catch(() => {})
    throw error
  })
  try {
    const address = await app.listen()
    options.log.info('listening', { address })
    await whenUp(app, address)
    await aborted(signal)
    options.log.info('draining')
  } finally {
    await stop(app, options.log, times)
  }
}

async function stop(app: App, log: Log, times: StopTimes): Promise<void> {
  const cutOff = setTimeout(() => {
    log.warn('requests were still in flight after the time to drain; they are cut off')
    app.cutOff()
  }, times.drain)
  const giveUp = setTimeout(() => {
    log.warn('not everything could be closed in time; the process ends')
    process.exit(1)
  }, times.drain + times.close)
  try {
    await app[Symbol.asyncDispose]()
  } finally {
    clearTimeout(cutOff)
    clearTimeout(giveUp)
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
