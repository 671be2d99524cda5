import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { signalOperations as operations } from './api.ts'
import { exampleDeskReport, exampleOpening, exampleReport, reported, triage } from './testing/example-report.ts'

let house: TestHouse
let report: string
let deskReport: string
let caseFile: string
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
  report = await reported(house)
  const opening = exampleOpening()
  caseFile = opening.caseFileId
  await triage(house, report, 'multiple-related', { opening })
  const desk = exampleDeskReport()
  deskReport = desk.id
  await house.as('nadia').call(operations.enterConcernReport, desk)
})
afterAll(() => house.close())

const notOfTheDesk = ['joke', 'karin', 'tom', 'samira', 'joep', 'fatma', 'wim', 'hans', 'ingrid', 'bram', 'lieke']
const notTheReporter = ['karin', 'tom', 'lieke', 'peter', 'nadia', 'samira', 'joep', 'fatma', 'wim', 'hans', 'ingrid', 'bram']

test.each(notOfTheDesk)('%s has no worklist of the desk and opens no report there', async user => {
  const someone = house.as(user)
  for (const reportId of [report, deskReport]) {
    expect((await someone.call(operations.listReports, {})).status).toBe(403)
    expect((await someone.call(operations.getReport, { reportId })).status).toBe(403)
    expect((await someone.call(operations.findKnownHouseholds, { reportId, query: 'Yilmaz' })).status).toBe(403)
    expect((await someone.call(operations.claimReport, { reportId, version: 1 })).status).toBe(403)
    expect((await someone.call(operations.undoTriage, { reportId, version: 2, reason: 'x' })).status).toBe(403)
    const triaged = { reportId, id: newId(), version: 1, outcome: 'single', reasoning: 'x' }
    expect((await someone.call(operations.triageReport, triaged)).status).toBe(403)
  }
})

test.each(notTheReporter)('%s does not find the report of somebody else, by list or by id', async user => {
  const someone = house.as(user)
  const list = await someone.call(operations.listOwnReports, {})
  if (list.status === 200) expect(list.body.reports).toEqual([])
  else expect(list.status).toBe(403)
  expect([403, 404]).toContain((await someone.call(operations.getOwnReport, { reportId: report })).status)
})

test('not existing and not yours look the same', async () => {
  const karin = house.as('karin')
  const theirs = await karin.call(operations.getOwnReport, { reportId: report })
  const nobodys = await karin.call(operations.getOwnReport, { reportId: newId() })
  expect(theirs.status).toBe(404)
  expect({ ...theirs.problem, instance: '' }).toEqual({ ...nobodys.problem, instance: '' })
})

/** Whoever gets past the server still meets the policies: what each person reads of these tables, for any purpose. */
const tables = ['concern_reports', 'report_handlings', 'triages', 'report_tidings', 'desk_conversations', 'report_files'] as const
const readable = (user: string, purpose: string) =>
  house.as(user).look(purpose, async tx => {
    const found: Record<string, number> = {}
    for (const table of tables) found[table] = (await tx.rows(sql`select 1 from ${sql.table(`app.${table}`)}`)).length
    return found
  })
const nothing = Object.fromEntries(tables.map(table => [table, 0]))
const purposes = ['intake', 'support', 'steering', 'privacy-oversight', 'administration', 'workplace']

test.each(notOfTheDesk.filter(user => user !== 'joke'))('the database itself shows %s none of it', async user => {
  for (const purpose of purposes) {
    const found = await readable(user, purpose)
    // The coordinator reads what went along into the file, for support alone.
    const expected = user === 'samira' && purpose === 'support' ? { ...nothing, report_files: 1 } : nothing
    expect(found, `${user} for ${purpose}`).toEqual(expected)
  }
})

test('the database shows the reporter the report and its tidings, never how it was handled', async () => {
  expect(await readable('joke', 'intake')).toEqual({ ...nothing, concern_reports: 1, report_tidings: 2 })
})

test('the desk reads reports for intake, and for no other purpose', async () => {
  expect(await readable('peter', 'intake')).toMatchObject({ concern_reports: 2, report_handlings: 2, triages: 1 })
  for (const purpose of purposes.slice(1)) expect(await readable('peter', purpose), purpose).toEqual(nothing)
})

test('nothing that the reporter gets tells whether the household was known', async () => {
  const answer = await house.as('joke').call(operations.getOwnReport, { reportId: report })
  const text = JSON.stringify(answer.body) + JSON.stringify((await house.as('joke').call(operations.listOwnReports, {})).body)
  for (const word of [
    '"known',
    'nownHousehold',
    'bekend',
    'outcome',
    'reasoning',
    'caseFile',
    'claimed',
    'Peter',
    'Samira',
    caseFile,
  ]) {
    expect(text).not.toContain(word)
  }
})

test('a report belongs to the organisation for which it was made', async () => {
  const made = exampleReport()
  await house.as('lieke', 'ggd').call(operations.makeConcernReport, made)
  const seen = async (organisation: 'ggd' | 'thuiszorg') =>
    (await house.as('lieke', organisation).call(operations.listOwnReports, {})).body.reports.map(one => one.id)
  expect(await seen('ggd')).toEqual([made.id])
  expect(await seen('thuiszorg')).toEqual([])
  expect((await house.as('lieke', 'thuiszorg').call(operations.getOwnReport, { reportId: made.id })).status).toBe(404)
})

test('what went along into the file is for its coordinator; others of the file and the city get an empty list', async () => {
  expect((await house.as('samira').call(operations.listReportsOfFile, { caseFileId: caseFile })).body).toHaveLength(1)
  for (const user of ['joep', 'karin', 'tom', 'peter', 'fatma', 'wim', 'lieke']) {
    const answer = await house.as(user).call(operations.listReportsOfFile, { caseFileId: caseFile })
    expect(answer.body, user).toEqual([])
  }
  for (const user of ['joke', 'hans', 'ingrid', 'bram']) {
    expect((await house.as(user).call(operations.listReportsOfFile, { caseFileId: caseFile })).status, user).toBe(403)
  }
})

test('nobody writes in the name of another', async () => {
  const forged = sql`
    insert into app.report_tidings (municipality_id, id, report_id, reporter_user_id, area_id, state, told_at, told_by)
    values (1, ${newId()}, ${report}, ${house.as('joke').user}, 21, 'ended', now(), ${house.as('peter').user})`
  await expect(house.as('karin').look('intake', tx => tx.run(forged))).rejects.toMatchObject({ code: '42501' })
  const asSomebodyElse = sql`
    insert into app.desk_conversations (municipality_id, id, report_id, area_id, held_at, held_by, support_need, advice)
    values (1, ${newId()}, ${deskReport}, 21, now(), ${house.as('peter').user}, 'x', 'x')`
  await expect(house.as('nadia').look('intake', tx => tx.run(asSomebodyElse))).rejects.toMatchObject({ code: '42501' })
})

test('a report that was told is never changed', async () => {
  const changed = sql`update app.concern_reports set observed = 'anders' where id = ${report}`
  for (const user of ['joke', 'peter']) {
    await expect(
      house.as(user).look('intake', tx => tx.run(changed)),
      user,
    ).rejects.toMatchObject({ code: '42501' })
  }
})
