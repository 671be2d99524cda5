import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A secret that was made at the first start and lies in the data folder, readable by its owner alone. In hexadecimal. */
export function keptSecret(dataDir: string, name: string, bytes: number): string {
  const file = path.join(dataDir, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const making = `${file}-${process.pid}`
  writeFileSync(making, `${randomBytes(bytes).toString('hex')}\n`, { mode: 0o600 })
  try {
    // Linked and not renamed: of two first starts at once, both take the secret of the first.
    linkSync(making, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
  return readFileSync(file, 'utf8').trim()
}
