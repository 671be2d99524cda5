import { type ChildProcess, fork, spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { foundVoorbeeldstad } from '../db/demo/voorbeeldstad.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openPool } from '../src/platform/database/pool.ts'
import { asSession, type Session } from '../src/platform/database/transaction.ts'
import { findFreePort } from '../src/platform/postgres/free-port.ts'
import { defaultDataDir, startPostgres } from '../src/platform/postgres/launch.ts'
import { loadProgrammes } from '../src/programmes/server/load-programmes.ts'
import { type Figures, percentile, rounded, timeEach } from './figures.ts'
import { type Crowd, makeCrowd } from './many-households.ts'
import { coordinatorsOf, type Worker } from './session/crowd-ids.ts'

const full: Crowd = { households: 100_000, timelineLines: 1_000_000, coordinators: 250, partners: 250 }
const small: Crowd = { households: 2_000, timelineLines: 20_000, coordinators: 10, partners: 20 }
const worklistPath = '/v1/case-work'
const filePath = '/v1/case-files/{file}'
const root = path.join(import.meta.dirname, '..')

interface Options {
  small: boolean
  /** On the database of last time, when nothing in the schema changed since. */
  again: boolean
  say: (line: string) => void
}

/** The session of a request and what the server adds to the bare statements; and how long a demonstration takes to answer. */
export async function run(options: Options): Promise<Figures> {
  const crowd = options.small ? small : full
  const workers = coordinatorsOf(crowd)
  const server = await startPostgres({ dataDir: path.join(defaultDataDir('bench'), 'session'), durability: 'safe' })
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  let figures: Figures
  try {
    const loginUrl = await prepare(admin, server.adminUrl, crowd, workers, options)
    const pool = openPool(loginUrl, { size: 4 })
    options.say('resolver')
    const resolver = await measureResolver(pool, workers)
    options.say(JSON.stringify(resolver))
    await pool.end()
    figures = { ...resolver, ...(await measureServers(loginUrl, crowd, workers, options)) }
  } finally {
    await admin.end()
    await server.stop()
  }
  return { ...figures, ...(await measureDemo(options.say)) }
}

async function prepare(
  admin: pg.Client,
  adminUrl: string,
  crowd: Crowd,
  workers: readonly Worker[],
  { again, say }: Options,
): Promise<string> {
  const name = `bench_${crowd.households}`
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const login = new URL(url)
  login.username = 'voordeur_login'
  login.password = 'bench'
  if (again) return login.href
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await migrate({ adminUrl: url.href, loginPassword: 'bench', workerPassword: 'bench' })
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await foundVoorbeeldstad(client, await loadProgrammes())
    const start = performance.now()
    await makeCrowd(client, crowd, step => say(`${rounded((performance.now() - start) / 1000, 0)} s: ${step}`))
    await openBrowserSessions(client, workers)
  } finally {
    await client.end()
  }
  return login.href
}

/** As if each of them had logged in. */
async function openBrowserSessions(client: pg.Client, workers: readonly Worker[]): Promise<void> {
  for (const worker of workers) {
    await client.query(`insert into access.accounts (id, issuer, subject, name) values ($1, 'bench', $2, 'Regisseur')`, [
      worker.user,
      worker.user,
    ])
    await client.query('update access.users set account_id = $1 where id = $1', [worker.user])
    await client.query(
      `insert into access.login_sessions (token_hash, account_id, municipality_id, user_id, organisation_id, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $2, $4, now(), now(), now() + interval '1 day')`,
      [createHash('sha256').update(worker.token).digest(), worker.user, worker.municipality, worker.organisation],
    )
  }
}

async function measureResolver(pool: pg.Pool, workers: readonly Worker[]): Promise<Figures> {
  const one = (): Worker => workers[randomInt(workers.length)] as Worker
  const enter = async (inFile: boolean): Promise<void> => {
    const { municipality, user, organisation, files } = one()
    const session: Session = { municipality, user, organisation, purpose: 'support', moment: new Date() }
    await asSession(
      pool,
      { ...session, ...(inFile ? { caseFile: files[randomInt(files.length)] ?? '' } : { reach: [1, 16] }) },
      async () => undefined,
    )
  }
  // The same pipeline without the resolver: what is left is the resolver.
  const empty = async (): Promise<void> => {
    const client = await pool.connect()
    await Promise.all([client.query('begin'), client.query('set local role voordeur_actor'), client.query('select 1')])
    await client.query('commit')
    client.release()
  }
  const baseline = percentile(await timeEach(3000, empty), 50)
  const file = await timeEach(3000, () => enter(true))
  const list = await timeEach(3000, () => enter(false))
  return {
    resolverMs: rounded(percentile(file, 95) - baseline),
    resolverListMs: rounded(percentile(list, 95) - baseline),
    resolverMedianMs: rounded(percentile(file, 50) - baseline),
    resolverListMedianMs: rounded(percentile(list, 50) - baseline),
    emptyTransactionMs: rounded(baseline),
  }
}

async function measureServers(
  loginUrl: string,
  crowd: Crowd,
  workers: readonly Worker[],
  { small: brief, say }: Options,
): Promise<Figures> {
  const ports = { real: await findFreePort(), raw: 0 }
  const env = {
    BENCH_DATABASE: loginUrl,
    BENCH_CROWD: JSON.stringify(crowd),
    BENCH_PATHS: JSON.stringify([worklistPath, filePath]),
  }
  const servers: ChildProcess[] = []
  try {
    servers.push(await startServer('real-server.ts', { ...env, BENCH_PORT: String(ports.real) }))
    ports.raw = await findFreePort()
    servers.push(await startServer('raw-server.ts', { ...env, BENCH_PORT: String(ports.raw) }))
    const seconds = brief ? 2 : 8
    const figures: Figures = {}
    for (const [figure, target] of [
      ['worklist', worklistPath],
      ['file', filePath],
    ] as const) {
      const rates = { real: [] as number[], raw: [] as number[] }
      const late: number[] = []
      // In turn, so that a machine that slows down slows both.
      for (let round = 0; round < 3; round++) {
        const real_ = await load(
          ports.real,
          workers.map(worker => realRequest(ports.real, worker, target)),
          seconds,
        )
        const raw_ = await load(
          ports.raw,
          workers.map((_, at) => ({ path: `/?path=${encodeURIComponent(target)}&worker=${at}&file=${randomInt(40)}` })),
          seconds,
        )
        rates.real.push(real_.requests.average)
        rates.raw.push(raw_.requests.average)
        late.push(real_.latency.p97_5)
        say(`${figure}: real ${rounded(real_.requests.average, 0)}/s, raw ${rounded(raw_.requests.average, 0)}/s`)
      }
      figures[`${figure}PerSecond`] = rounded(percentile(rates.real, 50), 0)
      figures[`${figure}RawPerSecond`] = rounded(percentile(rates.raw, 50), 0)
      figures[`${figure}VsRaw`] = rounded(
        percentile(
          rates.real.map((rate, at) => rate / (rates.raw[at] ?? 1)),
          50,
        ),
      )
      figures[`${figure}P97Ms`] = rounded(percentile(late, 50))
    }
    return figures
  } finally {
    for (const server of servers) server.kill()
  }
}

const realRequest = (port: number, worker: Worker, target: string) => ({
  path: target.replace('{file}', worker.files[randomInt(worker.files.length)] ?? ''),
  headers: { cookie: `voordeur-${port}=${worker.token}` },
})

async function load(port: number, requests: autocannon.Request[], seconds: number): Promise<autocannon.Result> {
  const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections: 16, duration: seconds, requests })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were refused and ${result.errors} failed: the figure would mean nothing`)
  return result
}

function startServer(file: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'session', file), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', code => reject(new Error(`${file} stopped with ${code}`)))
  })
}

/** Seconds from `npm run demo` on a copy of the sources without node_modules and without data, and once more after that. */
async function measureDemo(say: (line: string) => void): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'voordeur-cold-'))
  try {
    cpSync(root, folder, {
      recursive: true,
      filter: source => !/\/(node_modules|dist|\.git|\.data|test-results)(\/|$)/.test(source.slice(root.length)),
    })
    const port = String(await findFreePort())
    const env = { ...process.env, PORT: port, VOORDEUR_DATA: path.join(defaultDataDir('bench'), path.basename(folder)) }
    say('a demonstration from nothing')
    const demoColdSeconds = await secondsToAnswer(folder, port, env)
    say('and once more')
    const demoWarmSeconds = await secondsToAnswer(folder, port, env)
    rmSync(env.VOORDEUR_DATA, { recursive: true, force: true })
    return { demoColdSeconds, demoWarmSeconds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsToAnswer(folder: string, port: string, env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now()
  const demo = spawn('npm', ['run', 'demo'], { cwd: folder, env, stdio: 'ignore', detached: true })
  const ended = new Promise<void>(resolve => demo.once('exit', () => resolve()))
  try {
    for (;;) {
      const answer = await fetch(`http://localhost:${port}/`).catch(() => undefined)
      if (answer?.ok) return rounded((performance.now() - start) / 1000, 1)
      if (performance.now() - start > 180_000 || !existsSync(folder))
        throw new Error('the demonstration did not answer within three minutes')
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  } finally {
    if (demo.pid) process.kill(-demo.pid, 'SIGINT')
    await ended
  }
}
