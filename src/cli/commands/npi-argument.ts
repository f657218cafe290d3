import { npiProblem } from '../../providers/validation.ts'
import { refused } from '../failures.ts'

/** The NPI that a command was given; refused before anything is opened when it is no NPI at all. */
export function npiArgument(args: readonly string[]): string {
  const npi = args[0]!.trim()
  const problem = npiProblem(npi, false)
  if (problem) throw refused('BAD_USER_INPUT', `npi ${problem}`, [{ path: 'npi', message: problem }])
  return npi
}

/** The refusal of an NPI that the registry does not know. */
export function unknownNpi(npi: string) {
  return refused('NOT_FOUND', `there is no provider with NPI ${npi}`, [
    { path: 'npi', message: 'is not in the registry' },
  ])
}
