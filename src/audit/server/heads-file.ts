import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const head = z.object({
  municipality: z.int(),
  number: z.int(),
  sealedAt: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The last seal at some moment, noted outside the database: whoever cuts the end of the log cannot cut it here. */
export type Head = z.infer<typeof head>

/** Adds a line. The file may be cut to its last line for each municipality: every head holds on to all before it. */
export function appendHead(file: string, { municipality, number, sealedAt, hash }: Head): void {
  mkdirSync(path.dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify({ municipality, number, sealedAt, hash } satisfies Head)}\n`)
}

/** @throws when a line cannot be read: a damaged file must not pass for an empty one. A half last line, of a kill, is left out. */
export function readHeads(file: string): Head[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => head.parse(JSON.parse(line)))
}
