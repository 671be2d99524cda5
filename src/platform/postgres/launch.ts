import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, binaryPath, prepareBinaries } from './binaries.ts'
import { cleanEnvironment, ensureCluster, readSuperuserPassword, type ServerFolder, serverFolder, superuser } from './cluster.ts'
import { findFreePort, isPortFree } from './free-port.ts'
import { readPostmasterState } from './postmaster-pid.ts'
import { isProcessAlive } from './process-alive.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { type Durability, serverSettings } from './server-settings.ts'
import { registerServerUser } from './server-users.ts'
import { stopServer } from './stop-server.ts'
import { ensureWatchdog } from './watchdog.ts'

export { defaultDataDir } from './data-folder.ts'
export { erasePostgres } from './erase.ts'

export type PostgresOptions = {
  /** Folder that holds the server and nothing else; made when missing. */
  dataDir: string
  /** Port on 127.0.0.1. Left out: the port of last time, or a free one. */
  port?: number
  binaries?: Binaries
  durability?: Durability
  /** Its own memory for pages, as `2GB`. Left out: 256 MB, enough to try things out; a real server takes a quarter of the machine's. */
  sharedBuffers?: string
  /** Start the server again when it disappears while we use it. */
  keepRunning?: boolean
  /** Stop the server soon after its last user is gone, also when that one was killed: for tests. */
  stopWhenUnused?: boolean
}

export type RunningPostgres = {
  host: string
  port: number
  /** Address of the database `postgres` for the superuser. Holds the password: never log it. */
  adminUrl: string
  /** True when the server ran already. */
  attached: boolean
  /** Stops the server when no other process that called `startPostgres` still uses it. */
  stop(): Promise<void>
}

const host = '127.0.0.1'
const readyMs = 60_000
// Replaying the log after a crash may take long, and the server says so: then we wait.
const recoveryMs = 600_000

/**
 * Starts a real PostgreSQL of our own, or attaches to it when it runs already. What was left by a killed process, a killed
 * server, a reused process number or an interrupted first start is cleared up on the way.
 *
 * @throws with the end of the server's log when it does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { durability = 'safe' } = options
  const dataDir = path.resolve(options.dataDir)
  const runAs = chooseRunAs(serverFolder(dataDir).cluster)
  makeReachable(dataDir, runAs)
  const binDir = prepareBinaries(options.binaries ?? 'embedded', runAs, dataDir)
  const folder = await ensureCluster(realpathSync(dataDir), binDir, runAs, durability)
  const { sharedBuffers } = options
  const server = { folder, binDir, runAs, durability, port: options.port, sharedBuffers }
  const leave = registerServerUser(folder.users)
  try {
    const { port, attached } = await attachOrLaunch(server)
    if (options.stopWhenUnused) ensureWatchdog(dataDir, folder)
    const watch = options.keepRunning ? keepRunning({ ...server, port }) : undefined
    return {
      host,
      port,
      attached,
      adminUrl: adminUrl(folder, port),
      stop: async () => {
        await watch?.end()
        if (!leave().othersLeft) await stopServer(folder.cluster)
      },
    }
  } catch (error) {
    leave()
    throw error
  }
}

type Server = {
  folder: ServerFolder
  binDir: string
  runAs: RunAs
  durability: Durability
  port: number | undefined
  sharedBuffers: string | undefined
}

async function attachOrLaunch(server: Server): Promise<{ port: number; attached: boolean }> {
  let problem = ''
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const state = readPostmasterState(server.folder.cluster)
    if (state.kind === 'running') {
      const outcome = await waitUntilReady(server.folder, state.pid)
      if ('port' in outcome) return { port: outcome.port, attached: true }
      problem = outcome.problem
      continue
    }
    const launched = await launch(server, state.kind === 'stale' ? state.pid : undefined)
    if ('port' in launched) return { port: launched.port, attached: false }
    problem = launched.problem
    if (!isPassing(problem, server.port)) break
    await wait(100 * attempt)
  }
  throw new Error(`PostgreSQL did not start in ${server.folder.root}. The end of its log:\n${problem}`)
}

/** Troubles that go away by themselves: somebody else was just ahead of us, or a crashed server is still leaving. */
function isPassing(problem: string, wantedPort: number | undefined): boolean {
  if (/could not bind|Address already in use/.test(problem)) return wantedPort === undefined
  return /lock file .* already exists|pre-existing shared memory block/.test(problem)
}

async function launch(server: Server, stalePid: number | undefined): Promise<{ port: number } | { problem: string }> {
  const { folder, binDir, runAs } = server
  const port = server.port ?? (await choosePort(folder))
  const logStart = rotateLog(folder.log)
  const log = openSync(folder.log, 'a', 0o600)
  const settings = Object.entries(serverSettings(server.durability, server.sharedBuffers)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(binaryPath(binDir, 'postgres'), ['-D', folder.cluster, '-p', String(port), ...settings], {
    ...runAs,
    cwd: path.parse(binDir).root,
    // PostgreSQL takes a lock file with its grandparent's number for stale: so it starts although the number of the
    // crashed server is taken, and still checks that nothing of that server lives on in shared memory.
    env: { ...cleanEnvironment(), ...(stalePid && { PG_GRANDPARENT_PID: String(stalePid) }) },
    stdio: ['ignore', log, log],
    // Apart from our terminal, so that Ctrl-C reaches us first and the server ends after its users.
    detached: true,
  })
  closeSync(log)
  child.unref()
  let failure: string | undefined
  child.once('error', error => (failure = error.message))
  child.once('exit', (code, signal) => (failure ??= `The server ended (${code ?? signal}).`))
  const outcome = await waitUntilReady(folder, child.pid ?? 0, () => failure)
  if ('port' in outcome) {
    writeFileSync(folder.portFile, `${outcome.port}\n`)
    return outcome
  }
  return { problem: `${readFrom(folder.log, logStart).slice(-3000)}${outcome.problem}` }
}

async function waitUntilReady(
  folder: ServerFolder,
  pid: number,
  findFailure?: () => string | undefined,
): Promise<{ port: number } | { problem: string }> {
  const began = Date.now()
  let patience = readyMs
  let problem = 'The server did not answer.'
  while (Date.now() - began < patience) {
    const failure = findFailure?.() ?? (isProcessAlive(pid) ? undefined : 'The server ended.')
    if (failure) return { problem: failure }
    const state = readPostmasterState(folder.cluster)
    const isOurs = state.kind === 'running' && state.pid === pid
    if (isOurs && !state.isReady) patience = recoveryMs
    if (isOurs && state.isReady && state.port) {
      const refusal = await tryToConnect(adminUrl(folder, state.port))
      if (!refusal) return { port: state.port }
      problem = refusal
    }
    await wait(15)
  }
  return { problem: `${problem} (waited ${Math.round(patience / 1000)} s)` }
}

async function tryToConnect(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function keepRunning(server: Server & { port: number }): { end: () => Promise<void> } {
  let restart: Promise<unknown> | undefined
  const timer = setInterval(() => {
    if (restart || readPostmasterState(server.folder.cluster).kind === 'running') return
    restart = attachOrLaunch(server)
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
      .finally(() => (restart = undefined))
  }, 1000).unref()
  return {
    end: async () => {
      clearInterval(timer)
      await restart
    },
  }
}

async function choosePort(folder: ServerFolder): Promise<number> {
  const remembered = existsSync(folder.portFile) ? Number(readFileSync(folder.portFile, 'utf8')) : 0
  return remembered > 0 && (await isPortFree(remembered)) ? remembered : findFreePort()
}

function adminUrl(folder: ServerFolder, port: number): string {
  return `postgres://${superuser}:${readSuperuserPassword(folder)}@${host}:${port}/postgres`
}

/** Makes the folder so that the account PostgreSQL runs as can pass through it. */
function makeReachable(dataDir: string, runAs: RunAs): void {
  const firstMade = mkdirSync(dataDir, { recursive: true })
  if (runAs.uid === undefined) return
  // Root's umask may have closed the folders that we just made.
  for (let made = dataDir; firstMade && made.length >= firstMade.length; made = path.dirname(made)) chmodSync(made, 0o755)
  const passes = spawnSync('/bin/sh', ['-c', 'cd "$0"', dataDir], { ...runAs, cwd: '/' }).status === 0
  if (!passes) {
    throw new Error(
      `PostgreSQL runs as user number ${runAs.uid}, who cannot enter ${dataDir}. Choose a folder that everybody may pass through (VOORDEUR_DATA), or start as an ordinary user.`,
    )
  }
}

function rotateLog(log: string): number {
  if (!existsSync(log)) return 0
  const { size } = statSync(log)
  if (size < 10_000_000) return size
  renameSync(log, `${log}.1`)
  return 0
}

function readFrom(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString()
}
