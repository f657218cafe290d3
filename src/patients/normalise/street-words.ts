/** USPS Publication 28, appendices B (directions) and C1 (street suffixes): abbreviation, then what is written for it. */
const ABBREVIATIONS = `
n north no|s south so|e east|w west|ne northeast|nw northwest|se southeast|sw southwest
aly alley allee ally|anx annex|arc arcade|ave avenue av aven avenu avn|byu bayou|bch beach|bnd bend|blf bluff|btm bottom
blvd boulevard boul boulv|br branch|brg bridge|brk brook|byp bypass|cp camp|cyn canyon|cpe cape|cswy causeway
ctr center centre cent|chse chase|cir circle circ crcle|clf cliff|clb club|cmn common|cor corner|crse course|ct court crt|cts courts
cv cove|crk creek|cres crescent|crst crest|xing crossing|xrd crossroad|curv curve|dl dale|dm dam|dv divide|dr drive driv drv
est estate|ests estates|expy expressway express expwy|ext extension|fls falls|fry ferry|fld field|flds fields|flt flat flats|frd ford
frst forest|frg forge|frk fork|ft fort|fwy freeway frwy|gdn garden|gdns gardens|gtwy gateway|gln glen|grn green|grv grove
hbr harbor harbour|hvn haven|hts heights|hwy highway hiway hiwy|hl hill|hls hills|holw hollow|inlt inlet|is island|jct junction
ky key|knl knoll|knls knolls|lk lake|lks lakes|lndg landing|ln lane|lgt light|lf loaf|lck lock|ldg lodge|loop loops|mall|mnr manor
mdw meadow|mdws meadows|ml mill|mls mills|msn mission|mtwy motorway|mt mount|mtn mountain|nck neck|orch orchard|oval|opas overpass
park parks|pkwy parkway parkwy pky|pass|psge passage|path|pike|pne pine|pnes pines|pl place|pln plain|plns plains|plz plaza|pt point
prt port|pr prairie|radl radial|ramp|rnch ranch|rpd rapid|rpds rapids|rst rest|rdg ridge|riv river|rd road|rte route|row|rue|run
shl shoal|shr shore|shrs shores|skwy skyway|spg spring|spgs springs|spur|sq square|sta station|stra stravenue|strm stream
st street str strt saint|smt summit|ter terrace terr|trwy throughway|trce trace|trak track|trl trail|trlr trailer|tunl tunnel|tpke turnpike
upas underpass|un union|vly valley|via viaduct|vw view|vws views|vlg village|vl ville|vis vista|walk walks|wall|way wy|wl well|wls wells
1st first|2nd second|3rd third|4th fourth|5th fifth|6th sixth|7th seventh|8th eighth|9th ninth|10th tenth`

const BY_WORD = new Map(
  ABBREVIATIONS.trim()
    .split(/[|\n]/)
    .flatMap((entry) => {
      const words = entry.trim().split(' ')
      return words.map((word): [string, string] => [word, words[0]!])
    }),
)

/** The USPS abbreviation of a word of a street, or the word. */
export function streetWord(word: string): string {
  return BY_WORD.get(word) ?? word
}

/** USPS Publication 28, appendix C2: what a second address unit is called. */
export const UNIT_DESIGNATORS = new Set(
  (
    'apartment apt unit suite ste room rm floor fl flr flat building bldg lot space spc trailer trlr department dept ' +
    'slip pier stop hangar penthouse ph office ofc no'
  ).split(' '),
)

/**
 * What a place within a house or an institution is called. Streets are named after most of them, so that such a word is
 * none right behind the house number: 12 Ward St, 1200 Block A St.
 */
export const PLACE_DESIGNATORS = new Set(
  'box pobox pob pmb mailbox bed cell ward dorm hall cottage wing pod block'.split(' '),
)
