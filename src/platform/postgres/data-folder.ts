import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import path from 'node:path'

const checkout = path.resolve(import.meta.dirname, '../../..')

/**
 * The folder that holds everything a checkout keeps on this machine, in one subfolder a purpose
 * (`demo`, `test-embedded`, …).
 *
 * `$VOORDEUR_DATA` is taken as it is. Otherwise it is a folder of this checkout under
 * `$XDG_DATA_HOME/voordeur` or `~/.local/share/voordeur`, so that two checkouts never share a database.
 * For root it lies under `/var/lib/voordeur`: PostgreSQL refuses to run as root, and the user it runs as
 * cannot enter root's home.
 */
export function defaultDataDir(purpose = 'demo'): string {
  const chosen = process.env['VOORDEUR_DATA']
  if (chosen) return path.join(path.resolve(chosen), purpose)
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return path.join(baseFolder(), `${path.basename(checkout)}-${key}`, purpose)
}

function baseFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/voordeur'
  const shared = process.env['XDG_DATA_HOME']
  if (shared && path.isAbsolute(shared)) return path.join(shared, 'voordeur')
  if (process.platform === 'win32' && process.env['LOCALAPPDATA']) return path.join(process.env['LOCALAPPDATA'], 'voordeur')
  return path.join(homedir(), '.local/share/voordeur')
}
