import type pg from 'pg'
import type { Answers } from './compare-world.ts'
import { comesBack, maybeAdded, maybeChanged } from './expected-rows.ts'
import { Oracle } from './oracle.ts'
import { rowKeySql, sampleRow } from './sample-row.ts'
import type { TableShape } from './table-shapes.ts'
import { type Look, type Scope, worldId } from './world.ts'
import type { LoadedWorld, WorldDatabase } from './world-database.ts'
import type { PlacedRow } from './world-rows.ts'

/** What is allowed and should not be, or the other way round. */
export interface Wrong {
  table: string
  says: string
}

interface Asked {
  /** Spreads over the looks which of the many rows out of sight are tried. */
  at: number
  answers?: Answers
  /** Only these; all of them when nothing is said. */
  tables?: ReadonlySet<string>
}

/** Tries to add and to change each row under a scope as the one who looks; empty when oracle and database agree. */
export async function wrongWrites(
  database: WorldDatabase,
  loaded: LoadedWorld,
  look: Look,
  { at, answers, tables }: Asked,
): Promise<Wrong[]> {
  const { world, rows } = loaded
  const oracle = new Oracle(world, look)
  const wrong: Wrong[] = []
  await database.as(world.municipality, look, async client => {
    for (const [index, placed] of rows.entries()) {
      const { table, scope } = placed
      if (!scope || !table.scoped || tables?.has(table.name) === false) continue
      const say = (text: string, expected: boolean, actual: boolean) => {
        if (expected !== actual) wrong.push({ table: table.name, says: `${text} should ${expected ? '' : 'not '}be allowed` })
      }
      const mayAdd = maybeAdded(oracle, placed)
      const mayChange = maybeChanged(oracle, look, placed)
      // Most rows are out of sight and stay as they are: of those only some are tried.
      if (!mayAdd && !mayChange && !comesBack(oracle, look, placed) && (index + at) % 20 !== 0) continue
      if (table.actor.insert) {
        say(`inserting in ${table.name} ${placed.key}`, mayAdd, !(await insertRefused(client, placed, look, {})))
        answers?.count(`insert ${table.name}`, mayAdd)
        const author = authorColumn(table)
        if (author && mayAdd) {
          const forged = await insertRefused(client, placed, look, { [author]: worldId('user', 5 - Number(look.user.at(-1))) })
          say(`inserting in ${table.name} in another's name`, false, !forged)
        }
      }
      const [column] = table.actor.update
      if (column) {
        const text = `update ${table.name} set ${column} = ${column} where ${rowKeySql(table)} = $1`
        say(`changing ${table.name} ${placed.key}`, mayChange, await changesIt(client, text, placed.key))
        answers?.count(`update ${table.name}`, mayChange)
      }
    }
  })
  return wrong
}

/** Asks for scopes to write in as the one who looks, in each file. */
export async function wrongScopes(
  database: WorldDatabase,
  { world }: LoadedWorld,
  look: Look,
  { at, answers }: Asked,
): Promise<Wrong[]> {
  const oracle = new Oracle(world, look)
  const wrong: Wrong[] = []
  await database.as(world.municipality, look, async client => {
    for (const [index, scope] of world.scopes.entries()) {
      if ((index + at) % 4 !== 0) continue
      for (const file of world.files) {
        const { id: _, ...place } = scope
        const expected = oracle.mayWriteIn(file.id, place)
        const given = oracle.roles().length === 0 ? 'refused' : await askScope(client, file.id, place)
        answers?.count('a scope to write in', expected)
        if (given !== (expected ? 'given' : 'refused')) {
          wrong.push({
            table: 'access.scopes',
            says: `a scope in ${file.id} for ${JSON.stringify(place)} should be ${expected ? 'given' : 'refused'}: ${given}`,
          })
        }
      }
    }
  })
  return wrong
}

/** The scope has to be the one that was asked for, and to stand in the session. */
async function askScope(client: pg.ClientBase, file: string, place: Omit<Scope, 'id'>): Promise<string> {
  await client.query('savepoint attempt')
  try {
    const asked = [place.holder, place.subject, place.domain, place.disclosure, place.shield]
    const { rows } = await client.query<{ id: string }>(
      'select access.scope_for($1, $2, $3, $4::smallint, $5::access.disclosure, $6) as id',
      [file, ...asked],
    )
    const { rowCount } = await client.query(
      `select from access.scopes where id = $6 and id = any (current_setting('app.writable')::bigint[]) and holder_id = $1 and subject_id = $2
         and access_domain = $3 and disclosure = $4 and shield_id is not distinct from $5::uuid`,
      [...asked, rows[0]?.id],
    )
    return rowCount === 1 ? 'given' : 'another one'
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    return 'refused'
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

/** Whether the acting role is refused; any other outcome than refusal or success is a fault of the test. */
export async function isRefused(client: pg.ClientBase, text: string, values: unknown[]): Promise<boolean> {
  await client.query('savepoint attempt')
  try {
    await client.query(text, values)
    return false
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    if (code === '42501') return true
    // Past the policy; only what the row points at is not there, or another row stands in its way.
    if (code === '23503' || code === '23505' || code === '23P01') return false
    throw new Error(`${message}: ${text}`, { cause: error })
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

async function changesIt(client: pg.ClientBase, text: string, key: string): Promise<boolean> {
  await client.query('savepoint attempt')
  try {
    const { rowCount } = await client.query(text, [key])
    await client.query('release savepoint attempt')
    return rowCount === 1
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    await client.query('rollback to savepoint attempt')
    return false
  }
}

let attempts = 0
function insertRefused(client: pg.ClientBase, placed: PlacedRow, look: Look, given: Record<string, unknown>): Promise<boolean> {
  const { table } = placed
  const author = authorColumn(table)
  const own = Object.fromEntries([
    ...(author ? [[author, look.user]] : []),
    ...table.columns
      .filter(column => ['actor_organisation_id', 'sender_organisation_id', 'visitor_organisation_id'].includes(column.name))
      .map(column => [column.name, look.organisation]),
  ])
  const fresh = { ...placed.row, ...own, ...given }
  for (const column of table.key) {
    if (table.columns.find(one => one.name === column)?.type === 'uuid') {
      fresh[column] = `eeeeeeee-0000-4000-8000-${String(attempts++).padStart(12, '0')}`
    }
  }
  const row = sampleRow(table, fresh, () => worldId('stranger', attempts))
  const columns = Object.keys(row).join(', ')
  return isRefused(
    client,
    `insert into ${table.name} (${columns}) select ${columns} from jsonb_populate_record(null::${table.name}, $1)`,
    [JSON.stringify(row)],
  )
}

const authorColumn = (table: TableShape): string | undefined =>
  ['recorded_by', 'actor_user_id', 'visitor_user_id', 'closed_by', 'sender_user_id', 'called_by', 'linked_by', 'offered_by'].find(
    name => !unsignedTables.has(table.name) && table.columns.some(column => column.name === name),
  )

/** Here the column tells who made the contact later on, not who writes the row. */
const unsignedTables = new Set(['app.aftercare_contacts'])
