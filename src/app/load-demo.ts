import pg from 'pg'
import { foundVoorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { loadProgrammes } from '../programmes/server/load-programmes.ts'

/** Fills an empty database with the demonstration municipality. Answers false, and changes nothing, when there is one already. */
export async function loadDemo(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    // Two starts at once: the second one waits here and then finds the municipality.
    await client.query('select pg_advisory_xact_lock(722003)')
    const { rowCount } = await client.query('select from access.municipalities')
    if (rowCount === 0) await foundVoorbeeldstad(client, await loadProgrammes())
    await client.query('commit')
    return rowCount === 0
  } finally {
    await client.end()
  }
}
