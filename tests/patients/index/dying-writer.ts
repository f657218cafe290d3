import { openMongoIndex } from '../../../src/patients/index/mongodb/open.ts'

/** A process that dies in the middle of a transaction on the database of its argument. */
const { index } = await openMongoIndex({ uri: process.argv[2]!, poolSize: 2, waitMs: 5_000, timeoutMs: 5_000 })
await index.transaction(async (unit) => {
  await unit.write({ frequencies: { persons: 7, counts: new Map([[1n, 1]]) } })
  process.kill(process.pid, 'SIGKILL')
})
