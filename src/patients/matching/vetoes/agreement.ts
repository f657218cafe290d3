import { all, any, is } from '../level-tests.ts'

export const identifierAgrees = is('identifier', 'exact')
export const fullNumberAgrees = any(is('ssn', 'exact'), identifierAgrees, is('nationalId', 'exact'))
export const numberAgrees = any(
  fullNumberAgrees,
  is('ssn', 'typing error', 'last four'),
  is('nationalId', 'typing error'),
)
/** A similar identifier may be a relative's and is no agreement, but more than nothing. */
export const numberIsAlike = any(numberAgrees, is('identifier', 'typing error'))
/** A number that is a person's own, and no family's. */
export const ownFullNumberAgrees = any(is('ssn', 'exact'), is('nationalId', 'exact'))
export const ownNumberAgrees = any(ownFullNumberAgrees, is('ssn', 'last four'))
export const birthDateAgrees = is('birthDate', 'exact', 'swapped', 'typing error', 'neighbour')
export const contactAgrees = any(is('phone', 'exact'), is('email', 'exact'))
export const homeAgrees = is('address', 'exact', 'unit', 'near')
export const oneHousehold = any(homeAgrees, contactAgrees, all(is('lastName', 'exact'), is('address', 'zip')))
export const givenNameDiffers = is('firstName', 'similar', 'different')
