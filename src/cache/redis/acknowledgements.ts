/** Which position of the log each process is known to have read. */
export interface Acknowledgements {
  /** Takes the message of a process. */
  hear(message: string): void
  /** Resolves when all of the processes have read so far, and after `ms` in any case. */
  all(ids: readonly string[], position: number, ms: number): Promise<void>
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
        const done = () => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        const look = () => {
          if (ids.every((id) => (read.get(id) ?? -1) >= position)) done()
        }
        const timer = setTimeout(done, ms)
        waiting.add(look)
        look()
      }),
    clear: () => read.clear(),
  }
}
