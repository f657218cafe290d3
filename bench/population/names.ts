import { pick, randomFrom, zipf } from '../random.ts'

/** The most frequent surnames of the United States, roughly in their order. */
export const SURNAMES =
  `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
  Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young
  Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
  Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
  Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez
  Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell
  Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan
  Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran
  Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells
  Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw
  Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills
  Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer
  Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight Elliott Cunningham Duncan Armstrong Hudson Carroll Lane
  Riley Andrews Alvarado Ray Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards Contreras Willis Carpenter
  Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper Burke Larson
  Santiago Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs O'Brien Lynch Singh Vega Bishop
  Montgomery Oliver Jensen Harvey Williamson Gilbert Dean Sims Espinoza Howell Li Wong Reid Hanson Le McCoy Garrett
  Burton Fuller Wang Weber Welch Rojas Lucas Marquez Fields Park Yang Little Banks Padilla Day Walsh Bowman Schultz
  Luna Fowler Mejia Davidson Acosta Brewer May Holland Juarez Newman Pearson Curtis Cortez Douglas Schneider Joseph
  Barrett Navarro Figueroa Keller Avila Wade Molina Stanley Hopkins Campos Barnett Bates Chambers Caldwell Beck Lambert
  Miranda Byrd Craig Ayala Lowe Frazier Powers Neal Leonard Gregory Carrillo Sutton Fleming Rhodes Shelton Schwartz`.split(
    /\s+/,
  )

const GIVEN_NAMES =
  `James Mary Michael Jennifer Robert Linda John Elizabeth David Patricia William Susan Richard Jessica Joseph Karen
  Thomas Sarah Christopher Lisa Charles Nancy Daniel Sandra Matthew Ashley Anthony Emily Mark Kimberly Steven Betty
  Donald Margaret Andrew Donna Joshua Michelle Paul Carol Kenneth Amanda Kevin Melissa Brian Deborah Timothy Stephanie
  Ronald Rebecca Jason Sharon George Laura Edward Cynthia Jeffrey Amy Ryan Kathleen Jacob Angela Nicholas Dorothy Gary
  Shirley Eric Emma Jonathan Brenda Stephen Nicole Larry Pamela Justin Samantha Scott Anna Brandon Katherine Benjamin
  Christine Samuel Debra Gregory Rachel Alexander Olivia Patrick Carolyn Frank Maria Raymond Janet Jack Heather Dennis
  Diane Jerry Catherine Tyler Julie Aaron Victoria Jose Helen Adam Joyce Nathan Lauren Henry Kelly Zachary Christina
  Douglas Joan Peter Judith Kyle Ruth Noah Hannah Ethan Evelyn Jeremy Andrea Christian Virginia Walter Megan Keith
  Cheryl Austin Jacqueline Roger Madison Terry Sophia Sean Abigail Gerald Teresa Carl Isabella Dylan Sara Harold Janice
  Jordan Martha Jesse Gloria Bryan Kathryn Lawrence Ann Arthur Charlotte Gabriel Judy Bruce Amber Logan Julia Billy
  Grace Joe Denise Alan Danielle Juan Natalie Elijah Alice Willie Marilyn Albert Diana Wayne Beverly Randy Jean Mason
  Brittany Vincent Theresa Liam Frances Roy Kayla Bobby Alexis Caleb Tiffany Bradley Lori Russell Kathy Lucas Priya
  Anjali Sanjay Rahul Wei Mei Hiroshi Yuki Minh Linh Fatima Omar Ahmed Leila Carlos Lucia Miguel Elena Ivan Olga Dmitri
  Natasha Kwame Amara Chidi Ngozi Pierre Claire Giovanni Chiara Sven Ingrid Soren Astrid Lars Freya Mateo Camila Diego
  Valentina Andres Gabriela Rafael Paula Jorge Ximena Arjun Divya Vikram Kavita Rohan Neha Jin Soo Min Ji Hao Xiu
  Tariq Aisha Yusuf Zainab Hassan Mariam Eitan Noa Ari Tamar`.split(/\s+/)

const STARTS =
  'Ab Al An Ar Ba Bel Ber Bo Bra Bri Ca Cha Co Cor Da Del Di Do Dra El Er Fa Fe Fi Ga Ger Go Gra Ha Hal Her Ho Il Ja Jo Ka Kar Ker Ko Kra La Len Li Lo Ma Mal Mar Me Mi Mo Na Ne No Ol Or Pa Pe Pi Po Ra Re Ro Sa Sar Se Sha Si So Sta Ta Ter Ti To Tra Va Vel Vi Vo Wa Wen Wi Ya Za Ze Zi'.split(
    ' ',
  )
const MIDDLES =
  'ba bi co da de di do ga ge ka ki la le li lo ma mi mo na ne ni no ra re ri ro sa se si ta te ti to va ve vi za'.split(
    ' ',
  )
const ENDS =
  'ber berg by cek chi dez ell en er ett ey field ford ger ham ing ini ins ka ke ki ko land ler ley lin man mann mer mont nas ner now ny ov per quist rell rez ri ro sen ski ska son stein ster ston ter thal ti ton vic ville well wick wood worth zak'.split(
    ' ',
  )

/** Made-up names that look like names, the first the most frequent. */
function longTail(count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const names = new Set<string>()
  while (names.size < count) {
    const middle = random() < 0.35 ? '' : pick(MIDDLES, random) + (random() < 0.15 ? pick(MIDDLES, random) : '')
    names.add(pick(STARTS, random) + middle + pick(ENDS, random))
  }
  return [...names]
}

/** Names that look like surnames, the first the most frequent. */
export const LONG_TAIL_SURNAMES: readonly string[] = longTail(60_000, 11)
export const LONG_TAIL_GIVEN_NAMES: readonly string[] = longTail(8_000, 12)

const commonSurname = zipf(SURNAMES, 0.75, 4)
const rareSurname = zipf(LONG_TAIL_SURNAMES, 0.6, 20)
const commonGivenName = zipf(GIVEN_NAMES, 0.7, 3)
const rareGivenName = zipf(LONG_TAIL_GIVEN_NAMES, 0.8, 10)

/** A surname: four of ten are among the few hundred common ones. */
export function surname(random: () => number): string {
  return random() < 0.4 ? commonSurname(random) : rareSurname(random)
}

/** A given name: more than eight of ten are common ones. */
export function givenName(random: () => number): string {
  return random() < 0.85 ? commonGivenName(random) : rareGivenName(random)
}
