import { setTimeout as wait } from 'node:timers/promises'
import { readPostmasterState } from './postmaster-pid.ts'
import { isProcessAlive } from './process-alive.ts'

/** Stops the server of a cluster, if one runs, and waits until it is gone. */
export async function stopServer(cluster: string): Promise<void> {
  const state = readPostmasterState(cluster)
  if (state.kind !== 'running') return
  // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything acknowledged is kept.
  const steps = [
    { signal: 'SIGINT', patienceMs: 30_000 },
    { signal: 'SIGQUIT', patienceMs: 10_000 },
  ] as const
  for (const { signal, patienceMs } of steps) {
    try {
      process.kill(state.pid, signal)
    } catch {
      return
    }
    for (const began = Date.now(); Date.now() - began < patienceMs; await wait(15)) {
      if (!isProcessAlive(state.pid)) return
    }
  }
}
