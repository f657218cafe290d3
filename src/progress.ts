import { EventEmitter, on } from 'node:events'

/** How far a long piece of work has come. */
export interface Progress {
  /** which fetch, import, training or relinking it is */
  id: string
  done: number
  /** what `done` will be at the end, null when nobody knows */
  total: number | null
  message: string | null
  finished: boolean
}

const REMEMBERED = 100

/** News of long work for whoever listens: those who come late first hear the latest, and each feed ends with its work. */
export function createProgressFeed() {
  const latest = new Map<string, Progress>()
  const news = new EventEmitter<{ progress: [Progress] }>().setMaxListeners(0)

  return {
    publish(progress: Progress): void {
      latest.delete(progress.id)
      latest.set(progress.id, progress)
      const oldest = latest.size > REMEMBERED ? latest.keys().next().value : undefined
      if (oldest !== undefined) latest.delete(oldest)
      news.emit('progress', progress)
    },

    /** Whether there is news of the work. */
    knows: (id: string): boolean => latest.has(id),

    /** Follows the work named `id` until it ends or `signal` aborts; without an id, the work in progress or the next to start. */
    async *follow(id: string | null | undefined, signal: AbortSignal): AsyncGenerator<Progress> {
      let followed = id ?? [...latest.values()].findLast((progress) => !progress.finished)?.id
      const known = followed === undefined ? undefined : latest.get(followed)
      if (known?.finished) {
        yield known
        return
      }
      const events = on(news, 'progress', { signal }) as AsyncGenerator<[Progress]>
      try {
        if (known) yield known
        for await (const [progress] of events) {
          followed ??= progress.id
          if (progress.id !== followed) continue
          yield progress
          if (progress.finished) return
        }
      } catch (error) {
        if (!signal.aborted) throw error
      } finally {
        await events.return(undefined)
      }
    },
  }
}
export type ProgressFeed = ReturnType<typeof createProgressFeed>
