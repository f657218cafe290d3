import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/observability/log.ts'

/** The server as an operator starts it, with the settings of the first argument. Tells its address. */
const environment = JSON.parse(process.argv[2]!) as Record<string, string>
const config = readConfig({ HASH_SECRET: 'a secret of the bench', PORT: '0', DATA_DIR: 'memory://', ...environment })
const app = await createApp({ config, log: createLog('error', process.stderr), migrate: true })
process.send!(await app.listen())
