import { Command, Option } from 'commander'
import { say } from '../benchmark.ts'
import { benchStore, STORES, type StoreName } from '../patients/stores.ts'
import { timed } from '../patients/reading.ts'
import { median } from '../percentile.ts'
import { report } from '../report.ts'
import { figure } from '../table.ts'
import { plainMongodb } from './plain-mongodb.ts'
import { plainPostgres } from './plain-postgres.ts'
import { type PlainRecord, plainRecords } from './plain-record.ts'

interface Options {
  records: number
  store: StoreName
  runs: number
  server?: string
}

const BATCH = 1_000
/** Batches before it is measured. */
const WARM_UP = 3

/** What reading and writing cost the store itself, with no matching: what any index of patients there cannot beat. */
export const floorsCommand = new Command('floors')
  .description('the plainest patient index of a store: what reading and writing cost it without us')
  .option('--records <count>', 'records in the index', Number, 1_000_000)
  .addOption(new Option('--store <store>', 'where the index is').choices(STORES).default('postgres'))
  .option('--runs <count>', 'batches, of which the median counts', Number, 12)
  .option('--server <url>', 'a server of the store to measure on; by default one is started')
  .action(async (options: Options) => {
    const { records: size, store, runs } = options
    await using server = await benchStore(store, options.server)
    const place = await server.create('bench_floors')
    await using plain =
      'MONGODB_URI' in place ? await plainMongodb(place.MONGODB_URI) : await plainPostgres(place.DATABASE_URL)
    say(`loading ${figure(size)} records`)
    const loadMs = await timed(() => plain.load(plainRecords(0, size, size)))
    const found: number[] = []
    const readMs: number[] = []
    const bothMs: number[] = []
    for (let run = 0; run < WARM_UP + runs; run++) {
      const batch = [...plainRecords(size + run * BATCH, BATCH, size)]
      const find = async () => void found.push(await plain.find(keysOf(batch)))
      readMs.push(await timed(find))
      bothMs.push(
        await timed(async () => {
          await find()
          await plain.write(batch)
        }),
      )
    }
    const read = median(readMs.slice(WARM_UP))
    const both = median(bothMs.slice(WARM_UP))
    const rows = [
      ['loading, s', figure(loadMs / 1000, 1)],
      ['candidates a question', figure(median(found) / BATCH, 1)],
      ['candidates of 1,000 questions, ms', figure(read)],
      ['registering batches of 1,000, records/s', figure((BATCH * 1000) / both)],
    ]
    const title = `The plainest index of ${figure(size)} records on ${store === 'mongodb' ? 'MongoDB' : 'PostgreSQL'}`
    await report(`floors-${store}`, options, {
      tables: [{ title, columns: ['', ''], rows }],
      figures: { loadMs, found, readMs, bothMs },
    })
  })

const keysOf = (batch: readonly PlainRecord[]) => [...new Set(batch.flatMap(({ keys }) => keys))]
