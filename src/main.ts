import { setTimeout as sleep } from 'node:timers/promises'
import { type App, type AppOptions, createApp } from './app.ts'

export { stopSignal } from './stop-signal.ts'

const DRAIN_MS = 10_000

/**
 * Runs the server until `signal` aborts: builds the app, listens, calls `whenUp` with the address, waits, drains. What
 * is still in flight after ten seconds is cut off.
 */
export async function runServer(
  options: AppOptions,
  signal: AbortSignal,
  whenUp: (app: App, address: string) => Promise<void> | void,
): Promise<void> {
  const app = await createApp(options)
  try {
    const address = await app.listen()
    options.log.info('listening', { address })
    await whenUp(app, address)
    await aborted(signal)
    options.log.info('draining')
  } finally {
    await Promise.race([app[Symbol.asyncDispose](), sleep(DRAIN_MS, undefined, { ref: false }).then(giveUp)])
  }

  function giveUp() {
    options.log.warn('requests were still in flight after the time to drain; they are cut off')
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
