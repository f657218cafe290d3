/** What is wrong with one item of a batch. `message` never repeats a value. */
export interface ItemError {
  code: 'BAD_USER_INPUT'
  message: string
  field: string | null
}
