/** The exit statuses of every command. */
export const EXIT = {
  done: 0,
  /** the operation failed or was refused: not found, invalid, a source rejected, all rows rejected or unanswered, or any with --strict */
  failed: 1,
  /** a command, option or setting that there is not, or that is missing */
  usage: 2,
  /** the database or server cannot be reached, or the folder or port is in use */
  unreachable: 3,
  interrupted: 130,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]
