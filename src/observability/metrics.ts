import { usePrometheus } from '@graphql-yoga/plugin-prometheus'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { mpiMetrics } from './mpi-metrics.ts'

/** The process's metrics. Labels are bounded and hold nothing of a request's content. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: "Time from a request's head to the end of its response.",
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  })
  const yogaPlugin = usePrometheus({
    registry,
    endpoint: false,
    // a path holds aliases, which are the client's words, and the place in a batch
    labels: { url: false, operationName: false, path: false },
    metrics: {
      graphql_envelop_deprecated_field: false,
      graphql_envelop_request: true,
      graphql_envelop_request_duration: false,
      graphql_envelop_request_time_summary: false,
      graphql_envelop_phase_parse: false,
      graphql_envelop_phase_validate: false,
      graphql_envelop_phase_context: false,
      graphql_envelop_phase_execute: false,
      graphql_envelop_phase_subscribe: false,
      graphql_envelop_error_result: true,
      graphql_envelop_schema_change: false,
      graphql_yoga_http_duration: false,
    },
  })
  return {
    yogaPlugin,
    mpi: mpiMetrics(registry),
    observeRequest: (route: string, status: number, seconds: number) => requests.observe({ route, status }, seconds),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
