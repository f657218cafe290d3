import { bounded } from './bounded.ts'
import { isPlaceholderEmail } from './email-placeholders.ts'
import { foldedWords, saysNothing } from './text.ts'
import { PLACEHOLDER, type Warn } from './warn.ts'

const ADDRESS = /^[^\s\p{Cc}@<>,;:"]{1,64}@(?:[^\s\p{Cc}@<>,;:".]+\.)+[^\s\p{Cc}@<>,;:".]{2,}$/u

/** The e-mail addresses of a patient in lower case, sorted, each once. */
export function readEmails(values: unknown, warn: Warn): string[] {
  const emails = new Set<string>()
  for (const text of bounded('emails', values, 254, warn)) {
    const email = text
      .replace(/^mailto:/i, '')
      .toWellFormed()
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
    if (isPlaceholderEmail(email) || saysNothing(foldedWords(email))) warn('emails', PLACEHOLDER)
    else if (ADDRESS.test(email)) emails.add(email)
    else warn('emails', 'is no e-mail address and counts as absent')
  }
  return [...emails].toSorted()
}
