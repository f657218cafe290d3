/** What is wrong with one item of a batch, or why it cannot be answered now. `message` never repeats a value. */
export interface ItemError {
  code: 'BAD_USER_INPUT' | 'UPSTREAM_UNAVAILABLE'
  message: string
  field: string | null
}
