/** Sends statements of one connection one after another: while one is executed, the next can be made ready. */
export interface Outbox {
  /** Starts `statement` once the one before is done, and ends then. @throws what the one before threw */
  send(statement: () => Promise<unknown>): Promise<void>
  /** Ends when all is done. @throws what the last one threw */
  done(): Promise<void>
}

export function createOutbox(): Outbox {
  let sending: Promise<unknown> = Promise.resolve()
  return {
    send: async (statement) => {
      await sending
      sending = statement()
      sending.catch(() => {})
    },
    done: async () => {
      await sending
    },
  }
}
