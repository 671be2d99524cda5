import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { type Household, openStory, type Story } from '../../app/testing/story.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { draftOperations } from '../../drafts/api.ts'
import { openPool } from '../../platform/database/pool.ts'
import { newId } from '../../platform/ids.ts'
import { retentionOperations as operations } from '../api.ts'
import { destroyAll, everything, tracesOf, work } from '../testing/destruction.ts'

let story: Story
let pool: pg.Pool
let family: Household & { goalId: string }
let neighbours: Household & { goalId: string }

beforeAll(async () => {
  story = await openStory('2026-11-23')
  pool = openPool(story.house.database.workerUrl, { size: 2 })
  family = await lived(story, 'Familie Waterman')
  neighbours = await lived(story, 'Familie Zeilstra')
  await close(story, family)
}, 60_000)
afterAll(async () => {
  await pool.end()
  await story.close()
})

/** A household with something in every part of its file. */
async function lived(story: Story, name: string): Promise<Household & { goalId: string }> {
  const household = await story.household(name)
  const { caseFileId } = household
  const { goalId } = await story.plan(household)
  await story.task(household)
  const note = (lifeDomain: string, body: string) =>
    story.does('samira', caseFileOperations.recordNote, { caseFileId, id: newId(), kind: 'note', lifeDomain, body })
  await note('geld', `${name} heeft een regeling.`)
  await note('leren', `Elif ${name} gaat naar school.`)
  await story.does('samira', draftOperations.saveDraft, {
    deviceId: newId(),
    form: 'note',
    aboutId: caseFileId,
    body: { text: `Nog over ${name}` },
  })
  return { ...household, goalId }
}

const close = (story: Story, { caseFileId, goalId }: Household & { goalId: string }) =>
  story.does('samira', aftercareOperations.closeCaseFile, {
    caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'Het loopt.',
    goals: [{ goalId, state: 'reached' as const }],
    withdrawTasks: true,
  })

describe('what is kept until when', () => {
  test('each part of a file counts from its own last change, and the core stays with the longest', async () => {
    const { parts } = await story.does('samira', operations.getRetentionOfFile, { caseFileId: neighbours.caseFileId })
    expect(parts.map(one => [one.part, one.term, one.endsOn])).toEqual([
      ['support', 'P15Y', '2041-11-23'],
      ['youth', 'P20Y', '2046-11-23'],
      ['core', 'P15Y', '2046-11-23'],
    ])
  })

  test('who knows only that a file is there learns no more from it', async () => {
    const { parts } = await story.does('karin', operations.getRetentionOfFile, { caseFileId: neighbours.caseFileId })
    expect(parts.map(one => one.part)).not.toContain('youth')
    await story.isRefused('tom', operations.getRetentionOfFile, { caseFileId: neighbours.caseFileId })
  })
})

describe('fifteen years later', () => {
  let before: Map<string, string>
  beforeAll(async () => {
    await story.comesTo('2042-03-01')
    before = await everything(story.house)
  }, 60_000)

  test('the list has what ended and holds back what is still open', async () => {
    const { id: runId } = await story.does('bram', operations.prepareDestruction, { id: newId() })
    await work(pool, story.house)
    const run = await story.does('bram', operations.getDestructionRun, { runId })
    expect(run.state).toBe('ready')
    expect(run.summary.map(one => [one.part, one.state, one.why, one.items])).toEqual([
      ['support', 'held', 'open', 1],
      ['support', 'planned', null, 1],
    ])
    const lines = await story.does('ingrid', operations.listDestructionItems, { runId })
    expect(lines.items.map(one => [one.aboutId, one.state])).toEqual(
      expect.arrayContaining([
        [family.caseFileId, 'planned'],
        [neighbours.caseFileId, 'held'],
      ]),
    )
    await story.does('bram', operations.stopDestruction, { runId, version: run.version, reason: 'Eerst overleg.' })
  })

  test('only the part that ended goes; everything else stands byte for byte', async () => {
    const done = await destroyAll(pool, story)
    expect(done.state).toBe('done')
    const after = await everything(story.house)
    expect(tracesOf(after, ['Familie Waterman heeft een regeling'])).toEqual([])
    expect(tracesOf(after, ['Elif Familie Waterman gaat naar school'])).toHaveLength(1)
    const elsewhere = /^(audit\.|app\.(destruction_|destroyed_|receipts|counted_facts|search_|drafts|messages))/
    const changed = [...before].filter(([name, body]) => !elsewhere.test(name) && after.get(name) !== body)
    // Whatever changed is of this family; of the neighbours nothing did.
    expect(changed.filter(([, body]) => !body.includes(family.caseFileId) && !ofFamily(body))).toEqual([])
    expect(changed.length).toBeGreaterThan(5)
    expect(done.destroyed).toBeGreaterThan(5)
  }, 60_000)

  test('samira still opens the file, and the timeline tells of no destroyed note', async () => {
    const { parts } = await story.does('samira', operations.getRetentionOfFile, { caseFileId: family.caseFileId })
    expect(parts.map(one => one.part)).toEqual(['youth', 'core'])
  })

  const ofFamily = (body: string) =>
    [family.reportId, family.householdId, family.mother, family.father, family.daughter, ...destroyedIds()].some(id =>
      body.includes(id),
    )
  /** Rows that name a record of the family and no file, as the second half of a task. */
  const destroyedIds = () =>
    [...before]
      .filter(([, body]) => body.includes(family.caseFileId))
      .map(([name]) => name.split(' ')[1]?.split('/').at(-1) ?? '')
      .filter(id => id.length === 36)
})

describe('twenty years later', () => {
  test('nothing of the family is left in any table but the processing log, and of the neighbours everything is', async () => {
    await story.comesTo('2048-01-10')
    const before = await everything(story.house)
    const done = await destroyAll(pool, story)
    expect(done.state).toBe('done')
    const after = await everything(story.house)
    const words = [
      'waterman',
      family.caseFileId,
      family.householdId,
      family.mother,
      family.father,
      family.daughter,
      family.reportId,
    ]
    expect(tracesOf(after, words).filter(trace => !trace.startsWith('audit.'))).toEqual([])
    expect(tracesOf(after, ['waterman'])).toEqual([])
    const of = (rows: Map<string, string>) =>
      [...rows].filter(
        ([name, body]) =>
          !name.startsWith('audit.') && !name.startsWith('app.destruction_items') && body.includes(neighbours.caseFileId),
      )
    expect(of(after)).toEqual(of(before))
    expect(of(after).length).toBeGreaterThan(20)
  }, 60_000)

  test('the figures still count the family, and no counted line leads to anybody', async () => {
    const [facts] = await story.house.stored<{ files: number; households: number; unscoped: number }>(`
      select count(distinct case_file_id)::int as files, count(distinct household_id)::int as households,
        count(*) filter (where case_file_id is not null and scope_id is null)::int as unscoped from app.counted_facts`)
    expect(facts).toMatchObject({ files: 2, households: 2 })
    expect(facts?.unscoped).toBeGreaterThan(3)
  })
})

test('an organisation of the demo is still there', async () => {
  const [row] = await story.house.stored<{ name: string }>('select name from app.organisations where id = $1', [
    organisationId('de-brug'),
  ])
  expect(row?.name).toBeTruthy()
})
