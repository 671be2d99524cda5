import type pg from 'pg'
import { refreshFigures } from '../indicators/server/refresh-figures.ts'
import { fireDue } from '../programmes/server/fire-due.ts'
import { type RecordKeeper, retain } from '../retention/server/retain.ts'
import { clockEffects } from './clock-effects.ts'

// Any number will do, as long as every process takes the same one.
const dueWorkLock = 722_002

/**
 * Does all that is due by now, in every municipality. One process at a time: a second one waits, and then finds little left.
 *
 * @param pool the worker's own
 * @param keepRecord keeps what is left of a destruction outside the database
 */
export async function doDueWork(
  pool: pg.Pool,
  now: Date,
  onFault: (error: unknown) => void,
  isStopping: () => boolean = () => false,
  keepRecord?: RecordKeeper,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [dueWorkLock])
    const { rows } = await client.query<{ id: number }>('select id from access.municipalities order by id')
    for (const { id } of rows) {
      if (isStopping()) break
      // The trouble of one municipality must not keep the others waiting.
      await fireDue(pool, id, now, clockEffects).catch(onFault)
      await refreshFigures(pool, id, now).catch(onFault)
      await retain(pool, id, now, { onFault, isStopping, ...(keepRecord && { keepRecord }) }).catch(onFault)
    }
    // Log-ins know no municipality, and go by real time.
    if (!isStopping()) await client.query('select access.forget_logins()').catch(onFault)
  } finally {
    // The lock belongs to the connection: a connection in trouble takes it along.
    await client.query('select pg_advisory_unlock($1)', [dueWorkLock]).catch(() => undefined)
    client.release()
  }
}
