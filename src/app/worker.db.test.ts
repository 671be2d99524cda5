import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../../db/demo/voorbeeldstad.ts'
import { type Message, postMessage } from '../notifications/server/commands.ts'
import { deliverMessage } from '../notifications/server/deliver-message.ts'
import { openPool } from '../platform/database/pool.ts'
import { newId } from '../platform/ids.ts'
import { type CatchAll, startCatchAll } from '../platform/mail/catch-all.ts'
import { openMailer } from '../platform/mail/mailer.ts'
import { moveClock, resetClock } from './demo-clock.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { type RunningWorker, startWorker } from './worker.ts'

const publicUrl = 'https://voordeur.example'
const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-mail-'))
let house: TestHouse
let catchAll: CatchAll
let worker: RunningWorker | undefined

beforeAll(async () => {
  house = await openTestHouse()
  catchAll = await startCatchAll(path.join(folder, 'mail.jsonl'))
})

afterEach(async () => {
  await worker?.stop()
  worker = undefined
})

afterAll(async () => {
  await catchAll?.close()
  await house?.close()
  rmSync(folder, { recursive: true })
})

const mailerTo = (smtpUrl: string) => openMailer({ smtpUrl, from: 'Voordeur <voordeur@example.test>', publicUrl })

async function start(smtpUrl = catchAll.smtpUrl): Promise<void> {
  worker = await startWorker({
    workerUrl: house.database.workerUrl,
    clock: house.clock,
    publicUrl,
    mailer: mailerTo(smtpUrl),
  })
}

const post = (message: Message): Promise<void> => house.as('samira').look('support', tx => postMessage(tx, message))

interface Outbox {
  id: string
  sent_at: Date | null
  attempts: number
  last_error: string | null
  created_by: string | null
}

const outbox = async (aboutId: string): Promise<Outbox[]> =>
  house.stored<Outbox>('select id, sent_at, attempts, last_error, created_by from app.messages where about_id = $1', [aboutId])

const mailAbout = (aboutId: string) => catchAll.mails().filter(mail => mail.text.includes(aboutId))

test('a message to an organisation and one to a person arrive, and tell nothing', async () => {
  await start()
  const task = newId()
  await post({ kind: 'task-placed', aboutId: task, toOrganisation: organisationId('de-brug') })
  await post({ kind: 'task-done', aboutId: task, toUser: userId('samira') })
  await expect.poll(() => mailAbout(task).length, { timeout: 5000 }).toBe(2)
  const [toPerson] = mailAbout(task).filter(mail => mail.to === 'samira@voorbeeld.test')
  const [toOrganisation] = mailAbout(task).filter(mail => mail.to === 'voordeur@de-brug.voorbeeld.test')
  expect(toOrganisation?.subject).toBe('Er staat een nieuwe taak voor u klaar')
  expect(toOrganisation?.text).toContain(`${publicUrl}/taken/${task}`)
  expect(toPerson?.text).not.toMatch(/Samira|Bakker|Brug/)
  await expect.poll(async () => (await outbox(task)).every(row => row.sent_at)).toBe(true)
  const rows = await outbox(task)
  expect(rows.every(row => row.attempts === 1 && row.last_error === null && row.created_by === userId('samira'))).toBe(true)
  expect(rows.map(row => `<${row.id}@voordeur.example>`)).toEqual(
    expect.arrayContaining(mailAbout(task).map(mail => mail.messageId)),
  )
})

test('what is rolled back is never sent', async () => {
  await start()
  const task = newId()
  const undone = house.as('samira').look('support', async tx => {
    await postMessage(tx, { kind: 'task-placed', aboutId: task, toUser: userId('karin') })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  const later = newId()
  await post({ kind: 'task-placed', aboutId: later, toUser: userId('karin') })
  await expect.poll(() => mailAbout(later).length, { timeout: 5000 }).toBe(1)
  expect(mailAbout(task)).toHaveLength(0)
})

test('while the mail server is down the message waits with its fault, and is sent when it is up', async () => {
  const task = newId()
  await start('smtp://127.0.0.1:9')
  await post({ kind: 'task-declined', aboutId: task, toUser: userId('samira') })
  await expect.poll(async () => (await outbox(task))[0]?.last_error, { timeout: 5000 }).toMatch(/^ESOCKET|^ECONNECTION/)
  expect((await outbox(task))[0]).toMatchObject({ sent_at: null, attempts: 1 })
  const [job] = await house.stored<{ last_error: string }>(
    `select last_error from graphile_worker._private_jobs where payload ->> 'message' = $1`,
    [(await outbox(task))[0]?.id],
  )
  expect(job?.last_error).not.toContain('@')
  await worker?.stop()
  await house.stored(`update graphile_worker._private_jobs set run_at = now() where payload ->> 'message' = $1 returning id`, [
    (await outbox(task))[0]?.id,
  ])
  await start()
  await expect.poll(() => mailAbout(task).length, { timeout: 5000 }).toBe(1)
  await expect.poll(async () => (await outbox(task))[0]?.sent_at).toBeTruthy()
})

test('a repeat of the job sends nothing twice', async () => {
  const task = newId()
  await post({ kind: 'task-accepted', aboutId: task, toUser: userId('samira') })
  const [message] = await outbox(task)
  const pool = openPool(house.database.workerUrl, { size: 2 })
  const delivery = { pool, mailer: mailerTo(catchAll.smtpUrl), publicUrl, now: house.clock.now() }
  for (let time = 0; time < 3; time += 1) await deliverMessage(delivery, { municipality: 1, message: message?.id ?? '' })
  await pool.end()
  expect(mailAbout(task)).toHaveLength(1)
})

test('somebody without an address keeps the message in the outbox with that as its fault', async () => {
  const task = newId()
  await house.stored('update access.users set email = null where id = $1 returning id', [userId('collega-1')])
  await start()
  await post({ kind: 'task-accepted', aboutId: task, toUser: userId('collega-1') })
  await expect.poll(async () => (await outbox(task))[0]?.last_error, { timeout: 5000 }).toBe('no-address')
})

test('jobs of a worker that was killed start again when the next one comes', async () => {
  const task = newId()
  await post({ kind: 'task-placed', aboutId: task, toUser: userId('karin') })
  await house.stored(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-killed' returning id`)
  await start()
  await expect.poll(() => mailAbout(task).length, { timeout: 5000 }).toBe(1)
})

test('the mailbox survives a restart, also when a kill left half a line', async () => {
  const { appendFileSync } = await import('node:fs')
  const file = path.join(folder, 'mail.jsonl')
  const before = catchAll.mails().length
  expect(before).toBeGreaterThan(0)
  appendFileSync(file, '{"half')
  const again = await startCatchAll(file)
  expect(again.mails()).toHaveLength(before)
  expect(again.mails()[0]?.receivedAt).toBe(catchAll.mails()[0]?.receivedAt)
  await again.close()
})

test('the clock goes forward by calendar months, adds up, and goes back to real time', async () => {
  const { adminUrl, workerUrl } = house.database
  const pool = openPool(workerUrl, { size: 1 })
  const now = new Date()
  const half = await moveClock(adminUrl, '+6M')
  const inHalfAYear = new Date(now)
  inHalfAYear.setMonth(now.getMonth() + 6)
  expect(Math.abs(half.getTime() - inHalfAYear.getTime())).toBeLessThan(4 * 86_400_000)
  const more = await moveClock(adminUrl, '+3d')
  expect(Math.round((more.getTime() - half.getTime()) / 3_600_000)).toBeCloseTo(72, -1)
  await house.clock.read(pool)
  expect(Math.abs(house.clock.now().getTime() - more.getTime())).toBeLessThan(5000)
  for (const wrong of ['6M', '-6M', '+6', '+M', '+6X', "+1'; drop"])
    await expect(moveClock(adminUrl, wrong)).rejects.toThrow(RangeError)
  const real = await resetClock(adminUrl)
  expect(Math.abs(real.getTime() - Date.now())).toBeLessThan(5000)
  await house.clock.read(pool)
  await pool.end()
  expect(Math.abs(house.clock.now().getTime() - Date.now())).toBeLessThan(5000)
})

test('the worker can read the demo clock and nobody but the owner can move it', async () => {
  for (const url of [house.database.workerUrl, house.database.loginUrl]) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await expect(client.query(`insert into access.demo_clock (shift) values ('1 day')`)).rejects.toThrow(/permission denied/)
    await client.end()
  }
})

test('stopping does not wait for work that takes long', async () => {
  await start()
  const client = new pg.Client({ connectionString: house.database.adminUrl })
  await client.connect()
  // As another process that does the due work now: ours waits for it.
  await client.query('select pg_advisory_lock(722002)')
  const waiting = worker?.doDueWork().catch((error: unknown) => String(error))
  // One, or two when the minute's own round just came by.
  await expect
    .poll(async () => {
      const waiting = await house.stored(
        `select from pg_stat_activity where application_name like 'voordeur-worker-%' and wait_event = 'advisory'`,
      )
      return waiting.length
    })
    .toBeGreaterThan(0)
  const began = Date.now()
  await worker?.stop()
  worker = undefined
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(await waiting).toMatch(/canceling statement/)
  await client.end()
})

test('log-ins are forgotten a day after they ended, by real time, and not before', async () => {
  const account = newId()
  await house.stored(
    `insert into access.accounts (id, issuer, subject, name) values ($1, 'test', 'vergeten', 'x') returning id`,
    [account],
  )
  const open = (name: string, ended: string | null, expires: string) =>
    house.stored(
      `insert into access.login_sessions (token_hash, account_id, created_at, last_seen_at, expires_at, ended_at)
       values (sha256($1::bytea), $2, now(), now(), now() + $3::interval, now() + $4::interval) returning account_id`,
      [Buffer.from(name), account, expires, ended],
    )
  await open('runs', null, '10 hours')
  await open('ended just now', '-1 hour', '10 hours')
  await open('ended long ago', '-25 hours', '10 hours')
  await open('expired just now', null, '-1 hour')
  await open('expired long ago', null, '-25 hours')
  await start()
  await worker?.doDueWork()
  const left = await house.stored<{ count: number }>(
    'select count(*)::int as count from access.login_sessions where account_id = $1',
    [account],
  )
  expect(left).toEqual([{ count: 3 }])
})
