import type { PlainRecord } from './plain-record.ts'

/** The plainest index of a store, in the layout that is quickest there. */
export interface PlainStore extends AsyncDisposable {
  load(records: Iterable<PlainRecord>): Promise<void>
  /** Whoever has any of the keys, with payload: how many. */
  find(keys: readonly bigint[]): Promise<number>
  /** Records, their keys, an event and a person each, in one transaction. */
  write(records: readonly PlainRecord[]): Promise<void>
}
