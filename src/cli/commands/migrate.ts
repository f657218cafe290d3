import type { CliCommand } from '../cli.ts'
import { hereOnly } from './here-only.ts'

export const migrateCommand: CliCommand = {
  usage: 'migrate',
  summary: 'Bring the database to the newest schema',
  examples: ['migrate'],
  async run(cli) {
    hereOnly(cli, 'migrate')
    const config = cli.config()
    const [{ openDatabase }, { migrate }] = await Promise.all([
      import('../../db/open.ts'),
      import('../../db/migrate.ts'),
    ])
    const database = await openDatabase(config.database, { onError: () => {} })
    try {
      const steps = await migrate(database.db)
      cli.answer({ migrate: { steps } })
      for (const step of steps) cli.print(`${step}: done`)
      if (steps.length === 0) cli.print('The database is up to date.')
    } finally {
      await database.close()
    }
  },
}
