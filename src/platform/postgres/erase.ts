import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { serverFolder } from './cluster.ts'
import { hasLiveUsers } from './server-users.ts'
import { stopServer } from './stop-server.ts'

/**
 * Throws away the server of `startPostgres` with everything in it: the next start begins with an empty cluster.
 * A server that a killed program left running is stopped first.
 *
 * @throws when another program still uses it; nothing is erased then
 */
export async function erasePostgres(dataDir: string): Promise<void> {
  const folder = serverFolder(path.resolve(dataDir))
  if (!existsSync(folder.root)) return
  if (hasLiveUsers(folder.users)) throw new Error(`The database in ${folder.root} is in use by another program: stop that first.`)
  await stopServer(folder.cluster)
  rmSync(folder.root, { recursive: true, force: true, maxRetries: 5 })
}
