import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from './run-program.mjs'
import { Explained, tell } from './tell.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Path of the browser for the browser tests. As root on Debian it is installed when it is missing.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (isExecutable(chosen)) return chosen
    throw new Explained(`CHROMIUM_PATH wijst naar ${chosen}, maar daar staat geen programma.`)
  }
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && findInPath('apt-get')) {
    tell('Voordeur: Chromium wordt geïnstalleerd voor de browsertests…')
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', process.stderr] }
    await runProgram('apt-get', ['update', '-qq'], options)
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Explained(
    'De browsertests hebben Chromium nodig. Installeer het (Debian: sudo apt-get install chromium) of zet CHROMIUM_PATH op het programma.',
  )
}

function findChromium() {
  return names.map(findInPath).find(Boolean) ?? macPaths.find(file => existsSync(file))
}

function findInPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return folders.map(folder => path.join(folder, name)).find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
