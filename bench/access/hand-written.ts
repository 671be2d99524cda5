import type pg from 'pg'
import { type Session, Transaction } from '../../src/platform/database/transaction.ts'

/**
 * The other side of the comparison: a server that trusts itself. A role that bypasses the policies, in one pipeline as the product's
 * own, with the condition that the programmer writes by hand put into the product's own statements.
 */
export const bypassingRole = 'bench_bypass'

export const makeBypassingRole = `
  do $$ begin create role ${bypassingRole} bypassrls; exception when duplicate_object then null; end $$;
  grant ${bypassingRole} to voordeur_login;
  grant usage on schema access, app, audit to ${bypassingRole};
  grant select, insert, update, delete on all tables in schema access, app, audit to ${bypassingRole};
  grant execute on all functions in schema access, app to ${bypassingRole}`

/** Who is involved in this file now: what the policies know from the resolver, asked per row. */
const isInvolved = (file: string): string => `exists (
  select from app.involvements mine where mine.municipality_id = ${file.split('.')[0]}.municipality_id and mine.case_file_id = ${file}
    and mine.user_id = (select current_setting('app.user')::uuid) and mine.valid_to is null)`

/** Where the condition goes; what already asks for the user's own (the worklist, by coordinator) needs none. */
const conditions: [where: RegExp, condition: string, instead?: 'instead'][] = [
  // Of its two ways in the search takes one from the keys of the session, and whoever bypasses the policies has none.
  [
    /\be\.scope_id = any \(\(select nullif\(current_setting\('app\.scopes', true\), ''\)::bigint\[\]\)::bigint\[\]\)/g,
    isInvolved('e.case_file_id'),
    'instead',
  ],
  [/left join app\.households h[^]*\bwhere f\.municipality_id = \$\d+ and f\.id = \$\d+/g, ` and ${isInvolved('f.id')}`],
  [
    /from app\.case_files where municipality_id = \$\d+ and id = \$\d+/g,
    ` and exists (select from app.involvements mine where mine.municipality_id = case_files.municipality_id and mine.case_file_id = case_files.id
        and mine.user_id = (select current_setting('app.user')::uuid) and mine.valid_to is null)`,
  ],
]

export interface Written {
  /** How many statements got a condition. */
  conditions: number
}

const rewritten = new Map<string, { text: string; name: string; conditions: number }>()

function withConditions(text: string): { text: string; name: string; conditions: number } {
  const known = rewritten.get(text)
  if (known) return known
  let changed = text
  let count = 0
  for (const [where, condition, instead] of conditions) {
    changed = changed.replaceAll(where, found => {
      count++
      return instead ? condition : found + condition
    })
  }
  const result = { text: changed, name: `hand${rewritten.size}`, conditions: count }
  rewritten.set(text, result)
  return result
}

// What the server of such a product sets for its own functions: who it is. No keys.
const becomeSomebody = `
  select set_config('app.municipality', $1, true), set_config('app.workplace', $1, true), set_config('app.user', $2, true),
    set_config('app.organisation', $3, true), set_config('app.purpose', $4, true), set_config('app.moment', $5, true),
    set_config('app.roles', '{coordinator}', true), set_config('app.scopes', '{}', true), set_config('app.writable', '{}', true),
    set_config('app.oversight', '{}', true), set_config('app.tended', '{}', true)`

/** As asSession, without the resolver and without the policies. */
export async function asHandWritten<T>(
  pool: pg.Pool,
  session: Session,
  work: (tx: Transaction) => Promise<T>,
  written: Written = { conditions: 0 },
): Promise<T> {
  const client = await pool.connect()
  const rewriting = {
    query: (config: { text: string; values: unknown[] }) => {
      const { text, name, conditions: count } = withConditions(config.text)
      written.conditions += count
      return client.query({ name, text, values: config.values })
    },
  } as unknown as pg.PoolClient
  try {
    const opened = Promise.all([
      client.query('begin'),
      client.query(`set local role ${bypassingRole}`),
      client.query({
        name: 'become',
        text: becomeSomebody,
        values: [session.municipality, session.user, session.organisation, session.purpose, session.moment.toISOString()],
      }),
    ])
    opened.catch(() => undefined)
    try {
      const result = await work(new Transaction(rewriting, session))
      await opened
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  } finally {
    client.release()
  }
}
