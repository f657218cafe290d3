import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** How a look into one tier went, for all that was asked of it at once. */
interface TierLook {
  tier: string
  hits: number
  misses: number
  /** Of one question in the memory of the process, of the whole batch elsewhere. */
  ms: number
}

/** The metrics of matching. Labels are names of ours. */
export function mpiMetrics(registry: Registry) {
  const registers = [registry]
  const requests = new Counter({
    name: 'mpi_requests_total',
    help: 'Calls for answers, by operation and how they ended.',
    labelNames: ['method', 'status'],
    registers,
  })
  const duration = new Histogram({
    name: 'mpi_request_duration_seconds',
    help: 'Time from a call to its last answer.',
    labelNames: ['method'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  })
  const hits = new Counter({
    name: 'mpi_cache_hits_total',
    help: 'Questions that a tier answered.',
    labelNames: ['tier'],
    registers,
  })
  const misses = new Counter({
    name: 'mpi_cache_misses_total',
    help: 'Questions that a tier was asked and could not answer.',
    labelNames: ['tier'],
    registers,
  })
  const lookups = new Histogram({
    name: 'mpi_tier_duration_seconds',
    help: 'Time that a tier took: for one question in memory, for a batch elsewhere.',
    labelNames: ['tier'],
    buckets: [0.000001, 0.00001, 0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 5],
    registers,
  })
  const batches = new Histogram({
    name: 'mpi_batch_size',
    help: 'Questions that are asked of the tiers behind the memory together.',
    buckets: [1, 2, 5, 10, 50, 100, 500, 1_000, 10_000],
    registers,
  })
  const connections = new Gauge({ name: 'mpi_active_connections', help: 'Open client connections.', registers })
  return {
    onLook: ({ tier, hits: found, misses: missed, ms }: TierLook) => {
      const label = { tier: tier.toLowerCase() }
      hits.inc(label, found)
      misses.inc(label, missed)
      lookups.observe(label, ms / 1000)
    },
    onBatch: (size: number) => batches.observe(size),
    onRequest: (method: string, status: string, ms: number) => {
      requests.inc({ method, status })
      duration.observe({ method }, ms / 1000)
    },
    /** A connection came (1) or went (-1). */
    onConnection: (by: 1 | -1) => connections.inc(by),
    /** Reads what is measured only when it is asked for. */
    watch: ({ waiting, states }: { waiting(): number; states(): readonly { tier: string; state: string }[] }) => {
      const depth = new Gauge({
        name: 'mpi_queue_depth',
        help: 'Questions that wait for their turn.',
        registers: [],
        collect() {
          this.set(waiting())
        },
      })
      const up = new Gauge({
        name: 'mpi_tier_up',
        help: 'Whether a tier that is configured can be used.',
        labelNames: ['tier'],
        registers: [],
        collect() {
          for (const { tier, state } of states()) {
            if (state !== 'off') this.set({ tier: tier.toLowerCase() }, state === 'up' ? 1 : 0)
          }
        },
      })
      registry.registerMetric(depth)
      registry.registerMetric(up)
    },
  }
}
