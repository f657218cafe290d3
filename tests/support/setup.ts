import fc from 'fast-check'
import { runs } from './runs.ts'

// every run tries something new, unless the environment's SEED tells what, as in the gate
const seed = process.env['SEED']
fc.configureGlobal({ numRuns: runs(100), ...(seed && { seed: Number(seed) }) })
