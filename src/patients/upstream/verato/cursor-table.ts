/** One row: up to when the notifications of Verato were read. */
export interface VeratoCursorTable {
  id: number
  polled_until: Date
}
