import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme, userId } from '../../db/demo/voorbeeldstad.ts'
import { mayStart } from '../access/rules/permissions.ts'
import { capabilities } from '../app/capabilities.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { openExampleFile } from '../case-files/testing/open-example-file.ts'
import { indicatorOperations } from '../indicators/api.ts'
import { newId } from '../platform/ids.ts'
import { accountabilityOperations } from './api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house?.close())

const { startHalfYearReport, publishHalfYearReport, listHalfYearReports, getHalfYearReport } = indicatorOperations

test('a member of the council reads the rules and published reports, and drafts never', async () => {
  const [draft, published] = [newId(), newId()]
  const hans = house.as('hans')
  const start = (id: string, half: 1 | 2, year: number) =>
    hans.call(startHalfYearReport, { id, programmeId: demoProgramme.id, year, half })
  expect((await start(published, 1, 2026)).status).toBe(200)
  expect((await start(draft, 2, 2025)).status).toBe(200)
  const marga = house.as('marga')
  expect((await marga.call(listHalfYearReports, {})).body.reports).toEqual([])
  await house.stored(
    `update app.half_year_reports set state = 'published', body = '{}', published_at = now(), published_by = $1 where id = $2`,
    [userId('hans'), published],
  )
  const { reports, mayWrite } = (await marga.call(listHalfYearReports, {})).body
  expect(reports.map(one => one.id)).toEqual([published])
  // Who brought it out is a colleague to others, and a name to the council.
  expect([reports[0]?.publishedBy, mayWrite]).toEqual([null, false])
  expect((await marga.call(getHalfYearReport, { reportId: draft })).status).toBe(404)
  expect((await marga.call(publishHalfYearReport, { reportId: draft, version: 1 } as never)).status).toBe(403)
  expect((await marga.call(accountabilityOperations.getAccessRules, {})).status).toBe(200)
})

test('no file, no report of a concern, no name comes back to a member of the council, for any purpose', async () => {
  await openExampleFile(house)
  const shown = (await house.as('ingrid').call(accountabilityOperations.getAccessRules, {})).body.records
  for (const purpose of ['support', 'intake', 'steering', 'privacy-oversight', 'own-file']) {
    const seen = await house
      .as('marga')
      .look(purpose, tx =>
        Promise.all([
          tx.rows(sql`select id from app.case_files`),
          tx.rows(sql`select id from app.concern_reports`),
          tx.rows(sql`select person_id from app.person_identities`),
          tx.rows(sql`select id from app.notes`),
          tx.rows(sql`select id from app.timeline`),
          tx.rows(sql`select id from app.counted_facts`),
          tx.rows(sql`select user_id from access.role_assignments`),
          tx.rows(sql`select user_id from access.team_members`),
          tx.rows(sql`select id from app.administration_changes`),
          tx.rows(sql`select id from audit.processing_log`),
          tx.rows(sql`select * from app.figure_cells`),
        ]),
      )
    expect(seen.flat()).toEqual([])
    // Oneself, so that the screen can say who is logged in.
    const users = await house.as('marga').look(purpose, tx => tx.rows<{ id: string }>(sql`select id from access.users`))
    expect(users.map(user => user.id)).toEqual([userId('marga')])
  }
  expect(shown.length).toBeGreaterThan(80)
})

test('what a member of the council can start is short', () => {
  const started = capabilities
    .flatMap(one => Object.entries(one.operations))
    .filter(([, operation]) => mayStart(['council_member'], operation.permission))
  expect(
    started
      .filter(([, operation]) => operation.permission !== 'workplace.open')
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(['getAccessRules', 'getHalfYearReport', 'listHalfYearReports'])
})
