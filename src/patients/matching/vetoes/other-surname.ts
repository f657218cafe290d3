import type { Prepared } from '../compare/prepared.ts'
import { all, any, is, not, stated } from '../level-tests.ts'
import { numberAgrees } from './agreement.ts'

const surnameDiffers = is('lastName', 'different')
const isWoman = ({ sexes }: Prepared) => sexes.includes('FEMALE')
/** Men seldom take another surname. */
export const isOtherMan = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  surnameDiffers(levels) && !isWoman(a) && !isWoman(b)

const reachedElsewhere = all(
  is('sex', 'same'),
  not(is('middleName', 'exact')),
  not(is('phone', 'exact', 'typing error')),
  not(is('email', 'exact', 'mailbox', 'typing error')),
  any(is('phone', 'different'), is('email', 'different')),
  not(numberAgrees),
)
/** By another surname, and reached otherwise, rather a housemate than one man. */
export const isManReachedElsewhere = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  reachedElsewhere(levels) && isOtherMan(levels, a, b)

const bornOtherwise = all(
  is('sex', 'same'),
  stated('birthDate'),
  not(is('birthDate', 'exact')),
  not(is('email', 'exact')),
)
/** By another surname and birth date rather who was given the number of another than one man. */
export const isManBornOtherwise = (levels: Uint8Array, a: Prepared, b: Prepared) =>
  bornOtherwise(levels) && isOtherMan(levels, a, b)
