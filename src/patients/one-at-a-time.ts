import { ClientError } from '../errors.ts'

/** Runs `work` while no other process does so under the same name; undefined when another one is at it. */
export type Exclusive = (name: string, work: () => Promise<void>) => Promise<void | undefined>

const here: Exclusive = (_name, work) => work()

/** Long work of which one runs at a time, in this process and under `exclusive` in others; a second is refused with CONFLICT. */
export function oneAtATime(name: string, exclusive: Exclusive = here): <T>(work: () => Promise<T>) => Promise<T> {
  const busy = () => new ClientError('CONFLICT', `another ${name} is going on; wait for it to end`)
  let running = false
  return async (work) => {
    if (running) throw busy()
    running = true
    try {
      return await alone(work)
    } finally {
      running = false
    }
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const done: T[] = []
    await exclusive(name, async () => void done.push(await work()))
    if (done.length === 0) throw busy()
    return done[0]!
  }
}
