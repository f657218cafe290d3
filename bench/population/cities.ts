import { pick, randomFrom, zipf } from '../random.ts'

export interface City {
  name: string
  state: string
  /** first three digits of its ZIP codes */
  zip: string
  area: string
}

/** State, share of the population in thousandths, first two digits of its ZIP codes, an area code, its largest cities. */
const STATES =
  `CA 117 90 213 Los Angeles,San Diego,San Jose,San Francisco,Sacramento|TX 90 77 713 Houston,San Antonio,Dallas,Austin
FL 66 33 305 Miami,Jacksonville,Tampa,Orlando|NY 59 11 212 New York,Brooklyn,Buffalo,Rochester|PA 39 19 215 Philadelphia,Pittsburgh
IL 38 60 312 Chicago,Aurora,Naperville|OH 35 44 216 Columbus,Cleveland,Cincinnati|GA 33 30 404 Atlanta,Augusta,Savannah
NC 32 27 704 Charlotte,Raleigh,Durham|MI 30 48 313 Detroit,Grand Rapids,Ann Arbor|NJ 28 07 201 Newark,Jersey City
VA 26 23 804 Virginia Beach,Richmond|WA 23 98 206 Seattle,Spokane,Tacoma|AZ 22 85 602 Phoenix,Tucson,Mesa
TN 21 37 615 Nashville,Memphis|MA 21 02 617 Boston,Worcester|IN 20 46 317 Indianapolis,Fort Wayne|MO 19 63 314 Kansas City,St. Louis
MD 19 21 410 Baltimore,Bethesda|WI 18 53 414 Milwaukee,Madison|CO 17 80 303 Denver,Colorado Springs|MN 17 55 612 Minneapolis,St. Paul
SC 16 29 803 Charleston,Columbia|AL 15 35 205 Birmingham,Huntsville|LA 14 70 504 New Orleans,Baton Rouge|KY 13 40 502 Louisville,Lexington
OR 13 97 503 Portland,Eugene|OK 12 73 405 Oklahoma City,Tulsa|CT 11 06 203 Bridgeport,New Haven|UT 10 84 801 Salt Lake City,Provo
IA 10 50 515 Des Moines|NV 9 89 702 Las Vegas,Reno|AR 9 72 501 Little Rock|KS 9 66 316 Wichita|MS 9 39 601 Jackson|NM 6 87 505 Albuquerque
NE 6 68 402 Omaha,Lincoln|ID 6 83 208 Boise|WV 5 25 304 Charleston|HI 4 96 808 Honolulu|NH 4 03 603 Manchester|ME 4 04 207 Portland
RI 3 02 401 Providence|MT 3 59 406 Billings|DE 3 19 302 Wilmington|SD 3 57 605 Sioux Falls|ND 2 58 701 Fargo|AK 2 99 907 Anchorage
VT 2 05 802 Burlington|WY 2 82 307 Cheyenne`
    .split(/[|\n]/)
    .map((entry) => /^(\w\w) (\d+) (\d\d) (\d{3}) (.*)$/.exec(entry)!)

const FIRST =
  'Spring Green Fair Clear Oak Cedar Maple Pine River Lake Stone Bridge Mill Ash Brook North South East West New Mount Glen Rock Sand Silver Golden Red White Black Clay Frank Jeffer Madi Wash Hamil Clin Lex Lafay Rose Sun Wood'.split(
    ' ',
  )
const LAST =
  'field ville ton ford wood dale port view burg mont land side haven crest brook hurst ridge wick bury mouth'.split(
    ' ',
  )
const BEFORE = ['Lake ', 'North ', 'Fort ', 'West ', 'Saint ', 'Port ']
const BEHIND = [' Heights', ' Park', ' Springs', ' Hills', ' Beach', ' Falls', ' City', ' Grove']
const SMALL_CITIES_A_THOUSANDTH = 2.9

function smallCity(random: () => number): string {
  const name = pick(FIRST, random) + pick(LAST, random)
  const kind = random()
  return kind < 0.15 ? pick(BEFORE, random) + name : kind < 0.35 ? name + pick(BEHIND, random) : name
}

function citiesOf(state: string, share: number, zip: string, area: string, large: string[]): City[] {
  const random = randomFrom(share * 131 + state.charCodeAt(0) * 7 + state.charCodeAt(1))
  const names = new Set(large)
  while (names.size < large.length + share * SMALL_CITIES_A_THOUSANDTH) names.add(smallCity(random))
  return [...names].map((name) => ({ name, state, zip: zip + Math.floor(random() * 10), area }))
}

const BY_STATE = STATES.map(([, state, share, zip, area, large]) => ({
  share: Number(share),
  cities: citiesOf(state!, Number(share), zip!, area!, large!.split(',')),
}))

/** About 3,000 cities in the fifty states. */
export const CITIES: readonly City[] = BY_STATE.flatMap(({ cities }) => cities)

const cityIn = BY_STATE.map(({ cities }) => zipf(cities, 0.8))
const stateByShare = BY_STATE.flatMap(({ share }, i) => Array.from({ length: share }, () => i))

/** A city: states by population, and within a state a few large cities and many small ones. */
export function city(random: () => number): City {
  return cityIn[pick(stateByShare, random)]!(random)
}
