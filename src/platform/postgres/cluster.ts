import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { binaryPath } from './binaries.ts'
import { isProcessAlive } from './process-alive.ts'
import type { RunAs } from './run-as.ts'
import type { Durability } from './server-settings.ts'

/** Name of the superuser. Nothing but migrations, backup and the test harness logs in with it. */
export const superuser = 'postgres'

/** Where the parts of one embedded server lie. */
export type ServerFolder = ReturnType<typeof serverFolder>

export function serverFolder(dataDir: string) {
  const root = path.join(path.resolve(dataDir), 'postgres')
  return {
    root,
    cluster: path.join(root, 'data'),
    passwordFile: path.join(root, 'superuser-password'),
    portFile: path.join(root, 'port'),
    log: path.join(root, 'server.log'),
    users: path.join(root, 'users'),
    watchdog: path.join(root, 'watchdog-pid'),
  }
}

/**
 * Makes the cluster when there is none. It is made elsewhere and moved into place when it is complete, so a start that
 * was interrupted, or two at once, never leave half a cluster.
 *
 * @throws with the end of initdb's output when it fails
 */
export async function ensureCluster(
  dataDir: string,
  binDir: string,
  runAs: RunAs,
  durability: Durability,
): Promise<ServerFolder> {
  const folder = serverFolder(dataDir)
  if (existsSync(folder.passwordFile)) return folder
  removeInterrupted(dataDir)
  const making = path.join(dataDir, `making-postgres-${process.pid}-${randomBytes(3).toString('hex')}`)
  try {
    await makeCluster(making, binDir, runAs, durability)
    moveIntoPlace(making, folder)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

/** Password of the superuser of a made cluster. */
export function readSuperuserPassword(folder: ServerFolder): string {
  return readFileSync(folder.passwordFile, 'utf8').trim()
}

async function makeCluster(making: string, binDir: string, runAs: RunAs, durability: Durability): Promise<void> {
  const cluster = path.join(making, 'data')
  const passwordFile = path.join(making, 'superuser-password')
  mkdirSync(making)
  // Others may pass through to the cluster but see nothing: the umask must not decide this.
  chmodSync(making, 0o711)
  mkdirSync(cluster, { mode: 0o700 })
  writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  for (const owned of [cluster, passwordFile]) if (runAs.uid !== undefined) chownSync(owned, runAs.uid, runAs.gid ?? runAs.uid)
  const options = [
    ['-D', cluster],
    ['-U', superuser],
    [`--pwfile=${passwordFile}`],
    ['-A', 'scram-sha-256'],
    ['-E', 'UTF8'],
    // Dutch order of names comes from ICU; the C library's locale only says what a letter is.
    [`--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`, '--locale-provider=icu', '--icu-locale=nl-NL'],
    durability === 'test' ? ['--no-sync'] : [],
  ].flat()
  const { status, output } = await run(binaryPath(binDir, 'initdb'), options, runAs)
  if (status !== 0) throw new Error(`initdb could not make a cluster in ${making} (${status}).\n${output.slice(-2000)}`)
}

function moveIntoPlace(making: string, folder: ServerFolder): void {
  try {
    renameSync(making, folder.root)
  } catch (error) {
    // Another start finished first: its cluster is the one.
    if (existsSync(folder.passwordFile)) return
    throw error
  }
  if (process.platform === 'win32') return
  const parent = openSync(path.dirname(folder.root), 'r')
  fsyncSync(parent)
  closeSync(parent)
}

function removeInterrupted(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const maker = /^making-postgres-(\d+)-/.exec(name)?.[1]
    if (maker && !isProcessAlive(Number(maker))) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  }
}

function run(file: string, args: string[], runAs: RunAs): Promise<{ status: number | string; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...runAs,
      cwd: path.parse(file).root,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ status: code ?? signal ?? 'no status', output }))
  })
}

/** Our environment without the settings that PostgreSQL's own programs would take from it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name)))
}
