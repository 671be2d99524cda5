import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
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

/**
 * Adds a line. The file may be cut to its last line for each municipality: every head holds on to all before it. A half last line, of a
 * kill, goes first: behind it no line could be read any more.
 */
export function appendHead(file: string, { municipality, number, sealedAt, hash }: Head): void {
  mkdirSync(path.dirname(file), { recursive: true })
  within(file, 'a+', handle => {
    const size = fstatSync(handle).size
    const whole = endOfLastLine(handle, size)
    if (whole < size) ftruncateSync(handle, whole)
    writeSync(handle, `${JSON.stringify({ municipality, number, sealedAt, hash } satisfies Head)}\n`)
  })
}

/** @throws when a line cannot be read: a damaged file must not pass for an empty one. A half last line, of a kill, is left out. */
export function readHeads(file: string): Head[] {
  if (!existsSync(file)) return []
  return within(file, 'r', handle => {
    const heads: Head[] = []
    let begun = ''
    // In parts: after some months at a line a second the file is longer than a text can be.
    for (let from = 0, part = read(handle, 0); part !== ''; from += part.length, part = read(handle, from)) {
      const lines = (begun + part).split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') heads.push(head.parse(JSON.parse(line)))
    }
    return heads
  })
}

/** The last head of one municipality, read from the end. What cannot be read is for verification to tell: sealing goes on. */
export function findLastHead(file: string, municipality: number): Head | undefined {
  if (!existsSync(file)) return undefined
  return within(file, 'r', handle => {
    let end = endOfLastLine(handle, fstatSync(handle).size)
    let ending = ''
    while (end > 0) {
      const from = Math.max(0, end - partBytes)
      const lines = (read(handle, from, end - from) + ending).split('\n')
      ending = from > 0 ? (lines.shift() ?? '') : ''
      const found = lines
        .toReversed()
        .map(readable)
        .find(one => one?.municipality === municipality)
      if (found) return found
      end = from
    }
    return undefined
  })
}

function readable(line: string): Head | undefined {
  try {
    return head.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

const partBytes = 1 << 16

/** One byte is one letter: what the product writes is ASCII. */
function read(handle: number, from: number, most = partBytes): string {
  const part = Buffer.alloc(most)
  return part.toString('latin1', 0, readSync(handle, part, 0, most, from))
}

function endOfLastLine(handle: number, size: number): number {
  for (let end = size; end > 0; ) {
    const from = Math.max(0, end - partBytes)
    const at = read(handle, from, end - from).lastIndexOf('\n')
    if (at >= 0) return from + at + 1
    end = from
  }
  return 0
}

function within<T>(file: string, flags: 'r' | 'a+', work: (handle: number) => T): T {
  const handle = openSync(file, flags)
  try {
    return work(handle)
  } finally {
    closeSync(handle)
  }
}
