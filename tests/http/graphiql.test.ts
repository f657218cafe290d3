import type { Browser, Locator } from 'playwright-core'
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

  it('opens, closes and adds tabs by the mouse, also by one that moves a little', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}/graphql`, { waitUntil: 'load' })
    const titles = () => page.locator('.graphiql-tab-button').allTextContents()
    const shown = () => page.locator('.graphiql-query-editor').textContent()
    const click = async (place: Locator) => {
      const { x, y, width, height } = (await place.boundingBox({ timeout: 20_000 }))!
      await page.mouse.move(x + width / 2, y + height / 2)
      await page.mouse.down()
      await page.mouse.move(x + width / 2 + 5, y + height / 2, { steps: 5 })
      await page.mouse.up()
    }
    const tab = (name: string) => page.getByRole('tab').filter({ hasText: name })
    await expect.poll(shown, { timeout: 20_000 }).toContain('Search')
    const before = await titles()

    await click(tab('Statistics'))
    await expect.poll(shown).toContain('uniqueSpecialties')
    await page.getByRole('button', { name: /execute query/i }).click()
    await expect.poll(() => page.locator('.result-window').textContent(), { timeout: 20_000 }).toContain('uniqueStates')
    expect(await titles()).toEqual(before)

    await tab('Statistics').hover()
    await click(tab('Statistics').getByRole('button', { name: 'Close Tab' }))
    const without = before.filter((title) => title !== 'Statistics')
    await expect.poll(titles).toEqual(without)

    await click(page.getByRole('button', { name: 'New tab' }))
    await expect.poll(titles).toEqual([...without, expect.any(String)])
    await expect.poll(shown).not.toContain('Search')
  })
})
