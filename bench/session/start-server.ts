import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'

/** Starts one of the servers of this folder in a process of its own, and waits until it listens. */
export function startServer(file: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, file), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', code => reject(new Error(`${file} stopped with ${code}`)))
  })
}
