import { Validator } from '@seriousme/openapi-schema-validator'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openBrowser } from '../../support/browser.ts'
import { type ListeningApp, openListeningApp } from '../../support/http.ts'
import { missing } from '../../support/needed-servers.ts'

interface Description {
  openapi: string
  paths: Record<string, { post: { requestBody: { content: Record<string, { example: unknown }> } } }>
  components: { schemas: Record<string, { properties: Record<string, { maxItems?: number }> }> }
}

let server: ListeningApp
beforeAll(async () => {
  server = await openListeningApp({ MAX_BATCH: '77' })
})
afterAll(() => server[Symbol.asyncDispose]())

const read = async () => (await (await fetch(`${server.url}/docs/openapi.json`)).json()) as Description

describe('GET /docs/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate((await read()) as unknown as Record<string, unknown>)
    expect(result).toMatchObject({ valid: true })
  })

  it('describes the limit that the settings tell', async () => {
    const { components } = await read()
    expect(components.schemas['BatchRequest']?.properties['patients']?.maxItems).toBe(77)
  })

  it('has examples that the routes answer', async () => {
    const { paths } = await read()
    expect(Object.keys(paths)).toEqual(['/mpi/match', '/mpi/batch'])
    for (const [path, { post }] of Object.entries(paths)) {
      const { example } = post.requestBody.content['application/json']!
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(example) })
      expect(response.status).toBe(200)
    }
  })
})

const chromium = findChromium()

describe.skipIf(missing('Chromium', chromium))('GET /docs in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser(chromium!)
  })
  afterAll(() => browser?.close())

  it('shows the routes, tries one, and asks nobody but the server', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${server.url}/docs`, { waitUntil: 'load' })
    await page.locator('#operations-mpi-matchPatient').click({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Execute' }).click({ timeout: 20_000 })
    await expect
      .poll(() => page.locator('.live-responses-table td.response-col_description:not(.col_header)').textContent(), {
        timeout: 20_000,
      })
      .toContain('no_match')
    expect(asked.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })
})
