// Runs before anything is installed, on the Node of the machine (20.19 or later): no packages, no TypeScript.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { ensureWebBuilt } from './build-web.mjs'
import { checkout } from './checkout.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { findNode } from './find-node.mjs'
import { ensurePackages } from './install-packages.mjs'
import { runProgram } from './run-program.mjs'
import { Explained, tell } from './tell.mjs'

/** Each takes ten seconds and more. */
const slowProofs = [
  'src/app/bad-input.db.test.ts',
  'src/first-load/server/first-load.db.test.ts',
  'src/platform/postgres/launch.db.test.ts',
  'src/shields/server/never-leaking.db.test.ts',
]

const commands = {
  demo: { does: 'start de proefgemeente Voorbeeldstad', run: demo },
  test: { does: 'draait alle tests, ook die in de browser', run: test },
  dev: { does: 'als demo, en herlaadt bij elke wijziging', run: dev },
  check: { does: 'opmaak, lint, typen, importregels en de snelle tests', run: check },
  e2e: { does: 'alleen de tests in de browser', run: e2e },
  prove: { does: 'wat te lang duurt voor elke dag: veel meer gevallen, elk scherm op elke manier', run: prove },
  bench: { does: 'metingen: npm run bench -- <naam>', run: args => becomeNode(['bench/run.ts', ...args]) },
  voordeur: { does: 'de opdrachtregel van Voordeur', run: args => becomeNode(['src/app/command-line.ts', ...args]) },
}

try {
  const [name, ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (!command)
    throw new Explained(
      ['Kies een opdracht:', ...Object.entries(commands).map(([key, { does }]) => `  npm run ${key.padEnd(9)} ${does}`)].join(
        '\n',
      ),
    )
  await ensurePackages()
  process.exitCode = await command.run(args)
} catch (error) {
  if (!(error instanceof Explained)) throw error
  tell(error.message)
  process.exitCode = 1
}

async function demo(args) {
  await ensureWebBuilt()
  return becomeNode(['src/app/demo.ts', ...args])
}

async function dev(args) {
  await ensureWebBuilt()
  // People come in through Vite, so log-in has to bring them back there.
  const PUBLIC_URL = process.env.PUBLIC_URL || `http://localhost:${process.env.WEB_PORT || 5173}`
  const server = node(['--watch', '--watch-preserve-output', 'src/app/demo.ts', ...args], { PUBLIC_URL })
  const screens = node(['node_modules/vite/bin/vite.js'])
  return Math.max(await server, await screens)
}

async function test(args) {
  // Asked first: nobody wants to hear after ten minutes that there is no browser.
  const browser = { CHROMIUM_PATH: await ensureChromium() }
  // With a name behind it ("npm test -- visit-round") only those files run.
  if (args.length > 0) return vitest('named', args, browser)
  const quick = await vitest('quick', ['--project', 'unit', '--project', 'database'])
  const journeys = await vitest('e2e', ['--project', 'e2e'], browser)
  return quick || journeys
}

async function e2e(args) {
  return vitest('e2e', ['--project', 'e2e', ...args], { CHROMIUM_PATH: await ensureChromium() })
}

async function check(args) {
  const importRules = 'scripts/check-imports.mjs'
  const steps = [
    ['opmaak', () => node(['node_modules/@biomejs/biome/bin/biome', 'format', '.'])],
    [
      'lint',
      () => node(['node_modules/oxlint/bin/oxlint', '--type-aware', ...existing(['src', 'e2e', 'bench', 'scripts', 'db'])]),
    ],
    ['typen', () => node(['node_modules/typescript/bin/tsc', '--noEmit'])],
    ['importregels', () => (existsSync(path.join(checkout, importRules)) ? node([importRules]) : 0)],
  ]
  // What tries everything with everything takes minutes and is for `npm test`; this runs before every commit.
  const slow = ['**/*.property.db.test.ts', 'src/access/attacks/**', ...slowProofs].flatMap(pattern => ['--exclude', pattern])
  if (!args.includes('--no-tests'))
    steps.push(['tests', () => vitest('quick', ['--project', 'unit', '--project', 'database', ...slow])])
  const failed = []
  for (const [name, run] of steps) if ((await run()) !== 0) failed.push(name)
  if (failed.length > 0) tell(`Niet in orde: ${failed.join(', ')}.`)
  return failed.length > 0 ? 1 : 0
}

/**
 * What takes too long for every day: properties with many cases, and every screen on a phone and wide, light and dark.
 * `prove -- access --worlds 20000`: the oracle of who sees what, over so many municipalities.
 * `prove -- faults`: whether that proof notices each condition that is taken out of the policies and the resolver; `prove -- guards`:
 * whether the tests notice each refusal that is taken out of the other functions.
 */
async function prove(args) {
  if (args[0] === 'access') return proveAccess(args.slice(1))
  if (args[0] === 'faults') return node(['src/access/testing/prove-faults.ts', ...args.slice(1)])
  if (args[0] === 'guards') return node(['src/access/testing/prove-guards.ts', ...args.slice(1)])
  const CHROMIUM_PATH = args.length > 0 ? '' : await ensureChromium()
  const cases = process.env.VOORDEUR_PROPERTY_RUNS || '2000'
  const properties = await vitest(
    'prove',
    ['--project', 'unit', '--project', 'database', '--testTimeout', '600000', ...(args.length > 0 ? args : ['.property.'])],
    {
      VOORDEUR_PROPERTY_RUNS: cases,
    },
  )
  if (args.length > 0) return properties
  const looks = await vitest('prove-looks', ['--project', 'e2e', 'e2e/screens', 'e2e/gallery'], {
    CHROMIUM_PATH,
    VOORDEUR_EVERY_LOOK: '1',
  })
  return properties || looks
}

/** Its last line tells how much was compared; the tests failed when anything was wrong, and say what. */
async function proveAccess([flag, worlds = '20000']) {
  if ((flag !== undefined && flag !== '--worlds') || !/^[1-9]\d{0,6}$/.test(worlds))
    throw new Explained('Zo: npm run prove -- access --worlds 20000')
  const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-prove-'))
  const outcome = path.join(folder, 'worlds.json')
  try {
    const failed = await vitest('prove-access', ['--project', 'database', 'src/access/oracle.property.db.test.ts'], {
      VOORDEUR_WORLDS: worlds,
      VOORDEUR_WORLDS_OUTCOME: outcome,
    })
    if (existsSync(outcome)) console.log(readFileSync(outcome, 'utf8').trim())
    return failed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** VOORDEUR_TEST_REPORTS is a folder that receives the results as JSON, one file for each run. */
function vitest(name, args, settings = {}) {
  const reports = process.env.VOORDEUR_TEST_REPORTS
  const reporters = reports
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${path.resolve(reports, `${name}.json`)}`]
    : []
  return node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], settings)
}

function node(args, settings = {}) {
  return runProgram(findNode(), args, { env: environment(settings) })
}

/** Runs the last program of a command in our place where Node can do that, so that no process stands between it and its caller. */
function becomeNode(args) {
  if (!existsSync(path.join(checkout, args[0]))) throw new Explained(`${args[0]} ontbreekt in deze map.`)
  const file = findNode()
  if (typeof process.execve !== 'function' || process.platform === 'win32') return node(args)
  process.chdir(checkout)
  process.execve(file, [file, ...args], environment())
}

function environment(settings = {}) {
  // Programs that are started by name (#!/usr/bin/env node) must find the same Node.
  const bin = path.join(checkout, 'node_modules/.bin')
  const PATH = `${bin}${path.delimiter}${process.env.PATH ?? ''}`
  return { ...process.env, PATH, ...settings }
}

function existing(folders) {
  return folders.filter(folder => existsSync(path.join(checkout, folder)))
}
