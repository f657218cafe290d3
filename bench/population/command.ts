import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Command } from 'commander'
import { say } from '../benchmark.ts'
import { COLUMNS, type LabelledRecord } from './record.ts'
import { population, type PopulationOptions } from './population.ts'

const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const line = (record: LabelledRecord) => `${COLUMNS.map((column) => cell(record[column])).join(',')}\n`

/** A CSV file that is written as fast as the disk takes it. */
function csvFile(path: string) {
  const stream = createWriteStream(path)
  let rows = 0
  stream.write(`${COLUMNS.join(',')}\n`)
  return {
    path,
    get rows() {
      return rows
    },
    async write(records: readonly LabelledRecord[]): Promise<void> {
      rows += records.length
      if (records.length > 0 && !stream.write(records.map(line).join(''))) await once(stream, 'drain')
    },
    async close(): Promise<void> {
      stream.end()
      await finished(stream)
    },
  }
}

/** Writes the pool to `out`, and the questions beside it: `people.csv` and `people.questions.csv`. */
export async function writePopulationFiles(
  out: string,
  options: PopulationOptions,
): Promise<{ pool: number; questions: number }> {
  const pool = csvFile(out)
  const questions = csvFile(out.replace(/(\.csv)?$/, '.questions.csv'))
  for (const chapter of population(options)) {
    await pool.write(chapter.pool)
    await questions.write(chapter.questions)
  }
  await Promise.all([pool.close(), questions.close()])
  say(`${pool.path}: ${pool.rows} records; ${questions.path}: ${questions.rows} questions`)
  return { pool: pool.rows, questions: questions.rows }
}

export const populationCommand = new Command('population')
  .description(
    'Write a labelled population of US people: the pool, and questions of which four in ten have nobody to find',
  )
  .option('--people <count>', 'people in the pool', Number, 100_000)
  .option('--seed <number>', 'the same seed gives the same people', Number, 1)
  .option('--questions <share>', 'questions for each person of the pool', Number, 0.2)
  .requiredOption('--out <file>', 'CSV file of the pool; the questions go beside it as <file>.questions.csv')
  .action(async ({ out, ...options }: PopulationOptions & { out: string }) => {
    await writePopulationFiles(out, options)
  })
