import pg from 'pg'
import { foundAgreements } from '../../db/demo/agreements.ts'
import { loadHistories, readDump } from '../../db/demo/load-histories.ts'
import { foundVoorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import type { NumberVault } from '../households/server/commands.ts'
import { calendarDateOf } from '../platform/time/calendar-date.ts'
import { loadProgrammes } from '../programmes/server/load-programmes.ts'

/**
 * Fills an empty database with the demonstration municipality and what happened there, moved to end just before today.
 * Answers false, and changes nothing, when there is one already.
 */
export async function loadDemo(adminUrl: string, vault: NumberVault, today = calendarDateOf(new Date())): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    // Two starts at once: the second one waits here and then finds the municipality.
    await client.query('select pg_advisory_xact_lock(722003)')
    const { rowCount } = await client.query('select from access.municipalities')
    if (rowCount === 0) {
      await foundVoorbeeldstad(client, await loadProgrammes())
      await loadHistories(client, await readDump(), { today, vault })
      await foundAgreements(client, today)
    }
    await client.query('commit')
    // Until PostgreSQL knows how much there is, it chooses plans for empty tables: the figures took minutes.
    if (rowCount === 0) await client.query('analyze')
    return rowCount === 0
  } finally {
    await client.end()
  }
}
