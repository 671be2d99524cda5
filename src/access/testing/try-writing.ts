import pg from 'pg'
import { openPool } from '../../platform/database/pool.ts'
import { type Role, roles } from '../rules/roles.ts'
import { isRefused, type Wrong } from './compare-writing.ts'
import { type Row, sampleRow } from './sample-row.ts'
import type { TableShape } from './table-shapes.ts'
import {
  ownArea,
  ownOrganisation,
  ownPerson,
  readableScope,
  self,
  type WritingRule,
  writableScope,
  writingRules,
} from './writing-rules.ts'

const keysOf = (area: number): string => `{${Array.from({ length: 64 }, (_, domain) => area * 64 + domain).join(',')}}`

interface Keys {
  roles: readonly Role[]
  purpose: string
}

let made = 0
const newId = () => `ffffffff-0000-4000-8000-${String(++made).padStart(12, '0')}`

/**
 * Tries each rule with keys set by hand: what it allows, and then the same with one thing other than the rule says. The database is one
 * whose checks were left out. Says what was allowed and should not be, or the other way round.
 */
export async function wrongByRule(
  database: { loginUrl: string; adminUrl: string },
  tables: readonly TableShape[],
  only: (rule: WritingRule) => boolean = () => true,
): Promise<Wrong[]> {
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  const pool = openPool(database.loginUrl, { size: 1 })
  const actor = await pool.connect()
  const wrong: Wrong[] = []

  const attempt = async (table: TableShape, rule: WritingRule, row: Row, to: Row, keys: Keys): Promise<boolean> => {
    const full = sampleRow(table, { municipality_id: 1, ...(table.scoped ? { scope_id: 999 } : {}), ...row }, newId)
    const columns = Object.keys(full)
    const insert = `insert into ${table.name} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table.name}, $1)`
    if (rule.does !== 'insert') {
      await admin.query('begin')
      await admin.query('set local session_replication_role = replica')
      await admin.query(`delete from ${table.name}`)
      await admin.query(insert, [JSON.stringify(full)])
      await admin.query('commit')
    }
    await actor.query('begin')
    try {
      await actor.query('set local role voordeur_actor')
      const settings = {
        municipality: 1,
        workplace: 1,
        user: self,
        organisation: ownOrganisation,
        purpose: keys.purpose,
        moment: '2026-06-15T12:00:00Z',
        roles: `{${keys.roles.join(',')}}`,
        scopes: `{${writableScope},${readableScope}}`,
        writable: `{${writableScope}}`,
        oversight: keysOf(ownArea),
        tended: keysOf(ownArea),
        persons: `{${ownPerson}}`,
        selves: `{${ownPerson}}`,
        grounds: '{}',
        covert: false,
      }
      const names = Object.keys(settings)
      await actor.query(
        `select ${names.map((name, at) => `set_config('app.${name}', $${at + 1}, true)`).join(', ')}`,
        Object.values(settings).map(String),
      )
      if (rule.does === 'insert') {
        // Some columns are the database's own to fill.
        const granted = await grantedOf(table)
        const given = columns.filter(column => granted.has(column))
        return !(await isRefused(
          actor,
          `insert into ${table.name} (${given.join(', ')}) select ${given.join(', ')} from jsonb_populate_record(null::${table.name}, $1)`,
          [JSON.stringify(full)],
        ))
      }
      // Without a `where`, which would ask for the policies of reading as well.
      const said = Object.keys(to)
      const text =
        rule.does === 'delete'
          ? `delete from ${table.name}`
          : `update ${table.name} set ${said.map(column => `${column} = (jsonb_populate_record(null::${table.name}, $1)).${column}`).join(', ')}`
      await actor.query('savepoint attempt')
      const { rowCount } = await actor.query(text, rule.does === 'delete' ? [] : [JSON.stringify(to)])
      return rowCount === 1
    } catch (error) {
      if ((error as pg.DatabaseError).code === '42501') return false
      throw new Error(`${rule.does} ${rule.table}: ${String(error)}`, { cause: error })
    } finally {
      await actor.query('rollback')
    }
  }

  const grants = new Map<string, Set<string>>()
  const grantedOf = async (table: TableShape): Promise<Set<string>> => {
    const known = grants.get(table.name)
    if (known) return known
    const { rows } = await admin.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attidentity = '' and has_column_privilege('voordeur_actor', attrelid, attnum, 'insert')`,
      [table.name],
    )
    const found = new Set(rows.map(row => row.name))
    grants.set(table.name, found)
    return found
  }

  try {
    for (const rule of writingRules.filter(only)) {
      const table = tables.find(one => one.name === rule.table)
      if (!table) throw new Error(`there is no table ${rule.table}`)
      const row = rule.row ?? {}
      const to = rule.to ?? { version: 9 }
      const keys: Keys = { roles: rule.roles?.slice(0, 1) ?? ['reporter'], purpose: rule.purpose ?? 'support' }
      const expect = async (allowed: boolean, how: string, tried: { row?: Row; to?: Row; keys?: Partial<Keys> }) => {
        const was = await attempt(table, rule, { ...row, ...tried.row }, tried.to ?? to, { ...keys, ...tried.keys })
        if (was !== allowed)
          wrong.push({
            table: rule.table,
            says: `${rule.does} in ${rule.table} ${how} should ${allowed ? '' : 'not '}be allowed`,
          })
      }
      if (rule.roles) {
        for (const role of rule.roles)
          await expect(true, `as ${role}, ${JSON.stringify({ ...row, ...to })}`, { keys: { roles: [role] } })
        const others = roles.filter(role => !rule.roles?.includes(role))
        await expect(false, `as ${others.join(', ')}`, { keys: { roles: others } })
      } else {
        for (const role of roles)
          await expect(true, `as ${role}, ${JSON.stringify({ ...row, ...to })}`, { keys: { roles: [role] } })
      }
      if (rule.purpose)
        await expect(false, 'for another purpose', { keys: { purpose: rule.purpose === 'intake' ? 'support' : 'intake' } })
      for (const unless of rule.unless ?? []) await expect(false, `with ${JSON.stringify(unless)}`, { row: unless })
      for (const never of rule.neverTo ?? []) await expect(false, `to ${JSON.stringify(never)}`, { to: never })
    }
  } finally {
    actor.release()
    await pool.end()
    await admin.end()
  }
  return wrong
}

/** What the acting role may write in of these tables, as `insert app.targets`. */
export const askedFor = (tables: readonly TableShape[]): string[] =>
  tables
    .filter(table => table.tenant && !table.scoped)
    .flatMap(table => [
      ...(table.actor.insert ? [`insert ${table.name}`] : []),
      ...(table.actor.update.length > 0 ? [`update ${table.name}`] : []),
      ...(table.actor.delete ? [`delete ${table.name}`] : []),
    ])
