import { weighted } from '../random.ts'
import { LONG_TAIL_SURNAMES, SURNAMES } from './names.ts'

/** Bearers in thousands of the fifty most frequent surnames, in their order (US Census 2010). */
const CENSUS = [
  2443, 1933, 1625, 1437, 1425, 1166, 1161, 1116, 1095, 1060, 1043, 875, 841, 802, 784, 756, 751, 724, 708, 703, 693,
  682, 665, 660, 624, 613, 563, 557, 532, 530, 523, 484, 483, 465, 459, 440, 438, 438, 435, 434, 430, 428, 425, 420,
  407, 391, 386, 384, 377, 377,
]

/**
 * Bearers in thousands of the surname at a place of the order. Beyond the fiftieth two power laws go through the
 * thousandth (36,000 bearers) and the sixty thousandth (300).
 */
function bearers(place: number): number {
  const known = CENSUS[place - 1]
  if (known !== undefined) return known
  return place <= 1000 ? 377 * (50 / place) ** 0.784 : 36 * (1000 / place) ** 1.17
}

const ALL = [...SURNAMES, ...LONG_TAIL_SURNAMES]

/** A surname, as frequent as the Census found it; what is beyond a few hundred is made up. */
export const familyName = weighted(ALL, (_, i) => bearers(i + 1))
