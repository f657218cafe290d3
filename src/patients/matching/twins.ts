import { isGivenName, isOwnName } from '../normalise/nicknames.ts'
import type { Prepared, PreparedName } from './compare/prepared.ts'
import { all, any, is, not, stated } from './level-tests.ts'

const namedLikeTwins = any(
  all(is('firstName', 'similar'), not(is('middleName', 'exact'))),
  all(stated('firstName'), not(is('firstName', 'exact')), is('sex', 'different')),
  all(is('firstName', 'nickname', 'near'), is('middleName', 'different')),
)

/** Two given names as middle names, each in full: children of one family are told apart by them. */
export const otherMiddleName = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  hasOtherMiddle(levels) && hasGivenMiddle(a) && hasGivenMiddle(b)
const hasOtherMiddle = all(is('middleName', 'different'), is('firstName', 'exact', 'part'))
const hasGivenMiddle = ({ names }: Prepared) => names.every(({ middle }) => middle !== null && isGivenName(middle.text))
/** Each reached on its own, by names that children are given both: rather Luke and Lucas than one who is called Luke. */
const otherGivenName = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  reachedByNickname(levels) && hasOwnName(a) && hasOwnName(b)
const reachedByNickname = all(
  is('firstName', 'nickname'),
  not(stated('middleName')),
  any(is('phone', 'different'), is('email', 'different')),
)
const hasOwnName = ({ names }: Prepared) => names.every(({ first }) => first !== null && isOwnName(first.text))
/** Called by what bearers of the middle name are called, which is as likely a sibling's own name. */
const calledLikeMiddle = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  byMiddleName(levels) && !a.names.some((x) => b.names.some((y) => isMiddleOf(x, y) || isMiddleOf(y, x)))
const byMiddleName = is('firstName', 'middle name')
const isMiddleOf = ({ first }: PreparedName, { middle }: PreparedName) => first !== null && first.text === middle?.text

/** Whether the names of two who were born on one day in one household may be those of twins. */
export const maybeTwins = (levels: Uint8Array, a: Prepared, b: Prepared): boolean =>
  namedLikeTwins(levels) ||
  otherMiddleName(levels, a, b) ||
  otherGivenName(levels, a, b) ||
  calledLikeMiddle(levels, a, b)
