import type pg from 'pg'
import { voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import type { Story } from '../../app/testing/story.ts'
import type { TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { type DestructionRunDetails, retentionOperations } from '../api.ts'
import { type WorkOptions, workRuns } from '../server/work-runs.ts'

/** What the worker does in its minute. A fault fails the test, unless it is asked for. */
export const work = (pool: pg.Pool, house: TestHouse, options: Partial<WorkOptions> = {}): Promise<void> =>
  workRuns(pool, voorbeeldstad.id, house.clock.now(), {
    onFault: error => {
      throw error
    },
    ...options,
  })

/** Bram prepares, and the worker makes the list. */
export async function prepare(pool: pg.Pool, story: Story): Promise<DestructionRunDetails> {
  const { id } = await story.does('bram', retentionOperations.prepareDestruction, { id: newId() })
  await work(pool, story.house)
  return story.does('bram', retentionOperations.getDestructionRun, { runId: id })
}

/** The privacy officer and the process coordinator say yes to exactly this list. */
export async function approve(story: Story, run: DestructionRunDetails): Promise<void> {
  for (const person of ['ingrid', 'fatma']) {
    await story.does(person, retentionOperations.approveDestruction, { runId: run.id, listHash: run.listHash ?? '' })
  }
}

/** All of it: prepared, approved by two, destroyed. */
export async function destroyAll(pool: pg.Pool, story: Story): Promise<DestructionRunDetails> {
  const run = await prepare(pool, story)
  await approve(story, run)
  await work(pool, story.house)
  return story.does('bram', retentionOperations.getDestructionRun, { runId: run.id })
}

interface Column {
  table: string
  key: string
}

const tables = (house: TestHouse): Promise<Column[]> =>
  house.stored<Column>(`
    select c.oid::regclass::text as table, (
      select string_agg(format('%I::text', a.attname), ' || ''/'' || ' order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('access', 'app', 'audit') and c.relkind = 'r' order by 1`)

/** Every row of every table of the product, as text; the bytes of columns in hexadecimal. */
export async function everything(house: TestHouse): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const { table, key } of await tables(house)) {
    for (const row of await house.stored<{ key: string; body: string }>(
      `select ${key} as key, to_jsonb(t)::text as body from ${table} t`,
    )) {
      rows.set(`${table} ${row.key}`, row.body)
    }
  }
  return rows
}

/** Where one of these words or numbers still stands, as text or in the bytes of a document. */
export function tracesOf(rows: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  const sought = words.flatMap(word => [word.toLowerCase(), Buffer.from(word).toString('hex')])
  return [...rows]
    .filter(([, body]) => sought.some(word => body.toLowerCase().includes(word)))
    .map(([name, body]) => `${name}: ${sought.filter(word => body.toLowerCase().includes(word)).join(', ')}`)
}
