import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { voorbeeldstad } from '../db/demo/voorbeeldstad.ts'
import { newId } from '../src/platform/ids.ts'
import { findFreePort } from '../src/platform/postgres/free-port.ts'
import { defaultDataDir, startPostgres } from '../src/platform/postgres/launch.ts'
import { asAdmin, loginTo, makeCity, openBrowserSessions } from './city.ts'
import { type Figures, percentile, rounded } from './figures.ts'
import type { Crowd } from './many-households.ts'
import { coordinatorsOf, crowdId, type Worker } from './session/crowd-ids.ts'
import { startServer } from './session/start-server.ts'

interface Options {
  small: boolean
  again: boolean
  say: (line: string) => void
}

const village: Crowd = { households: 5_000, timelineLines: 50_000, coordinators: 20, partners: 20 }

interface Ask {
  method: 'GET' | 'POST'
  path: string
  body?: object
}

/** How an id of each kind is tried: of a file that is not one's own, or within a file that is. `of` names a household of the crowd. */
const kinds: Record<string, { hidden: (of: number) => string; ask: (id: string, own: Worker) => Ask }> = {
  file: { hidden: of => crowdId(`file${of}`), ask: id => ({ method: 'GET', path: `/v1/case-files/${id}` }) },
  task: { hidden: of => crowdId(`task${of}`), ask: id => ({ method: 'GET', path: `/v1/tasks/${id}` }) },
  person: {
    hidden: of => crowdId(`person${of}a`),
    ask: (id, own) => ({ method: 'GET', path: `/v1/case-files/${own.files[0]}/persons/${id}/number` }),
  },
  document: {
    hidden: of => crowdId(`document${of}`),
    ask: (id, own) => ({ method: 'GET', path: `/v1/case-files/${own.files[0]}/documents/${id}/content` }),
  },
  note: {
    hidden: of => crowdId(`note${of}`),
    ask: (id, own) => ({
      method: 'POST',
      path: `/v1/case-files/${own.files[0]}/notes/${id}/corrections`,
      body: { id: newId(), body: 'Anders' },
    }),
  },
}

/** Whether the time an answer takes tells that an id exists: of files, tasks, persons, documents and notes, on the server as it runs. */
export async function run({ small, again, say }: Options): Promise<Figures> {
  const workers = coordinatorsOf(village)
  const server = await startPostgres({ dataDir: path.join(defaultDataDir('bench'), 'attack'), durability: 'safe' })
  const name = 'attack_village'
  let real: ChildProcess | undefined
  try {
    if (!again) {
      await makeCity(server.adminUrl, name, village, say)
      await asAdmin(server.adminUrl, name, client => client.query(whatIsHidden))
      await openBrowserSessions(server.adminUrl, name, workers)
    }
    const port = await findFreePort()
    real = await startServer('real-server.ts', {
      BENCH_DATABASE: loginTo(server.adminUrl, name),
      BENCH_PORT: String(port),
    })
    const figures: Figures = {}
    const all = { hidden: [] as number[], missing: [] as number[] }
    let largest = 0
    const times = small ? 200 : 2000
    for (const [kind, { hidden, ask }] of Object.entries(kinds)) {
      const milliseconds = { hidden: [] as number[], missing: [] as number[] }
      const answers = new Set<string>()
      for (let at = -100; at < times; at++) {
        const worker = workers[randomInt(workers.length)] as Worker
        // Of a file that runs and is a colleague's; the missing id is asked by the same person, right before or after.
        const other = workers[(workers.indexOf(worker) + 1) % workers.length] as Worker
        const ids = { hidden: hidden(numberOf(other, randomInt(other.files.length))), missing: newId() }
        for (const side of at % 2 === 0 ? (['hidden', 'missing'] as const) : (['missing', 'hidden'] as const)) {
          const { took, status, text } = await send(port, worker, ask(ids[side], worker))
          if (status !== 404) throw new Error(`${kind}, ${side}: ${status} ${text}`)
          answers.add(text.replaceAll(ids[side], 'ID').replace(/urn:uuid:[0-9a-f-]+/, 'TRACE'))
          if (at >= 0) milliseconds[side].push(took)
        }
      }
      if (answers.size !== 1) throw new Error(`${kind}: the answers differ: ${[...answers].slice(0, 2).join(' | ')}`)
      const [known, unknown] = [percentile(milliseconds.hidden, 50), percentile(milliseconds.missing, 50)]
      const difference = differencePercent(known, unknown)
      say(`${kind}: ${rounded(known, 3)} ms hidden, ${rounded(unknown, 3)} ms missing`)
      figures[`${kind}DifferencePercent`] = difference
      largest = Math.max(largest, difference)
      all.hidden.push(...milliseconds.hidden)
      all.missing.push(...milliseconds.missing)
    }
    const [hiddenMs, missingMs] = [percentile(all.hidden, 50), percentile(all.missing, 50)]
    return {
      hiddenMs: rounded(hiddenMs, 3),
      missingMs: rounded(missingMs, 3),
      differencePercent: differencePercent(hiddenMs, missingMs),
      // Of the kind that differs most.
      largestDifferencePercent: largest,
      ...figures,
    }
  } finally {
    real?.kill()
    await server.stop()
  }
}

const numbers = new Map<string, number>()
for (let of = 10; of <= village.households; of += 10) numbers.set(crowdId(`file${of}`), of)

/** Which household of the crowd this worker's file at a place is. */
const numberOf = (worker: Worker, at: number): number => numbers.get(worker.files[at] ?? '') ?? 10

const whatIsHidden = `
  insert into app.documents (municipality_id, id, case_file_id, scope_id, kind, title, file_type, byte_count, sha256, recorded_by, recorded_at)
    select ${voorbeeldstad.id}, crowd_id('document' || i), crowd_id('file' || i), i * 16 + 5, 'letter', 'Brief', 'pdf', 1, '\\x01', crowd_id('coordinator1'), now()
    from generate_series(10, ${village.households}, 10) i;
  insert into app.notes (municipality_id, id, case_file_id, scope_id, kind, body, occurred_at, recorded_by, recorded_at)
    select ${voorbeeldstad.id}, crowd_id('note' || i), crowd_id('file' || i), i * 16 + 5, 'note', 'Een notitie', now(), crowd_id('coordinator1'), now()
    from generate_series(10, ${village.households}, 10) i;
  insert into access.numbers (municipality_id, person_id, scope_id, bsn_hash, bsn_sealed, recorded_by, recorded_at)
    select ${voorbeeldstad.id}, crowd_id('person' || i || 'a'), i * 16 + 3, '\\x01', '\\x01', crowd_id('coordinator1'), now()
    from generate_series(10, ${village.households}, 10) i;
  analyze`

const differencePercent = (one: number, other: number): number => rounded((Math.abs(one - other) / Math.min(one, other)) * 100, 1)

async function send(
  port: number,
  worker: Worker,
  { method, path: to, body }: Ask,
): Promise<{ took: number; status: number; text: string }> {
  const start = performance.now()
  const answer = await fetch(`http://127.0.0.1:${port}${to}`, {
    method,
    headers: {
      cookie: `voordeur-${port}=${worker.token}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': newId(), origin: `http://127.0.0.1:${port}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return { took: performance.now() - start, status: answer.status, text }
}
