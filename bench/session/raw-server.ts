// The baseline: a bare Node server that sends the same statements as the product under the same policies, in one pipeline, and
// does nothing else: no cookie, no session, no permission, no checked input, no log line.
import http from 'node:http'
import type pg from 'pg'
import { buildServer } from '../../src/app/build-server.ts'
import { ApplicationClock } from '../../src/platform/application-clock.ts'
import { openPool } from '../../src/platform/database/pool.ts'
import type { Crowd } from '../many-households.ts'
import { coordinatorsOf, type Worker } from './crowd-ids.ts'

const { BENCH_DATABASE = '', BENCH_PORT = '', BENCH_CROWD = '', BENCH_PATHS = '[]' } = process.env
const workers = coordinatorsOf(JSON.parse(BENCH_CROWD) as Crowd)
const pool = openPool(BENCH_DATABASE, { size: 12 })

interface Statement {
  text: string
  values: unknown[]
}

/** Runs the product's operation once for one worker, and writes down what it sent between the keys and the log line. */
async function recordStatements(path: string, worker: Worker): Promise<Statement[]> {
  const recording = openPool(BENCH_DATABASE, { size: 1 })
  const sent: Statement[] = []
  recording.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [first] = args as [string | { text: string; values?: unknown[] }]
      if (typeof first !== 'string') sent.push({ text: first.text, values: first.values ?? [] })
      return query(...args)
    }) as typeof client.query
  })
  const app = buildServer({
    pool: recording,
    clock: new ApplicationClock(),
    authenticate: async () => ({ ...worker, roles: ['coordinator'] }),
    reportFault: error => console.error(error),
  })
  const answer = await app.inject({ method: 'GET', url: pathFor(path, worker) })
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`)
  await app.close()
  await recording.end()
  return sent.filter(({ text }) => !text.includes('processing_log'))
}

const pathFor = (path: string, worker: Worker): string => path.replace('{file}', worker.files[0] ?? '')

/** The same statement for somebody else: their ids in place of those of the one it was recorded for. */
function valuesFor(values: unknown[], from: Worker, to: Worker, file: string | undefined): unknown[] {
  return values.map(value => {
    if (value === from.user) return to.user
    if (value === from.files[0]) return file
    return value
  })
}

const sample = workers[0]
if (!sample) throw new Error('the benchmark gave no workers')
const recorded = new Map<string, Statement[]>()
for (const path of JSON.parse(BENCH_PATHS) as string[]) recorded.set(path, await recordStatements(path, sample))

const server = http.createServer((request, response) => {
  void (async () => {
    const url = new URL(request.url ?? '', 'http://raw')
    const worker = workers[Number(url.searchParams.get('worker'))] ?? sample
    const file = worker.files[Number(url.searchParams.get('file') ?? 0) % worker.files.length]
    const statements = recorded.get(url.searchParams.get('path') ?? '') ?? []
    const client = await pool.connect()
    const answers = [client.query('begin'), client.query('set local role voordeur_actor')]
    for (const [at, { text, values }] of statements.entries()) {
      answers.push(
        client.query({ name: `${url.searchParams.get('path')}${at}`, text, values: valuesFor(values, sample, worker, file) }),
      )
    }
    answers.push(client.query('commit'))
    const results = await Promise.all(answers)
    client.release()
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(results.flatMap((result: pg.QueryResult) => result.rows)))
  })().catch((error: unknown) => {
    console.error(error)
    response.statusCode = 500
    response.end()
  })
})
server.listen(Number(BENCH_PORT), '127.0.0.1', () => process.send?.('ready'))
