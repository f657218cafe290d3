import { readConfig } from '../config.ts'
import { createLog } from '../observability/log.ts'
import { runServer, stopSignal } from '../main.ts'
const config = readConfig()
await runServer({ config, log: createLog('info', process.stderr) }, stopSignal(), (_a, address) => console.log(address))
