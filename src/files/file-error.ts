/** Why one row of a file was left out, or one field of it is wrong. */
export interface RowError {
  /** the physical line on which the row starts; the first line of the file is 1 */
  line: number
  /** the field at fault as the registry names it (`zip`, `organizationName`), null when it is the whole row */
  field: string | null
  message: string
}

/** A file that cannot be read at all, told in one line that is fit for whoever sent it. */
export class FileFormatError extends Error {
  override name = 'FileFormatError'
  /** the line at fault, counted from 1, where there is one */
  line: number | undefined
  constructor(message: string, line?: number, options?: ErrorOptions) {
    super(line === undefined ? message : `line ${line}: ${message}`, options)
    this.line = line
  }
}
