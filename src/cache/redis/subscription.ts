import type { Client } from './clients.ts'

/** Between one refusal and the next attempt. */
const PAUSE_MS = 500

/**
 * Subscribes a connection as soon as it is ready, and again until the server has taken it: from then on the client repeats
 * it by itself on every new connection. `onFailure` hears of each attempt that failed. Ends with `signal`.
 */
export function subscribeUntilTaken(
  client: Client,
  channels: readonly string[],
  onMessage: (message: string, channel: string) => void,
  onFailure: (error: unknown) => void,
  signal: AbortSignal,
): void {
  let isAsking = false
  let retry: NodeJS.Timeout | undefined
  const ask = async () => {
    if (isAsking || signal.aborted || !client.isReady) return
    clearTimeout(retry)
    isAsking = true
    try {
      await client.subscribe([...channels], onMessage)
      client.off('ready', askBehind)
    } catch (error) {
      onFailure(error)
      retry = setTimeout(askBehind, PAUSE_MS).unref()
    } finally {
      isAsking = false
    }
  }
  const askBehind = () => void ask()
  client.on('ready', askBehind)
  signal.addEventListener('abort', () => clearTimeout(retry), { once: true })
  askBehind()
}
