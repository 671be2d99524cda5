import { type Browser, chromium } from 'playwright-core'

const options = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser that `CHROMIUM_PATH` names. Root may only run it without its sandbox. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...options] : options })
}
