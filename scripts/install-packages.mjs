import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { checkout } from './checkout.mjs'
import { runProgram } from './run-program.mjs'
import { Explained, tell } from './tell.mjs'

/** Runs `npm ci` when what is installed is not what the lockfile says. */
export async function ensurePackages() {
  if (isInstalled()) return
  const release = await takeLock()
  try {
    // Another command may have installed them while we waited.
    if (isInstalled()) return
    tell('Voordeur: de benodigde pakketten worden geïnstalleerd; dat duurt de eerste keer ongeveer een minuut…')
    const code = await runNpm(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0)
      throw new Explained(`Het installeren is niet gelukt (npm ci gaf ${code}). Kijk of er internet is en probeer het opnieuw.`)
  } finally {
    release()
  }
}

/** Compares the lockfile with the one npm writes into node_modules when an installation is complete. */
function isInstalled() {
  const installed = readLock(path.join(checkout, 'node_modules/.package-lock.json'))
  const wanted = readLock(path.join(checkout, 'package-lock.json'))
  if (!wanted) throw new Explained('package-lock.json ontbreekt: haal de map opnieuw op.')
  if (!installed) return false
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = installed[name]
    return found ? found.version === entry.version : Boolean(entry.optional) || Boolean(entry.devOptional) || Boolean(entry.peer)
  })
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function runNpm(args) {
  // What npm prints goes to standard error, so that a command's own output stays clean.
  const options = { stdio: ['ignore', process.stderr, process.stderr] }
  const script = process.env.npm_execpath
  if (script && script.endsWith('npm-cli.js')) return runProgram(systemNode(), [script, ...args], options)
  return process.platform === 'win32'
    ? runProgram('npm.cmd', args, { ...options, shell: true })
    : runProgram('npm', args, options)
}

/** The Node that npm itself runs on: the one in node_modules may be replaced while npm works. */
function systemNode() {
  const started = process.env.npm_node_execpath
  return started && existsSync(started) ? started : process.execPath
}

async function takeLock() {
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 12)
  const lock = path.join(tmpdir(), `voordeur-install-${key}.lock`)
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAlive(Number(readIfThere(lock)))) await wait(300)
    else rmSync(lock, { force: true })
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
