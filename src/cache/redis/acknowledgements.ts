/** Which position of the log each process is known to have read. */
export interface Acknowledgements {
  /** Takes the message of a process. */
  hear(message: string): void
  /** Resolves when all of the processes have read so far, and after `ms` in any case: whether they have. */
  all(ids: readonly string[], position: number, ms: number): Promise<boolean>
  clear(): void
}

export const acknowledgement = (id: string, era: string, position: number) => `${id} ${era} ${position}`

export function createAcknowledgements(era: () => string): Acknowledgements {
  const read = new Map<string, number>()
  const waiting = new Set<() => void>()
  return {
    hear: (message) => {
      const [id, of, position] = message.split(' ')
      if (id === undefined || of !== era()) return
      read.set(id, Math.max(Number(position), read.get(id) ?? 0))
      for (const look of waiting) look()
    },
    all: (ids, position, ms) =>
      new Promise((resolve) => {
        const done = (heard: boolean) => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(heard)
        }
        const look = () => {
          if (ids.every((id) => (read.get(id) ?? -1) >= position)) done(true)
        }
        const timer = setTimeout(done, ms, false)
        waiting.add(look)
        look()
      }),
    clear: () => read.clear(),
  }
}
