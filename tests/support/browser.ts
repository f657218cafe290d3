import { accessSync, constants } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium on this machine, or undefined. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...PLACES].find((place) => {
    try {
      if (place) accessSync(place, constants.X_OK)
      return Boolean(place)
    } catch {
      return false
    }
  })
}

/** A headless browser that asks nobody else for anything. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
