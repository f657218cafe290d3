import { fold, given, saysNothing } from './text.ts'
import { PLACEHOLDER, type Warn } from './warn.ts'

export interface NationalNumber {
  ssn: string | null
  ssnLast4: string | null
  nationalId: string | null
}

const NONE: NationalNumber = { ssn: null, ssnLast4: null, nationalId: null }

/** Numbers printed in advertisements or typed to get past a form (SSA, "Misused Social Security Numbers"). */
const PLACEHOLDERS = new Set(['078051120', '219099999', '123456789', '123121234', '012345678', '111223333'])
const REPEATED = /^(.)\1*$/

/** Whether nine digits may be an SSN: SSA never issued area 000, 666 or 900 to 999, group 00 or serial 0000. */
function mayBeIssued(digits: string): boolean {
  return !/^(?:000|666|9)|^...00|0000$/.test(digits)
}

function readNine(digits: string, warn: Warn): NationalNumber {
  if (REPEATED.test(digits) || PLACEHOLDERS.has(digits)) warn('ssn', PLACEHOLDER)
  else if (!mayBeIssued(digits)) warn('ssn', 'is no number that was ever issued and counts as absent')
  else return { ssn: digits, ssnLast4: digits.slice(5), nationalId: null }
  return NONE
}

/** The ends of numbers that are typed to get past a form. */
const LAST_FOUR_PLACEHOLDERS = new Set(['1234', '6789'])

function readLast4(digits: string, warn: Warn): NationalNumber {
  const isPlaceholder = REPEATED.test(digits) || LAST_FOUR_PLACEHOLDERS.has(digits)
  if (!isPlaceholder) return { ...NONE, ssnLast4: digits }
  warn('ssn', PLACEHOLDER)
  return NONE
}

/**
 * An SSN in full or masked to its last four digits. Numbers of other countries are kept as text. Nine digits are always
 * read as an SSN and absent when they cannot be one.
 */
export function readSsn(value: unknown, warn: Warn): NationalNumber {
  const text = given(value)
  if (text === null) return NONE
  const folded = text.length > 60 ? '' : fold(text).trim()
  const written = folded.replace(/[^\p{L}\p{N}*]/gu, '')
  if (/^\d{9}$/.test(written)) return readNine(written, warn)
  if (/^\d{4}$/.test(written)) return readLast4(written, warn)
  const masked = /^[x*]+(\d{4})$/.exec(written)
  if (masked) return readLast4(masked[1]!, warn)
  const letters = written.replace(/\*/g, '').toUpperCase()
  if (saysNothing([written]) || (letters !== '' && REPEATED.test(letters))) warn('ssn', PLACEHOLDER)
  else if (letters.length < 5 || !/\p{N}/u.test(letters) || letters !== written.toUpperCase()) {
    warn('ssn', 'is no SSN, no last four digits of one and no other national number, and counts as absent')
  } else return { ...NONE, nationalId: letters }
  return NONE
}
