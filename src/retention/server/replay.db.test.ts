import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voorbeeldstad } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { runRetention } from '../../app/retention-command.ts'
import { type Household, openStory, type Story } from '../../app/testing/story.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import { asWorker } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { retentionOperations as operations } from '../api.ts'
import { restore, takeBackup } from '../testing/backup.ts'
import { approve, everything, prepare, tracesOf, work } from '../testing/destruction.ts'
import { type DestructionRecord, findRecord } from './record.ts'
import { replayRecord } from './replay.ts'

// A backup from before a destruction holds everything again. What was kept of the destruction is hashes; they must be enough.

let story: Story
let pool: pg.Pool
let family: Household
let folder: string
beforeAll(async () => {
  story = await openStory('2026-11-23')
  pool = openPool(story.house.database.workerUrl, { size: 2 })
  folder = await mkdtemp(path.join(tmpdir(), 'destruction-records-'))
  family = await story.household('Familie Waterman')
  const { caseFileId } = family
  await story.does('samira', caseFileOperations.recordNote, {
    caseFileId,
    id: newId(),
    kind: 'note',
    lifeDomain: 'leren',
    body: 'Elif Waterman gaat naar school.',
  })
  await story.does('samira', aftercareOperations.closeCaseFile, {
    caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'Het loopt.',
    goals: [],
  })
  await story.comesTo('2048-01-10')
}, 60_000)
afterAll(async () => {
  await pool.end()
  await story.close()
  await rm(folder, { recursive: true })
})

const said: string[] = []
const command = async (...args: string[]) => {
  said.length = 0
  await runRetention(pool, story.house.clock.now(), args, line => said.push(line))
  return said.join('\n')
}

test('the command line counts what would go, and changes nothing', async () => {
  const before = await everything(story.house)
  expect(await command('preview')).toMatch(/Jeugd: 1 dossiers/)
  expect(await everything(story.house)).toEqual(before)
  await expect(command('replay')).rejects.toThrow(/Zo schrijft u het/)
  await expect(command('replay', '/nergens')).rejects.toThrow(/geen map/)
})

test('what a restored backup brings back is destroyed again, by hashes alone', async () => {
  // The backup: taken when the list was approved, before a single row went.
  const run = await prepare(pool, story)
  await approve(story, run)
  const backup = await takeBackup(story.house)
  await work(pool, story.house)
  const done = await story.does('ingrid', operations.getDestructionRun, { runId: run.id })
  expect(done.state).toBe('done')
  const words = ['waterman', family.caseFileId, family.householdId, family.mother, family.daughter, family.reportId]
  const left = async () => tracesOf(await everything(story.house), words).filter(trace => !trace.startsWith('audit.'))
  expect(await left()).toEqual([])
  expect(await command('export', folder)).toContain(run.id)
  const facts = 'select count(distinct household_id)::int as households, count(*)::int as facts from app.counted_facts'
  const [counted] = await story.house.stored(facts)

  await restore(story.house, backup)
  expect((await left()).length).toBeGreaterThan(20)
  expect(await command('replay', folder)).toMatch(/opnieuw uitgevoerd/)
  expect(await left()).toEqual([])
  expect(await story.house.stored(facts)).toEqual([counted])
  expect(await command('replay', folder)).toMatch(/al bekend/)
  expect(await story.house.stored(`select event from audit.processing_log where event = 'destruction.replayed'`)).toHaveLength(1)
}, 60_000)

test('a record in which a hash was changed, added or left out is refused', async () => {
  const [done] = await story.house.stored<{ id: string }>(`select id from app.destruction_runs where state = 'done'`)
  const record = await asWorker(pool, voorbeeldstad.id, story.house.clock.now(), tx => findRecord(tx, done?.id ?? ''))
  if (!record) throw new Error('there is no record')
  const [first] = record.rows
  if (!first) throw new Error('nothing was destroyed')
  const other: DestructionRecord['rows'][number] = ['app.notes', 'destroyed', 'ab'.repeat(32)]
  for (const rows of [[other, ...record.rows.slice(1)], [...record.rows, other], record.rows.slice(1)]) {
    expect(await replayRecord(pool, { ...record, rows }, story.house.clock.now())).toMatchObject({ outcome: 'wrong' })
  }
  const file = path.join(folder, 'zz-gewijzigd.json')
  await writeFile(file, JSON.stringify({ ...record, rows: record.rows.slice(1) }))
  await expect(command('replay', file)).rejects.toThrow(/past niet bij de wortel/)
  await writeFile(file, '{"format":"iets anders"}')
  expect(await command('replay', file)).toMatch(/geen verklaring/)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ format: 'iets anders' })
})
