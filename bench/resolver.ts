import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { asSession, type Session } from '../src/platform/database/transaction.ts'
import { type Figures, percentile, rounded, timeEach } from './figures.ts'
import type { Worker } from './session/crowd-ids.ts'

/** What `access.enter` takes for one case file and for a list, above an empty transaction. */
export async function measureResolver(pool: pg.Pool, workers: readonly Worker[]): Promise<Figures> {
  const one = (): Worker => workers[randomInt(workers.length)] as Worker
  const enter = async (inFile: boolean): Promise<void> => {
    const { municipality, user, organisation, files } = one()
    const session: Session = { municipality, user, organisation, purpose: 'support', moment: new Date() }
    await asSession(
      pool,
      { ...session, ...(inFile ? { caseFile: files[randomInt(files.length)] ?? '' } : { reach: [1, 16] }) },
      async () => undefined,
    )
  }
  // The same pipeline without the resolver: what is left is the resolver.
  const empty = async (): Promise<void> => {
    const client = await pool.connect()
    await Promise.all([client.query('begin'), client.query('set local role voordeur_actor'), client.query('select 1')])
    await client.query('commit')
    client.release()
  }
  const baseline = percentile(await timeEach(3000, empty), 50)
  const file = await timeEach(3000, () => enter(true))
  const list = await timeEach(3000, () => enter(false))
  return {
    resolverMs: rounded(percentile(file, 95) - baseline),
    resolverListMs: rounded(percentile(list, 95) - baseline),
    resolverMedianMs: rounded(percentile(file, 50) - baseline),
    resolverListMedianMs: rounded(percentile(list, 50) - baseline),
    emptyTransactionMs: rounded(baseline),
  }
}
