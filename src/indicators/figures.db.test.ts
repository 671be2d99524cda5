import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { openExampleFile } from '../case-files/testing/open-example-file.ts'
import { openPool } from '../platform/database/pool.ts'
import { newId } from '../platform/ids.ts'
import { type HalfYearFigures, indicatorOperations } from './api.ts'
import { refreshFigures } from './server/refresh-figures.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  // First half: 12 reports in neighbourhood 21, of which 3 by the resident; second half: 6 in 22 and 2 in 31.
  await reports(9, '2026-03-10', 21, 'professional-online')
  await reports(3, '2026-04-10', 21, 'resident')
  await reports(6, '2026-08-10', 22, 'professional-online')
  await reports(2, '2026-09-10', 31, 'professional-online')
  await reports(4, '2026-09-11', 31, 'professional-online', true)
})
afterAll(() => house?.close())

/** Facts as the desk's acts leave them. */
async function reports(count: number, on: string, area: number, channel: string, shielded = false): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids) await fact('concern-report.received', id, on, area, { channel }, shielded)
  return ids
}

const fact = (event: string, about: string, on: string, area: number, attributes: object, shielded = false) =>
  house.stored(
    `insert into app.counted_facts (municipality_id, id, programme_id, event, attributes, about_kind, about_id, occurred_on, area_id, shielded)
     values ($1, $2, $3, $4, $5, 'concern-report', $6, $7, $8, $9)`,
    [voorbeeldstad.id, newId(), demoProgramme.id, event, attributes, about, on, area, shielded],
  )

async function figures(user: string, input: object = {}): Promise<HalfYearFigures> {
  const { status, body } = await house
    .as(user)
    .call(indicatorOperations.getHalfYearFigures, { programmeId: demoProgramme.id, ...input })
  expect(status).toBe(200)
  return body
}

const rowOf = (table: HalfYearFigures, indicator: string) => {
  const row = table.rows.find(one => one.indicator === indicator)
  if (!row) throw new Error(`no row ${indicator}`)
  return row
}

const numbers = (cells: {
  first: { counted: number | null }
  second: { counted: number | null }
  total: { counted: number | null }
}) => [cells.first.counted, cells.second.counted, cells.total.counted]

test('the policy officer reads every unshielded fact, and each figure opens exactly as many lines', async () => {
  const table = await figures('hans')
  expect(table.view).toBe('exact')
  expect(numbers(rowOf(table, 'reports').cells)).toEqual([12, 8, 20])
  for (const [half, expected] of [
    [1, 12],
    [2, 8],
    [0, 20],
  ] as const) {
    const { body } = await house
      .as('hans')
      .call(indicatorOperations.listCounted, { programmeId: demoProgramme.id, indicator: 'reports', year: 2026, half })
    expect([body.counted, body.lines.length]).toEqual([expected, expected])
    expect(body.lines.every(line => line.title === null && !line.mayOpen)).toBe(true)
  }
})

test('cells without data stay empty, and what could have been counted and was not is zero', async () => {
  const table = await figures('hans')
  expect(rowOf(table, 'closed').cells.total).toEqual({ state: 'empty', counted: null, outOf: null })
  const before = await figures('hans', { year: 2025 })
  expect(rowOf(before, 'reports').cells.total.state).toBe('empty')
  await fact('concern-report.triaged', newId(), '2026-02-01', 21, { outcome: 'redirected' })
  const after = await figures('hans')
  expect(numbers(rowOf(after, 'handled-directly').cells)).toEqual([0, 0, 0])
})

test('a figure is split by district, neighbourhood and the attribute of its definition, and no part exceeds it', async () => {
  const byDistrict = rowOf(await figures('hans', { split: 'district' }), 'reports')
  expect(byDistrict.parts.map(part => [part.label, ...numbers(part.cells)])).toEqual([
    ['Laakoever', 12, 6, 18],
    ['Noorderveld', 0, 2, 2],
  ])
  const byChannel = rowOf(await figures('hans', { split: 'attribute' }), 'reports')
  expect(byChannel.partsLabel).toBe('Hoe gemeld')
  for (const { cells } of byChannel.parts) expect(cells.total.counted ?? 0).toBeLessThanOrEqual(20)
  const inDistrict = await figures('hans', { areaId: 3 })
  expect(numbers(rowOf(inDistrict, 'reports').cells)).toEqual([0, 2, 2])
})

test('who may not see everything gets stored figures, small ones held back, and no list', async () => {
  const empty = await figures('samira')
  expect([empty.view, empty.mayBeExact, empty.countedAt]).toEqual(['public', false, null])
  const worker = openPool(house.database.workerUrl, { size: 1 })
  try {
    expect(await refreshFigures(worker, voorbeeldstad.id, house.clock.now())).toBe(true)
    expect(await refreshFigures(worker, voorbeeldstad.id, house.clock.now())).toBe(false)
  } finally {
    await worker.end()
  }
  for (const user of ['samira', 'peter', 'wim']) {
    const table = await figures(user, { split: 'district' })
    const row = rowOf(table, 'reports')
    expect(table.view).toBe('public')
    expect(numbers(row.cells)).toEqual([12, 8, 20])
    // Two in Noorderveld is few; with the total shown, Laakoever would give them away.
    expect(row.parts.map(part => [part.label, part.cells.second.state, part.cells.total.state])).toEqual([
      ['Laakoever', 'held-back', 'held-back'],
      ['Noorderveld', 'held-back', 'held-back'],
    ])
    const list = await house
      .as(user)
      .call(indicatorOperations.listCounted, { programmeId: demoProgramme.id, indicator: 'reports', year: 2026, half: 0 })
    expect(list.status).toBe(404)
  }
  // The number that was held back is nowhere to be read.
  const stored = await house
    .as('samira')
    .look('steering', tx => tx.rows(sql`select counted from app.figure_cells where counted between 1 and 4`))
  expect(stored).toEqual([])
})

test('who oversees one district gets that district whole, with its list', async () => {
  const district = await figures('wim', { areaId: 2 })
  expect(district.view).toBe('exact')
  expect(numbers(rowOf(district, 'reports').cells)).toEqual([12, 6, 18])
  const own = await house.as('wim').call(indicatorOperations.listCounted, {
    programmeId: demoProgramme.id,
    indicator: 'reports',
    year: 2026,
    half: 0,
    areaId: 2,
  })
  expect([own.body.counted, own.body.lines.length]).toEqual([18, 18])
  const other = await figures('wim', { areaId: 3 })
  expect([other.view, other.areaId]).toEqual(['public', null])
  const denied = await house.as('wim').call(indicatorOperations.listCounted, {
    programmeId: demoProgramme.id,
    indicator: 'reports',
    year: 2026,
    half: 0,
    areaId: 3,
  })
  expect(denied.status).toBe(404)
})

test('reporters, partners, the privacy officer and the administrator have no figures', async () => {
  for (const user of ['joke', 'karin', 'ingrid', 'bram']) {
    const { status } = await house.as(user).call(indicatorOperations.getHalfYearFigures, {})
    expect(status).toBe(403)
  }
})

test('a triage that was taken back does not count', async () => {
  const [report = ''] = await reports(1, '2026-05-01', 21, 'professional-online')
  await fact('concern-report.triaged', report, '2026-05-02', 21, { outcome: 'single' })
  expect(rowOf(await figures('hans'), 'handled-directly').cells.total.counted).toBe(1)
  // Which of two facts came last is read from their ids, which have the millisecond.
  await new Promise(done => setTimeout(done, 3))
  await fact('concern-report.triage-undone', report, '2026-05-02', 21, {})
  expect(rowOf(await figures('hans'), 'handled-directly').cells.total.counted).toBe(0)
})

test('the policy officer plans; a second one who did not see it clashes, and the same number again is harmless', async () => {
  const plan = (from: number | null, to: number, user = 'hans') =>
    house.as(user).call(indicatorOperations.planIndicator, {
      programmeId: demoProgramme.id,
      indicator: 'home-visits',
      year: 2026,
      half: 0,
      change: { planned: { from, to } },
    })
  expect((await plan(null, 2100)).status).toBe(200)
  expect((await plan(null, 2100)).status).toBe(200)
  const clash = await plan(null, 1800)
  expect(clash.status).toBe(409)
  expect(clash.problem.details).toEqual({ clashes: [{ field: 'planned', yours: 1800, theirs: 2100 }] })
  expect((await plan(2100, 1800)).status).toBe(200)
  expect(rowOf(await figures('hans'), 'home-visits').planned.year).toEqual({ planned: 1800, version: 2 })
  expect((await plan(1800, 1, 'samira')).status).toBe(403)
  const wrong = await house.as('hans').call(indicatorOperations.planIndicator, {
    programmeId: demoProgramme.id,
    indicator: 'home-visits',
    year: 2026,
    half: 0,
    change: { planned: { from: 1800, to: -1 } },
  })
  expect([wrong.status, wrong.problem.errors?.[0]?.field]).toEqual([400, 'change.planned.to'])
})

test('only who works in files reads whose they are', async () => {
  const { caseFileId, householdId } = await openExampleFile(house)
  await house.stored(
    `insert into app.counted_facts (municipality_id, id, programme_id, event, about_kind, about_id, case_file_id, household_id, occurred_on, area_id)
     values ($1, $2, $3, 'home-visit.recorded', 'household', $4, $5, $4, '2026-11-20', 21)`,
    [voorbeeldstad.id, newId(), demoProgramme.id, householdId, caseFileId],
  )
  const ask = { programmeId: demoProgramme.id, indicator: 'home-visits', year: 2026, half: 2 }
  const forFatma = await house.as('fatma').call(indicatorOperations.listCounted, ask)
  expect(forFatma.body.lines.map(line => [line.title, line.mayOpen, line.caseFileId])).toEqual([
    ['Familie Yilmaz', true, caseFileId],
  ])
  const forHans = await house.as('hans').call(indicatorOperations.listCounted, ask)
  expect(forHans.body.lines.map(line => [line.title, line.mayOpen])).toEqual([[null, false]])
})
