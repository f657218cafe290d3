import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openListeningApp } from '../support/http.ts'

const ops = (path: string) => readFile(new URL(`../../ops/${path}`, import.meta.url), 'utf8')

/** Metrics that Prometheus adds by itself. */
const OWN = new Set(['up'])

/** The names of metrics in a text with PromQL expressions; those of a histogram without their ending. */
function metricsIn(text: string): Set<string> {
  const names = text.match(/\b(?:mpi|http|graphql|nodejs|process)_[a-z0-9_]+|\bup(?=\{)/g) ?? []
  return new Set(names.map((name) => name.replace(/_(?:bucket|count|sum)$/, '')))
}

describe('the dashboard and the alerts', () => {
  it('ask for metrics that the server has', async () => {
    await using server = await openListeningApp()
    const exposed = await (await fetch(`${server.url}/metrics`)).text()
    const known = new Set([...exposed.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!))
    const asked = metricsIn(
      (await ops('grafana/dashboards/provider-vault.json')) + (await ops('prometheus/alerts.yml')),
    )
    expect(asked.size).toBeGreaterThan(10)
    expect([...asked].filter((name) => !known.has(name) && !OWN.has(name))).toEqual([])
  })
})
