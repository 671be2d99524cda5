import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findCommandLine, isProcessAlive } from './process-alive.ts'

/**
 * What `postmaster.pid` says about the server of a cluster.
 * - `none`: no such file.
 * - `running`: the process is there and works on this cluster; `isReady` when it says that it takes connections (it does
 *   not while it replays its log after a crash, or is stopping).
 * - `stale`: the server crashed. Its number may be free, still held by the remains of the killed process, or given to another
 *   program; in the last two cases PostgreSQL would refuse to start, because it only looks whether the number is taken.
 */
export type PostmasterState =
  | { kind: 'none' }
  | { kind: 'running'; pid: number; port: number | undefined; isReady: boolean }
  | { kind: 'stale'; pid: number }

export function readPostmasterState(cluster: string): PostmasterState {
  let text: string
  try {
    text = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return { kind: 'none' }
  }
  // Lines: process number, cluster, start time, port, socket folder, address, shared memory, status.
  const [pidLine, , , portLine, , , , status] = text.split('\n')
  const pid = Math.abs(Number(pidLine))
  if (!Number.isInteger(pid) || pid === 0) return { kind: 'none' }
  if (!isProcessAlive(pid)) return { kind: 'stale', pid }
  const command = findCommandLine(pid)
  const isOurs = command === undefined || (command.includes('postgres') && command.includes(cluster))
  if (!isOurs) return { kind: 'stale', pid }
  return { kind: 'running', pid, port: Number(portLine) || undefined, isReady: status?.trim() === 'ready' }
}
