import { InvalidArgumentError, Option } from 'commander'
import { figure } from './table.ts'

const FEWEST = 10_000

function sizes(text: string): number[] {
  const people = text.split(',').map(Number)
  if (people.every((count) => Number.isInteger(count) && count >= FEWEST)) return people.toSorted((a, b) => a - b)
  throw new InvalidArgumentError(`It must be numbers of ${figure(FEWEST)} or more, separated by commas.`)
}

/** The option for how many people are in the index, one number or several. */
export const peopleOption = (usually: readonly number[]) =>
  new Option('--people <counts>', 'people in the index, one size or several')
    .argParser(sizes)
    .default(usually, usually.join(','))
