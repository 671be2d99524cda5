import type pg from 'pg'
import { asWorker } from '../platform/database/transaction.ts'
import { partDefinition, type RetentionPart, retentionPartCodes } from '../retention/rules/parts.ts'
import { linesToCome } from '../retention/server/count-run.ts'
import { findRecord } from '../retention/server/record.ts'
import { readRecords, writeRecord } from '../retention/server/record-folder.ts'
import { replayRecord } from '../retention/server/replay.ts'
import { listDoneRuns } from '../retention/server/work-runs.ts'
import { Explained } from './explained.ts'

export const retentionUsage = 'retention preview | export MAP | replay MAP|BESTAND'

type Say = (line: string) => void

/** What can be done about keeping and destroying from the command line, as the worker. @throws Explained when it is written otherwise */
export async function runRetention(pool: pg.Pool, now: Date, [what, place, ...rest]: string[], say: Say): Promise<void> {
  if (rest.length > 0) throw new Explained(`Zo schrijft u het: npm run voordeur -- ${retentionUsage}`)
  if (what === 'preview' && !place) return preview(pool, now, say)
  if (what === 'export' && place) return exportRecords(pool, now, place, say)
  if (what === 'replay' && place) return replay(pool, now, place, say)
  throw new Explained(`Zo schrijft u het: npm run voordeur -- ${retentionUsage}`)
}

const municipalities = async (pool: pg.Pool): Promise<{ id: number; name: string }[]> =>
  (await pool.query<{ id: number; name: string }>('select id, name from access.municipalities order by id')).rows

const labelOf = (part: string): string =>
  (retentionPartCodes as readonly string[]).includes(part)
    ? partDefinition(part as RetentionPart).label
    : 'Alles over één persoon'

/** Counts what a list would hold now. Writes nothing. */
async function preview(pool: pg.Pool, now: Date, say: Say): Promise<void> {
  for (const { id, name } of await municipalities(pool)) {
    const counts = new Map<string, { items: number; rows: number }>()
    for await (const lines of linesToCome(pool, id, now)) {
      for (const line of lines) {
        const key = `${labelOf(line.part)}${line.why ? ` (tegengehouden: ${line.why === 'open' ? 'nog open' : 'opgeschort'})` : ''}`
        const count = counts.get(key) ?? { items: 0, rows: 0 }
        counts.set(key, { items: count.items + 1, rows: count.rows + line.rows })
      }
    }
    say(`${name}:`)
    if (counts.size === 0) say('  van niets is de termijn voorbij')
    for (const [key, { items, rows }] of counts) say(`  ${key}: ${items} dossiers of meldingen, ${rows} stukken`)
  }
}

async function exportRecords(pool: pg.Pool, now: Date, folder: string, say: Say): Promise<void> {
  for (const { id } of await municipalities(pool)) {
    for (const runId of await asWorker(pool, id, now, listDoneRuns)) {
      const record = await asWorker(pool, id, now, tx => findRecord(tx, runId))
      if (record) say(await writeRecord(folder, record))
    }
  }
}

/** After a backup was restored: executes again what this database does not know of, oldest first. */
async function replay(pool: pg.Pool, now: Date, from: string, say: Say): Promise<void> {
  const read = await readRecords(from).catch(() => {
    throw new Explained(`Er is geen map of bestand ${from}.`)
  })
  if (read.length === 0) say('In deze map staan geen verklaringen van vernietiging.')
  for (const { file, record } of read) {
    if (!record) {
      say(`${file}: dit is geen verklaring van vernietiging; overgeslagen.`)
      continue
    }
    const done = await replayRecord(pool, record, now)
    if (done.outcome === 'known') say(`${file}: al bekend, niets te doen.`)
    if (done.outcome === 'wrong') throw new Explained(`${file}: ${done.problems.join(' ')} Er is niets vernietigd.`)
    if (done.outcome === 'replayed') say(`${file}: opnieuw uitgevoerd, ${done.destroyed} rijen vernietigd.`)
  }
}
