import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type ServerFolder, serverFolder } from './cluster.ts'
import { readPostmasterState } from './postmaster-pid.ts'
import { findCommandLine } from './process-alive.ts'
import { hasLiveUsers } from './server-users.ts'
import { stopServer } from './stop-server.ts'

const self = import.meta.filename

/** Leaves a small process behind that stops the server when all its users are gone, also when they were killed. */
export function ensureWatchdog(dataDir: string, folder: ServerFolder): void {
  const current = existsSync(folder.watchdog) ? Number(readFileSync(folder.watchdog, 'utf8')) : 0
  if (current && findCommandLine(current)?.includes(self)) return
  const own = path.resolve(import.meta.dirname, '../../../node_modules/.bin/node')
  const child = spawn(existsSync(own) ? own : process.execPath, [self, dataDir], { cwd: '/', detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
  if (child.pid) writeFileSync(folder.watchdog, String(child.pid))
}

async function watch(dataDir: string): Promise<void> {
  const { cluster, users } = serverFolder(dataDir)
  for (;;) {
    await wait(1000)
    if (hasLiveUsers(users)) continue
    await stopServer(cluster)
    // Somebody may have come while we stopped it, and then launches it again.
    if (!hasLiveUsers(users) && readPostmasterState(cluster).kind !== 'running') return
  }
}

if (process.argv[1] === self && process.argv[2]) await watch(process.argv[2])
