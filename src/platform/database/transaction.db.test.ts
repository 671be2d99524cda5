import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { foundMunicipality, insertRows } from '../../access/server/found-municipality.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { openPool } from './pool.ts'
import { asNobody, asSession, asWorker, build, type Session, type Transaction } from './transaction.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const organisation = id(1)
const userOf = (number: number): string => id(100 + number)
const moment = new Date('2026-11-24T10:00:00+01:00')
const sessionOf = (number: number): Session => ({
  municipality: 1,
  user: userOf(number),
  organisation,
  purpose: 'support',
  moment,
})

let database: TestDatabase
let pool: pg.Pool
/** One connection, so that what a transaction leaves behind is met by the next. */
let single: pg.Pool
let admin: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.loginUrl, { size: 8 })
  single = openPool(database.loginUrl, { size: 1 })
  admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  const since = new Date('2025-01-01')
  await foundMunicipality(admin, { id: 1, code: 'een', name: 'Een' }, since)
  await insertRows(admin, 'app.areas', [{ municipality_id: 1, id: 0, kind: 'outside', name: 'Onbekend' }])
  const numbers = Array.from({ length: 20 }, (_, at) => at)
  await insertRows(
    admin,
    'access.users',
    numbers.map(number => ({ municipality_id: 1, id: userOf(number), display_name: `Gebruiker ${number}`, job_title: '' })),
  )
  await insertRows(
    admin,
    'access.role_assignments',
    numbers.map(number => ({
      municipality_id: 1,
      id: id(1000 + number),
      user_id: userOf(number),
      organisation_id: organisation,
      role: 'coordinator',
      valid_from: since,
    })),
  )
})
afterAll(async () => {
  await pool.end()
  await single.end()
  await admin.end()
  await database.drop()
})

const saveDraft = (tx: Transaction, about: string, user = tx.session.user): Promise<number> =>
  tx.run(
    build.insertInto('app.drafts').values({
      municipality_id: 1,
      user_id: user,
      device_id: id(2),
      form: 'note',
      about_id: about,
      body: '{}',
      saved_at: moment,
    }),
  )
const drafts = async (about: string): Promise<number> =>
  (await admin.query('select from app.drafts where about_id = $1', [about])).rowCount ?? 0

const settings = sql<Record<string, string | null>>`
  select current_user as who, ${sql.raw(
    ['municipality', 'user', 'organisation', 'purpose', 'roles', 'scopes', 'writable', 'oversight', 'tended', 'workplace']
      .map(name => `nullif(current_setting('app.${name}', true), '') as "${name}"`)
      .join(', '),
  )}`

describe('what is saved', () => {
  test('all of it, when the work succeeds', async () => {
    expect(await asSession(pool, sessionOf(1), tx => saveDraft(tx, id(11)))).toBe(1)
    expect(await drafts(id(11))).toBe(1)
  })

  test('nothing, when the work fails half-way', async () => {
    await expect(
      asSession(pool, sessionOf(1), async tx => {
        await saveDraft(tx, id(12))
        throw new Error('halfway')
      }),
    ).rejects.toThrow('halfway')
    expect(await drafts(id(12))).toBe(0)
  })

  test('nothing, when a statement fails', async () => {
    await expect(
      asSession(pool, sessionOf(1), async tx => {
        await saveDraft(tx, id(13))
        await saveDraft(tx, id(14), userOf(2))
      }),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await drafts(id(13))).toBe(0)
  })

  test('nothing, and an error, when a statement failed and the work went on as if it had not', async () => {
    await expect(
      asSession(pool, sessionOf(1), async tx => {
        await saveDraft(tx, id(15))
        await saveDraft(tx, id(16), userOf(2)).catch(() => undefined)
        return 'all saved'
      }),
    ).rejects.toThrow('not committed: ROLLBACK')
    expect(await drafts(id(15))).toBe(0)
  })

  test('nothing, when the statement was sent and not waited for', async () => {
    await expect(
      asSession(pool, sessionOf(1), async tx => {
        saveDraft(tx, id(17), userOf(2)).catch(() => undefined)
        return 'all saved'
      }),
    ).rejects.toThrow('not committed: ROLLBACK')
  })

  test('nothing, when the session cannot be entered: the reason is what fails, not what came after it', async () => {
    await expect(asSession(pool, { ...sessionOf(1), user: 'nobody' }, tx => saveDraft(tx, id(18)))).rejects.toMatchObject({
      code: '22P02',
    })
    await expect(asSession(pool, { ...sessionOf(1), user: 'nobody' }, async () => 'no query')).rejects.toMatchObject({
      code: '22P02',
    })
  })
})

describe('what a transaction leaves behind on its connection', () => {
  const clean = async () => {
    const client = await single.connect()
    const { rows } = await client.query(settings.compile(build).sql)
    client.release()
    return rows[0]
  }
  const nothing = {
    who: 'voordeur_login',
    municipality: null,
    user: null,
    organisation: null,
    purpose: null,
    roles: null,
    scopes: null,
    writable: null,
    oversight: null,
    tended: null,
    workplace: null,
  }

  test('nothing after success, failure, or a failed statement', async () => {
    await asSession(single, sessionOf(1), async tx => {
      expect((await tx.get(settings))['user']).toBe(userOf(1))
    })
    expect(await clean()).toEqual(nothing)
    await expect(asSession(single, sessionOf(1), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await clean()).toEqual(nothing)
    await expect(asSession(single, sessionOf(1), tx => tx.rows(sql`select 1 / 0`))).rejects.toMatchObject({ code: '22012' })
    expect(await clean()).toEqual(nothing)
  })

  test('the next session on it is itself alone', async () => {
    await asSession(single, sessionOf(1), tx => saveDraft(tx, id(21)))
    const seen = await asSession(single, sessionOf(2), tx => tx.rows(sql`select user_id from app.drafts`))
    expect(seen).toEqual([])
  })

  test('nobody sees nothing, also after somebody', async () => {
    await asSession(single, sessionOf(1), tx => saveDraft(tx, id(22)))
    const seen = await asNobody(single, async query => (await query('select user_id from app.drafts')).rows)
    expect(seen).toEqual([])
  })

  test('a connection that was lost is not used again', async () => {
    const lost = asSession(single, sessionOf(1), async tx => {
      const { pid } = await tx.get<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await admin.query('select pg_terminate_backend($1)', [pid])
      await tx.rows(sql`select 1`)
    })
    await expect(lost).rejects.toThrow()
    expect(await asSession(single, sessionOf(1), tx => tx.get(sql`select 1 as one`))).toEqual({ one: 1 })
  })
})

test('twenty people at once on eight connections each see their own', async () => {
  const about = (number: number) => id(300 + number)
  const seen = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      asSession(pool, sessionOf(number), async tx => {
        await saveDraft(tx, about(number))
        await tx.rows(sql`select pg_sleep(0.01)`)
        const rows = await tx.rows<{ user_id: string }>(
          sql`select user_id from app.drafts where form = 'note' and about_id >= ${id(300)}`,
        )
        return rows.map(row => row.user_id)
      }),
    ),
  )
  expect(seen).toEqual(Array.from({ length: 20 }, (_, number) => [userOf(number)]))
})

test('keys are set anew after something changed who may see what', async () => {
  const file = id(500)
  const household = id(501)
  await asSession(pool, { ...sessionOf(3), reach: [accessDomainIds.tasks] }, async tx => {
    await tx.run(sql`select access.open_case_file(${file}, ${household}, 0::smallint, 2::smallint)`)
    await tx.enter(file)
    const scope = await tx.scope({ caseFile: file, subject: household, domain: accessDomainIds.finance })
    expect(await tx.rows(sql`select id from access.scopes`)).toEqual([{ id: scope }])
    // Once more: all the file reaches, also what the list of this operation would not show.
    await tx.enter(file)
    expect(await tx.rows(sql`select id from access.scopes`)).toEqual([{ id: scope }])
  })
  expect(await asSession(pool, { ...sessionOf(4), caseFile: file }, tx => tx.rows(sql`select id from access.scopes`))).toEqual([])
})

test('the worker works in one municipality and in no other', async () => {
  await admin.query(`insert into access.municipalities (id, code, name) values (2, 'twee', 'Twee')`)
  const worker = openPool(database.workerUrl, { size: 1 })
  try {
    const seen = (municipality: number) =>
      asWorker(worker, municipality, moment, async tx => (await tx.rows(sql`select id from access.users`)).length)
    expect(await seen(1)).toBe(20)
    expect(await seen(2)).toBe(0)
    const outside = await worker.query('select id from access.users')
    expect(outside.rows).toEqual([])
  } finally {
    await worker.end()
  }
})
