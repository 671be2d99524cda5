import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areas, demoProgramme, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { indicatorOperations, splitChoices } from './api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
})
afterAll(() => house?.close())

const figures = async (split: (typeof splitChoices)[number]) =>
  (await house.as('hans').call(indicatorOperations.getHalfYearFigures, { programmeId: demoProgramme.id, split })).body

test('a part never exceeds what it is a part of, whatever happened (R-091)', async () => {
  const neighbourhoods = areas.filter(area => area.kind === 'neighbourhood').map(area => area.id)
  const fact = fc.record({
    event: fc.constantFrom(
      'concern-report.received',
      'concern-report.triaged',
      'case-file.closed',
      'aftercare.recorded',
      'task.placed',
      'task.accepted',
    ),
    about: fc.integer({ min: 0, max: 11 }),
    file: fc.integer({ min: 0, max: 7 }),
    month: fc.integer({ min: 1, max: 11 }),
    area: fc.constantFrom(...neighbourhoods),
    outcome: fc.constantFrom('single', 'multiple-unrelated', 'multiple-related', 'stable'),
    channel: fc.constantFrom('resident', 'professional-online'),
  })
  const ids = Array.from({ length: 12 }, () => newId())
  await house.stored('update app.areas set is_priority = true where municipality_id = $1 and id in (2, 33)', [voorbeeldstad.id])
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 60 }), async facts => {
      await house.stored('delete from app.counted_facts where municipality_id = $1', [voorbeeldstad.id])
      const rows = facts.map(one => ({
        municipality_id: voorbeeldstad.id,
        id: newId(),
        programme_id: demoProgramme.id,
        event: one.event,
        attributes: { outcome: one.outcome, channel: one.channel, reason: one.outcome },
        about_kind: 'case-file',
        about_id: ids[one.about],
        case_file_id: ids[one.file],
        household_id: ids[one.file],
        occurred_on: `2026-${String(one.month).padStart(2, '0')}-10`,
        area_id: one.area,
        shielded: false,
      }))
      const columns = Object.keys(rows[0] ?? {}).join(', ')
      await house.stored(
        `insert into app.counted_facts (${columns}) select ${columns} from jsonb_populate_recordset(null::app.counted_facts, $1)`,
        [JSON.stringify(rows)],
      )
      for (const split of splitChoices) {
        for (const { cells, parts, isShare } of (await figures(split)).rows) {
          for (const half of ['first', 'second', 'total'] as const) {
            const whole = cells[half].counted ?? 0
            const counts = parts.map(part => part.cells[half].counted ?? 0)
            expect(Math.max(0, ...counts)).toBeLessThanOrEqual(whole)
            // Every place lies somewhere: by area nothing is lost either.
            if (split === 'district' || split === 'neighbourhood' || split === 'priority') {
              const sum = counts.reduce((all, one) => all + one, 0)
              if (!isShare || sum > 0) expect(sum).toBeGreaterThanOrEqual(whole)
            }
          }
        }
      }
    }),
    { numRuns: 12 },
  )
})

test('a district that is marked takes its neighbourhoods along; without any there is no such split', async () => {
  await house.stored('delete from app.counted_facts where municipality_id = $1', [voorbeeldstad.id])
  for (const area of [21, 22, 31, 33]) {
    await house.stored(
      `insert into app.counted_facts (municipality_id, id, programme_id, event, about_kind, about_id, occurred_on, area_id)
       values ($1, $2, $3, 'concern-report.received', 'concern-report', $4, '2026-03-01', $5)`,
      [voorbeeldstad.id, newId(), demoProgramme.id, newId(), area],
    )
  }
  const marked = await figures('priority')
  const row = marked.rows.find(one => one.indicator === 'reports')
  expect([marked.hasPriorityAreas, row?.partsLabel]).toEqual([true, 'Aandachtsbuurten'])
  expect(row?.parts.map(part => [part.label, part.cells.total.counted])).toEqual([
    ['aandachtsbuurten', 3],
    ['andere buurten', 1],
  ])
  const list = await house.as('hans').call(indicatorOperations.listCounted, {
    programmeId: demoProgramme.id,
    indicator: 'reports',
    year: 2026,
    half: 0,
    split: 'priority',
    splitValue: 'priority',
  })
  expect([list.body.counted, list.body.lines.map(line => line.area).sort()]).toEqual([
    3,
    ['Heideveld', 'Spoorzicht', 'Tulpenbuurt'],
  ])
  await house.stored('update app.areas set is_priority = false where municipality_id = $1', [voorbeeldstad.id])
  const unmarked = await figures('priority')
  expect([unmarked.hasPriorityAreas, unmarked.split, unmarked.rows[0]?.parts]).toEqual([false, 'none', []])
})
