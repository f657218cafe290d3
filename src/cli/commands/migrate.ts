import { whileWanted } from '../../while-wanted.ts'
import type { CliCommand } from '../cli.ts'
import { hereOnly } from './here-only.ts'

export const migrateCommand: CliCommand = {
  usage: 'migrate',
  summary: 'Bring the database to the newest schema, and make search indexes that are missing',
  examples: ['migrate'],
  async run(cli) {
    hereOnly(cli, 'migrate')
    const config = cli.config()
    const [{ openDatabase }, { migrate }, { createSearchIndexes }] = await Promise.all([
      import('../../db/open.ts'),
      import('../../db/migrate.ts'),
      import('../../providers/search/indexes.ts'),
    ])
    const opening = openDatabase(config.database, { onError: () => {} })
    const database = await whileWanted(opening, cli.signal).catch((error: unknown) => {
      opening.then((late) => late.close()).catch(() => {})
      throw error
    })
    try {
      const { steps, indexes } = await database.withoutTimeLimit(async (db) => ({
        steps: await migrate(db),
        indexes: await createSearchIndexes(db),
      }))
      cli.answer({ migrate: { steps, indexes } })
      for (const step of steps) cli.print(`${step}: done`)
      for (const index of indexes) cli.print(`index ${index}: made`)
      if (steps.length + indexes.length === 0) cli.print('The database is up to date.')
    } finally {
      await database.close()
    }
  },
}
