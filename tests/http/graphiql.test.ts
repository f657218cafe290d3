import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openBrowser } from '../support/browser.ts'
import { type ListeningApp, openListeningApp } from '../support/http.ts'
import { missing } from '../support/needed-servers.ts'
import { record } from '../support/records.ts'

const chromium = findChromium()

describe.skipIf(missing('Chromium', chromium))('GraphiQL in a browser', () => {
  let server: ListeningApp
  let browser: Browser
  beforeAll(async () => {
    server = await openListeningApp()
    await server.test.app.services.providers.registry.write([
      record('1234567893', {
        firstName: 'Ana',
        specialty: 'Cardiovascular Disease',
        taxonomy: '207RC0000X',
        city: 'Chicago',
        state: 'IL',
      }),
    ])
    browser = await openBrowser(chromium!)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.[Symbol.asyncDispose]()
  })

  it('runs its first example query, and asks nobody but the server', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${server.url}/graphql`, { waitUntil: 'load' })
    const run = page.getByRole('button', { name: /execute query/i })
    await run.waitFor({ timeout: 20_000 })
    await expect
      .poll(() => page.locator('.graphiql-query-editor').textContent(), { timeout: 20_000 })
      .toContain('Search')
    await run.click()
    await expect.poll(() => page.locator('.result-window').textContent(), { timeout: 20_000 }).toContain('1234567893')
    const outside = asked.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))
    expect(outside).toEqual([])
  })
})
