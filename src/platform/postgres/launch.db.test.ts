import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testBinaries } from '../testing/test-server.ts'
import { findFreePort } from './free-port.ts'
import { erasePostgres, type PostgresOptions, type RunningPostgres, startPostgres } from './launch.ts'
import { isProcessAlive } from './process-alive.ts'

let dataDir: string
let children: ChildProcess[]

const pidFile = () => path.join(dataDir, 'postgres/data/postmaster.pid')
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
const start = (options: Partial<PostgresOptions> = {}) => startPostgres({ dataDir, binaries: testBinaries(), ...options })

async function query(server: RunningPostgres, statement: string) {
  const client = new pg.Client({ connectionString: server.adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function until(isSo: () => boolean) {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > 20_000) throw new Error('It did not become so within 20 seconds.')
    await wait(20)
  }
}

/** Another process that starts the server, writes `ready` and waits. */
async function startElsewhere(options: Partial<PostgresOptions> = {}): Promise<ChildProcess> {
  const script = `const { startPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'launch.ts'))})
    const server = await startPostgres(${JSON.stringify({ dataDir, binaries: testBinaries(), ...options })})
    process.on('SIGTERM', async () => { await server.stop(); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('ready')`
  const child = spawn(
    path.resolve(import.meta.dirname, '../../../node_modules/.bin/node'),
    ['--input-type=module', '-e', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  children.push(child)
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', reject)
  })
  return child
}

const ended = (child: ChildProcess) => new Promise(resolve => child.once('exit', resolve))

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'voordeur-launch-'))
  chmodSync(dataDir, 0o755)
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  try {
    process.kill(serverPid(), 'SIGKILL')
  } catch {
    // Stopped already, as it should be.
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

test('a fresh start gives a Dutch, durable server on this machine only, with a password nobody else can read', async () => {
  const server = await start()
  expect(server).toMatchObject({ host: '127.0.0.1', attached: false })
  expect(
    await query(
      server,
      `select string_agg(name, ' ' order by name) as names from unnest(array['Östür', 'ijs', 'Zaan', 'Ouds']) as name`,
    ),
  ).toEqual([{ names: 'ijs Östür Ouds Zaan' }])
  expect(await query(server, `select current_setting('fsync') as fsync, current_setting('listen_addresses') as address`)).toEqual(
    [{ fsync: 'on', address: '127.0.0.1' }],
  )
  expect(statSync(path.join(dataDir, 'postgres/superuser-password')).mode & 0o777).toBe(0o600)
  await expect(query({ ...server, adminUrl: server.adminUrl.replace(/:[0-9a-f]+@/, ':guess@') }, 'select 1')).rejects.toThrow(
    /password authentication failed/,
  )
  const pid = serverPid()
  await server.stop()
  expect(isProcessAlive(pid)).toBe(false)
})

test('a later start finds the rows and the port of before', async () => {
  const first = await start()
  await query(first, `create table kept as select 'row' as what`)
  await first.stop()
  const second = await start()
  expect(second.port).toBe(first.port)
  expect(await query(second, 'select what from kept')).toEqual([{ what: 'row' }])
  await second.stop()
})

test('a second start attaches, and the server stays until the last user leaves', async () => {
  const first = await start()
  const second = await start()
  expect(second).toMatchObject({ attached: true, port: first.port })
  await first.stop()
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
  const pid = serverPid()
  await second.stop()
  expect(isProcessAlive(pid)).toBe(false)
})

test('two first starts at once make one server', async () => {
  const [one, other] = await Promise.all([start(), start()])
  expect(one.port).toBe(other.port)
  expect([one.attached, other.attached].filter(Boolean)).toHaveLength(1)
  await one.stop()
  await other.stop()
})

test('when the starting program is killed, the next start attaches and stops the server at its end', async () => {
  const elsewhere = await startElsewhere()
  const pid = serverPid()
  elsewhere.kill('SIGKILL')
  await ended(elsewhere)
  const server = await start()
  expect(server.attached).toBe(true)
  await server.stop()
  expect(isProcessAlive(pid)).toBe(false)
})

test('a program that leaves does not stop the server under another program', async () => {
  const elsewhere = await startElsewhere()
  const server = await start()
  await server.stop()
  expect(isProcessAlive(serverPid())).toBe(true)
  const pid = serverPid()
  elsewhere.kill('SIGTERM')
  await ended(elsewhere)
  expect(isProcessAlive(pid)).toBe(false)
})

test('a server for tests stops by itself when its only user was killed', async () => {
  const elsewhere = await startElsewhere({ stopWhenUnused: true })
  const pid = serverPid()
  elsewhere.kill('SIGKILL')
  await until(() => !isProcessAlive(pid))
})

test('a killed server starts again with every acknowledged row', async () => {
  const first = await start()
  await query(first, 'create table kept (id int)')
  await query(first, 'insert into kept select generate_series(1, 1000)')
  process.kill(serverPid(), 'SIGKILL')
  const second = await start()
  expect(second.attached).toBe(false)
  expect(await query(second, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }])
  await second.stop()
  await first.stop()
})

test('a killed program and a killed server together lose nothing', async () => {
  const elsewhere = await startElsewhere()
  const attached = await start()
  await query(attached, `create table kept as select 'row' as what`)
  process.kill(serverPid(), 'SIGKILL')
  elsewhere.kill('SIGKILL')
  await ended(elsewhere)
  const server = await start()
  expect(await query(server, 'select what from kept')).toEqual([{ what: 'row' }])
  await server.stop()
  await attached.stop()
})

test('a server that disappears comes back on its port for a user who asked for that', async () => {
  const server = await start({ keepRunning: true })
  const pid = serverPid()
  process.kill(pid, 'SIGKILL')
  await until(() => {
    try {
      return serverPid() !== pid && isProcessAlive(serverPid())
    } catch {
      return false
    }
  })
  const second = await start()
  expect(second).toMatchObject({ attached: true, port: server.port })
  await second.stop()
  await server.stop()
})

test('a crashed server whose process number now belongs to another program starts again', async () => {
  const first = await start()
  await query(first, `create table kept as select 'row' as what`)
  const lines = readFileSync(pidFile(), 'utf8').split('\n')
  const crashed = serverPid()
  process.kill(crashed, 'SIGKILL')
  await until(() => !isProcessAlive(crashed))
  // As the account of the server, since PostgreSQL looks no further when the program is somebody else's.
  const { uid, gid } = statSync(path.join(dataDir, 'postgres/data'))
  const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  children.push(other)
  writeFileSync(pidFile(), [other.pid, ...lines.slice(1)].join('\n'))
  const second = await start()
  expect(await query(second, 'select what from kept')).toEqual([{ what: 'row' }])
  expect(isProcessAlive(other.pid ?? 0)).toBe(true)
  await second.stop()
  await first.stop()
})

test('a first start that was interrupted is cleared up and done again', async () => {
  const gone = spawn('true')
  await ended(gone)
  const half = path.join(dataDir, `making-postgres-${gone.pid}-abcdef`)
  mkdirSync(path.join(half, 'data/base'), { recursive: true })
  writeFileSync(path.join(half, 'data/PG_VERSION'), '18\n')
  const server = await start()
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(dataDir)).not.toContain(path.basename(half))
  await server.stop()
})

test('a taken port is told when it was asked for, and avoided when it was not', async () => {
  const server = await start()
  await server.stop()
  const blocker = createServer().listen(server.port, '127.0.0.1')
  await new Promise(resolve => blocker.once('listening', resolve))
  await expect(start({ port: server.port })).rejects.toThrow(/did not start in .*could not bind|Address already in use/s)
  const elsewhere = await start()
  expect(elsewhere.port).not.toBe(server.port)
  await elsewhere.stop()
  blocker.close()
})

test('a server that cannot start says why with the end of its log', async () => {
  const server = await start()
  await server.stop()
  writeFileSync(path.join(dataDir, 'postgres/data/postgresql.auto.conf'), 'no_such_setting = on\n')
  await expect(start({ port: await findFreePort() })).rejects.toThrow(/no_such_setting/)
})

test('erasing stops what a killed program left and begins anew, but not under a program that works on it', async () => {
  const elsewhere = await startElsewhere()
  await expect(erasePostgres(dataDir)).rejects.toThrow(/in use by another program/)
  const pid = serverPid()
  elsewhere.kill('SIGKILL')
  await ended(elsewhere)
  await erasePostgres(dataDir)
  expect(isProcessAlive(pid)).toBe(false)
  const server = await start()
  expect(server.attached).toBe(false)
  await server.stop()
})
