import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asNobody } from '../../platform/database/transaction.ts'
import { type File, type SmallTown } from '../testing/small-town.ts'
import { openTwoFiles, refused, scopeOf } from '../testing/two-files.ts'

// Stepping out of the acting role. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File

beforeAll(async () => {
  ;({ town, file } = await openTwoFiles())
})
afterAll(() => town.close())

describe('stepping out of the role', () => {
  const asActor = (...statements: string[]) =>
    asNobody(town.pool, async query => {
      for (const statement of statements) await query(statement)
    })

  test.each([
    'set role voordeur_owner',
    'set role voordeur_resolver',
    'set role voordeur_worker',
    'set local role voordeur_owner',
    'set session authorization voordeur_owner',
    'set role postgres',
    'alter table app.notes disable row level security',
    'create policy x on app.notes using (true)',
    'grant voordeur_owner to voordeur_login',
    'create table app.copy as select 1',
    'create temporary table notes (id int)',
    `create function public.x() returns int language sql as 'select 1'`,
    `copy app.notes to '/tmp/notes'`,
    `select pg_read_file('/etc/passwd')`,
    'set row_security = off; select * from app.notes',
  ])('%s is refused', async statement => {
    await expect(asActor(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('back in the log-in role there is nothing to see or call', async () => {
    for (const statement of [
      'select * from app.notes',
      'select * from access.users',
      `select access.accounts_of('a', 'b', 'c', 'd', '{}', now())`,
      `select access.may_write(null, null, null, 1::smallint, 'content', null)`,
    ]) {
      await expect(asActor('reset role', statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('switching row-level security off makes the query fail instead of answering', async () => {
    await expect(asActor('set local row_security = off', 'select * from app.notes')).rejects.toMatchObject({ code: '42501' })
  })

  // By design: whoever can send SQL of their own as the acting role can also set the keys. So no statement is built from text
  // (no-sql-from-text.test.ts), and keys reach only what the acting role was granted.
  test('keys set by hand open rows, and still not the tables of access', async () => {
    const scope = await scopeOf(town, 'app.notes', file.notes.safety)
    const seen = await asNobody(town.pool, async query => {
      await query('set local app.municipality = 1')
      await query(`set local app.scopes = '{${scope}}'`)
      return (await query('select id from app.notes')).rows
    })
    expect(seen.length).toBeGreaterThan(0)
    await expect(asActor('set local app.municipality = 1', 'select * from access.grants')).rejects.toMatchObject(refused)
    await expect(asActor('set local app.municipality = 1', 'select * from access.accounts')).rejects.toMatchObject(refused)
  })
})
