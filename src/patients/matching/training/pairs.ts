import type { Prepared } from '../compare/prepared.ts'
import type { MatchField } from '../model/fields.ts'
import type { Pair } from './patterns.ts'
import { shuffled } from '../../../random.ts'

/** A rule by which pairs are formed that are often one person, and the fields that it makes agree. */
export interface Session {
  name: string
  frozen: readonly MatchField[]
  keysOf: (record: Prepared) => readonly string[]
}

/**
 * Sessions of expectation maximisation. Never by ZIP or address: those learn households instead of persons (reference,
 * 2.8).
 */
export const SESSIONS: readonly Session[] = [
  { name: 'birth date', frozen: ['birthDate'], keysOf: ({ birthDates }) => birthDates },
  {
    name: 'SSN or national number',
    frozen: ['ssn', 'nationalId'],
    keysOf: ({ ssns, nationalIds }) => (ssns.length === 0 ? nationalIds : ssns),
  },
  {
    name: 'first and last name',
    frozen: ['firstName', 'lastName'],
    keysOf: ({ names }) => names.flatMap(({ first, last }) => (first && last ? [`${first.text} ${last.text}`] : [])),
  },
]

/** Where two records live: for counting households, not for learning what persons agree in. */
export const HOME: Session = {
  name: 'address',
  frozen: ['address'],
  keysOf: ({ addresses }) =>
    addresses.flatMap(({ number, street, unit, zip }) =>
      number && street && zip ? [[number, street, unit, zip].join(',')] : [],
    ),
}

/** By what two records are reached, which tells of a household where no home is known. */
export const CONTACT: Session = {
  name: 'phone or e-mail address',
  frozen: ['phone', 'email'],
  keysOf: ({ phones, emails }) => [...phones, ...emails],
}

/** Groups of more records are institutions, placeholders or very common names, and would be most of the pairs. */
const LARGEST_GROUP = 60

/** Pairs of records that share a key of the session, each once, of groups in random order until there are `most`. */
export function sessionPairs(
  records: readonly Prepared[],
  session: Session,
  most: number,
  random: () => number,
): Pair[] {
  const pairs = new Map<number, Pair>()
  const usable = groupsOf(records, session).filter(({ length }) => length > 1 && length <= LARGEST_GROUP)
  for (const group of shuffled(usable, random)) {
    if (pairs.size >= most) break
    for (let i = 0; i < group.length; i++) {
      for (let j = i + 1; j < group.length; j++)
        pairs.set(group[i]! * records.length + group[j]!, [group[i]!, group[j]!])
    }
  }
  return [...pairs.values()]
}

/** Whether some records share a key of the session with so many others that their pairs are not looked at. */
export function hasLargeGroup(records: readonly Prepared[], session: Session): boolean {
  return groupsOf(records, session).some(({ length }) => length > LARGEST_GROUP)
}

/** Records by the keys of the session, by their places. */
function groupsOf(records: readonly Prepared[], session: Session): number[][] {
  const groups = new Map<string, number[]>()
  for (const [i, record] of records.entries()) {
    for (const key of new Set(session.keysOf(record))) {
      const group = groups.get(key)
      if (group) group.push(i)
      else groups.set(key, [i])
    }
  }
  return [...groups.values()]
}

/** `count` pairs of two different records at random. */
export function* randomPairs(records: number, count: number, random: () => number): Generator<Pair> {
  for (let n = 0; n < count; n++) {
    const a = Math.floor(random() * records)
    const b = Math.floor(random() * (records - 1))
    yield [a, b < a ? b : b + 1]
  }
}
