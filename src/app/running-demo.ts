import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const note = z.object({ pid: z.int(), port: z.int(), publicUrl: z.string() })

/** A demonstration that runs now on this data folder. */
export type RunningDemo = z.infer<typeof note>

/** Notes that this process serves the demonstration. The returned function takes the note away. */
export function noteRunning(dataDir: string, { port, publicUrl }: Omit<RunningDemo, 'pid'>): () => void {
  const file = path.join(folderOf(dataDir), `${port}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid, port, publicUrl } satisfies RunningDemo))
  return () => rmSync(file, { force: true })
}

/** The demonstrations that really answer. A note that a killed process left is no demonstration. */
export async function findRunning(dataDir: string): Promise<RunningDemo[]> {
  const folder = folderOf(dataDir)
  if (!existsSync(folder)) return []
  const notes = readdirSync(folder).flatMap(name => {
    try {
      return [note.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))]
    } catch {
      return []
    }
  })
  const answers = await Promise.all(notes.map(answersAsNoted))
  return notes.filter((_note, index) => answers[index])
}

/** Asks at the port itself: the number of a killed process may belong to another program by now. */
async function answersAsNoted({ pid, port }: RunningDemo): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/demo/state`, { signal: AbortSignal.timeout(3000) })
    const state = (await response.json()) as { pid?: number }
    return state.pid === pid
  } catch {
    return false
  }
}

const folderOf = (dataDir: string): string => path.join(dataDir, 'running')
