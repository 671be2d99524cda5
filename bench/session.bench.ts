import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { openPool } from '../src/platform/database/pool.ts'
import { findFreePort } from '../src/platform/postgres/free-port.ts'
import { defaultDataDir, startPostgres } from '../src/platform/postgres/launch.ts'
import { loginTo, makeCity, openBrowserSessions } from './city.ts'
import { type Figures, percentile, rounded } from './figures.ts'
import type { Crowd } from './many-households.ts'
import { measureResolver } from './resolver.ts'
import { coordinatorsOf, type Worker } from './session/crowd-ids.ts'
import { startServer } from './session/start-server.ts'

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
  let figures: Figures
  try {
    const name = `bench_${crowd.households}`
    const loginUrl = options.again ? loginTo(server.adminUrl, name) : await makeCity(server.adminUrl, name, crowd, options.say)
    if (!options.again) await openBrowserSessions(server.adminUrl, name, workers)
    const pool = openPool(loginUrl, { size: 4 })
    options.say('resolver')
    const resolver = await measureResolver(pool, workers)
    options.say(JSON.stringify(resolver))
    await pool.end()
    figures = { ...resolver, ...(await measureServers(loginUrl, crowd, workers, options)) }
  } finally {
    await server.stop()
  }
  return { ...figures, ...(await measureDemo(options.say)) }
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
