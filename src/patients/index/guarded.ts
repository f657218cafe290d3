import { unavailable } from './unavailable.ts'

type Asking = (...given: never[]) => Promise<unknown>

/** Every function of `asked`, called through `call`. */
export function through<T extends object>(asked: T, call: (ask: () => Promise<unknown>) => Promise<unknown>): T {
  const entries = Object.entries(asked) as [string, Asking][]
  return Object.fromEntries(
    entries.map(([name, ask]) => [name, (...given: never[]) => call(() => ask(...given))]),
  ) as unknown as T
}

/** Fails with UPSTREAM_UNAVAILABLE when there is no answer within `ms`, whatever the server does. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable()), ms)
  })
  try {
    return await Promise.race([answer, over])
  } finally {
    clearTimeout(timer)
  }
}
