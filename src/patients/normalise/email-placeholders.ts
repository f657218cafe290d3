const NOBODY = 'none|noe?mail|donthave|donothave|nobody|unknown|test|patient|refused?|declined?'
const ROBOT = 'noreply|donotreply|donotuse'
const AS_IF = 'onfile|given|provided|available|address'

/** A mailbox that says there is none, without dots, dashes and digits: no.email, none1, noemailonfile. */
const NO_MAILBOX = new RegExp(`^(?:(?:${NOBODY}|${ROBOT})(?:e?mail)?(?:${AS_IF})?|not?(?:${AS_IF})|xxx?)$`)
/** Those that are somebody's initials or name where digits or dots part them. */
const AS_WRITTEN = /^(?:no|na|n\/a|noone)$/
const NOWHERE = /^(?:none|noemail|unknown|test|na|no|nowhere|nobody|noone|donthave)\.[a-z]{2,}$/
/** Where the mailboxes are anybody's; at a domain of one's own it is one's name. */
const PROVIDER = /^(?:gmail|yahoo|hotmail|outlook|aol|icloud|live|msn|e?mail)\./
const KEYS_IN_A_ROW = '1234567890'
const FILLED = /^(?:e?mail|\d{1,4}|(\d)\1+)$/
/** Before the at sign and behind it: abc@abc.com, email@email.com. A longer word may be a family's name. */
const SHORT_OR_WORD = /^(?:\p{L}{1,3}|e?mail)$/u

/** Whether an address in lower case is one that is typed to get past a form. */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@')
  if (at < 1) return false
  const [mailbox, domain] = [email.slice(0, at), email.slice(at + 1)]
  return (
    NO_MAILBOX.test(mailbox.replace(/[\d._+-]+/g, '')) ||
    AS_WRITTEN.test(mailbox) ||
    NOWHERE.test(domain) ||
    (domain.startsWith(`${mailbox}.`) && SHORT_OR_WORD.test(mailbox)) ||
    (PROVIDER.test(domain) && (FILLED.test(mailbox) || KEYS_IN_A_ROW.startsWith(mailbox)))
  )
}
