const NOBODY = 'none|noe?mail|donthave|donothave|nobody|noone|unknown|test|patient|e?mail|refused?|declined?'
const ROBOT = 'noreply|donotreply|donotuse'
const AS_IF = 'onfile|given|provided|available|address'

/** A mailbox that says there is none, without dots, dashes and digits: no.email, none1, noemailonfile. */
const NO_MAILBOX = new RegExp(`^(?:(?:${NOBODY}|${ROBOT})(?:e?mail)?(?:${AS_IF})?|not?(?:${AS_IF})|xxx?)$`)
/** Two letters are somebody's initials where digits or dots part them. */
const AS_WRITTEN = /^(?:no|na|n\/a)$/
const NOWHERE = /^(?:none|noemail|unknown|test|na|no|nowhere|nobody|noone|donthave)\.[a-z]{2,}$/
const KEYS_IN_A_ROW = '1234567890'
const FEW_OR_ONE_DIGIT = /^(?:\d{1,4}|(\d)\1+)$/
const LETTERS = /^\p{L}@\p{L}\./u

/** Whether an address in lower case is one that is typed to get past a form. */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@')
  if (at < 1) return false
  const [mailbox, domain] = [email.slice(0, at), email.slice(at + 1)]
  return (
    NO_MAILBOX.test(mailbox.replace(/[\d._+-]+/g, '')) ||
    AS_WRITTEN.test(mailbox) ||
    NOWHERE.test(domain) ||
    domain.startsWith(`${mailbox}.`) ||
    KEYS_IN_A_ROW.startsWith(mailbox) ||
    FEW_OR_ONE_DIGIT.test(mailbox) ||
    LETTERS.test(email)
  )
}
