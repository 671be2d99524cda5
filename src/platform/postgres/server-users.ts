import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isProcessAlive } from './process-alive.ts'

let registered = 0

/**
 * Notes that this process uses the server, so that whoever leaves last can stop it, whoever started it.
 * The returned function takes the note away and says whether any live process still uses the server.
 */
export function registerServerUser(folder: string): () => { othersLeft: boolean } {
  mkdirSync(folder, { recursive: true })
  registered += 1
  const note = path.join(folder, `${process.pid}-${registered}`)
  writeFileSync(note, '')
  return () => {
    rmSync(note, { force: true })
    return { othersLeft: hasLiveUsers(folder) }
  }
}

/** Whether any process that registered still runs. Notes of processes that were killed are cleared away. */
export function hasLiveUsers(folder: string): boolean {
  if (!existsSync(folder)) return false
  const notes = readdirSync(folder)
  const live = notes.filter(note => isProcessAlive(Number.parseInt(note, 10)))
  for (const note of notes) if (!live.includes(note)) rmSync(path.join(folder, note), { force: true })
  return live.length > 0
}
