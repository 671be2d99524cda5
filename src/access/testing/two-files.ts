import { sql } from 'kysely'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import {
  buildSmallTown,
  coordination,
  type File,
  idOf,
  now,
  organisationOf,
  type Person,
  type SmallTown,
  userOf,
} from './small-town.ts'

/** What the database answers to whoever may not. */
export const refused = { code: '42501' }

let made = 0
export const newId = (): string => idOf('new', String(made++))

export interface TwoFiles {
  town: SmallTown
  /** In the south, of the coordinator. */
  file: File
  /** In the north, of the colleague. */
  other: File
}

export async function openTwoFiles(): Promise<TwoFiles> {
  const town = await buildSmallTown()
  const file = await town.openFile('De Vries')
  const other = await town.openFile('Bakker', { area: 2 })
  await town.as(
    'coordinator',
    tx =>
      tx.run(sql`select access.appoint_coordinator(${other.id}, ${idOf('coordination', 'second')}, ${userOf('colleague')}, ${organisationOf('team')},
        ${coordination.id}::smallint)`),
    { caseFile: other.id },
  )
  return { town, file, other }
}

export interface Share {
  to: string
  user?: Person
  role?: string | null
  holder?: string | null
  domains: (number | null)[] | null
  disclosure?: 'existence' | 'content'
  write?: boolean
  ground?: number
  involvement?: string
}

export const share = (tx: Transaction, one: File, what: Share): Promise<number> =>
  tx.run(sql`select access.involve(${one.id}, ${what.involvement ?? newId()}, ${what.user ? userOf(what.user) : organisationOf(what.to)}, ${organisationOf(what.to)},
    ${what.role ?? null}::access.role, ${what.holder ?? null}, ${what.domains}::smallint[], ${what.disclosure ?? 'content'}::access.disclosure,
    ${what.write ?? true}, ${what.ground ?? coordination.id}::smallint)`)

/** A note in the first file, under a scope. */
export const note = (tx: Transaction, scope: number, changes: Record<string, unknown> = {}): Promise<number> =>
  tx.run(
    build.insertInto('app.notes').values({
      municipality_id: 1,
      id: newId(),
      case_file_id: idOf('file', 'De Vries'),
      scope_id: scope,
      kind: 'note',
      body: 'x',
      occurred_at: now,
      recorded_by: tx.session.user,
      recorded_at: now,
      ...changes,
    }),
  )

export async function scopeOf(town: SmallTown, table: string, key: string): Promise<number> {
  const { rows } = await town.admin.query<{ scope_id: string }>(`select scope_id from ${table} where id = $1`, [key])
  return Number(rows[0]?.scope_id)
}
