import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findCommandLine, isProcessAlive } from './process-alive.ts'

/**
 * What `postmaster.pid` says about the server of a cluster.
 * - `none`: no file, or its process is gone. PostgreSQL itself clears up after a crash.
 * - `running`: the process is there and works on this cluster.
 * - `reused`: the process number now belongs to another program. PostgreSQL would refuse to start, because it
 *   only looks whether the number is taken.
 */
export type PostmasterState = { kind: 'none' } | { kind: 'running'; pid: number; port: number | undefined } | { kind: 'reused'; pid: number }

export function readPostmasterState(cluster: string): PostmasterState {
  let text: string
  try {
    text = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return { kind: 'none' }
  }
  // Lines: process number, cluster, start time, port, socket folder, address, shared memory, status.
  const [pidLine, , , portLine] = text.split('\n')
  const pid = Math.abs(Number(pidLine))
  if (!Number.isInteger(pid) || pid === 0 || !isProcessAlive(pid)) return { kind: 'none' }
  const command = findCommandLine(pid)
  const isOurs = command === undefined || (command.includes('postgres') && command.includes(cluster))
  if (!isOurs) return { kind: 'reused', pid }
  return { kind: 'running', pid, port: Number(portLine) || undefined }
}
