import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** The operating-system account that PostgreSQL's programs run as; empty means: as ourselves. */
export type RunAs = { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the one that owns the cluster
 * already, else `postgres`, else `nobody`.
 */
export function chooseRunAs(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {}
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  const account = findAccount('postgres') ?? findAccount('nobody')
  if (!account)
    throw new Error(
      "PostgreSQL cannot run as root and this machine has neither a user 'postgres' nor 'nobody'. Create one, or start as an ordinary user.",
    )
  return account
}

function findAccount(name: string): RunAs | undefined {
  const listed = spawnSync('getent', ['passwd', name], { encoding: 'utf8' }).stdout || readFileSync('/etc/passwd', 'utf8')
  const [, , uid, gid] =
    listed
      .split('\n')
      .find(line => line.startsWith(`${name}:`))
      ?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
