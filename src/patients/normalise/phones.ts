import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { bounded } from './bounded.ts'
import { foldedWords, saysNothing } from './text.ts'
import { PLACEHOLDER, type Warn } from './warn.ts'

const PLACEHOLDERS = new Set(['1234567890', '5551234567', '1231231234', '0123456789', '9876543210'])
/** American ones: directory assistance, and keys in a row behind an area code or none. */
const NOBODYS = /^(?:\d{3})?(?:555(?:1212|0000)|1234567)$/
const AMERICAN = /^1?([2-9]\d{2}[2-9]\d{6})$/

function isPlaceholder(phone: string): boolean {
  const digits = phone.replace('+', '')
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
  const isAmerican = !phone.startsWith('+') || phone.startsWith('+1')
  return (
    /^(\d)\1*$/.test(national) ||
    /(\d)\1{6}$/.test(national) ||
    (isAmerican && NOBODYS.test(national)) ||
    PLACEHOLDERS.has(national)
  )
}

const valid = (text: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(text, 'US')
  return parsed?.isValid() ? parsed.number : undefined
}

/** One number in E.164, extension dropped; a number that no plan knows is its digits. Undefined when it is none. */
function readPhone(text: string): string | undefined {
  const digits = text.replace(/\D/g, '')
  const plain = !/[a-z+]/i.test(text)
  const american = plain || /^\+1[^a-z]*$/i.test(text) ? AMERICAN.exec(digits) : null
  if (american) return `+1${american[1]}`
  const found = valid(text) ?? valid(digits)
  if (found) return found
  return plain && digits.length >= 7 && digits.length <= 15 ? digits : undefined
}

/** The phone numbers of a patient, sorted, each once. Read as American unless they say otherwise (libphonenumber). */
export function readPhones(values: unknown, warn: Warn): string[] {
  const phones = new Set<string>()
  for (const text of bounded('phones', values, 60, warn)) {
    const phone = readPhone(text)
    if (phone && !isPlaceholder(phone)) phones.add(phone)
    else if (phone || saysNothing(foldedWords(text)) || /^[0\W]+$/.test(text)) warn('phones', PLACEHOLDER)
    else warn('phones', 'is no phone number and counts as absent')
  }
  return [...phones].toSorted()
}
