import { nowAndThen } from './now-and-then.ts'

/** How an outage goes, as whoever meets it says again and again. */
export interface Outages {
  failed(error: Error): void
  back(): void
}

/** Tells of an outage once in 30 s while it lasts, and that it is over when it was told of. */
export function createOutages(tell: (error: Error) => void, tellBack: () => void): Outages {
  let isTold = false
  return {
    failed: nowAndThen((error) => {
      isTold = true
      tell(error)
    }),
    back: () => {
      if (isTold) tellBack()
      isTold = false
    },
  }
}
