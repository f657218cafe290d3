import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/observability/log.ts'

const config = readConfig({ DATABASE_URL: process.argv[2], PORT: '0', HASH_SECRET: 'a secret of the bench' })
const app = await createApp({ config, log: createLog('info', { write: () => {} }) })
process.send!(await app.listen())
