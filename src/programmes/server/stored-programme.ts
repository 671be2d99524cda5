import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import { Programme } from '../rules/programme.ts'

export interface ProgrammeReference {
  id: string
  version: number
}

// A published version never changes, so it is read once per process.
const known = new Map<string, Programme>()

/** A programme as it was published here in this version. @throws when it was never published */
export async function getProgramme(tx: Transaction, { id, version }: ProgrammeReference): Promise<Programme> {
  const key = `${tx.session.municipality}/${id}/${version}`
  const cached = known.get(key)
  if (cached) return cached
  const { body } = await tx.get<{ body: unknown }>(
    sql`select body from app.programme_versions where municipality_id = ${tx.session.municipality} and programme_id = ${id} and version = ${version}`,
  )
  // Parsed again, so that a version stored before a field was added gets its default.
  const programme = Programme.parse(body)
  known.set(key, programme)
  return programme
}

/** The newest published version of every programme, in order of title. */
export async function listProgrammes(tx: Transaction): Promise<Programme[]> {
  const newest = await tx.rows<ProgrammeReference>(
    sql`select distinct on (programme_id) programme_id as id, version from app.programme_versions
        where municipality_id = ${tx.session.municipality} order by programme_id, version desc`,
  )
  const programmes = await Promise.all(newest.map(reference => getProgramme(tx, reference)))
  return programmes.sort((one, other) => one.title.localeCompare(other.title, 'nl'))
}

/** The programmes that take new households here; the others that were published go on for the files that run in them. */
export async function findProgrammesTakingNew(tx: Transaction): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    sql`select programme_id as id from app.programmes_in_use where municipality_id = ${tx.session.municipality} and stopped_at is null`,
  )
  return new Set(rows.map(row => row.id))
}

/** What the municipality set for a term or number of a programme; undefined leaves it as in the file. */
export async function findSettings(tx: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.rows<{ key: string; value: unknown }>(
    sql`select key, value from app.settings where municipality_id = ${tx.session.municipality} and key = any (${[...keys]})`,
  )
  return new Map(rows.map(row => [row.key, row.value]))
}
