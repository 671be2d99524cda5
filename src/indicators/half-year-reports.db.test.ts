import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoProgramme, demoProgrammeUnderPressure, organisationId, voorbeeldstad } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { getCaseFile } from '../case-files/server/commands.ts'
import { openExampleFile } from '../case-files/testing/open-example-file.ts'
import { openPool } from '../platform/database/pool.ts'
import { newId } from '../platform/ids.ts'
import { happenedInFile } from '../programmes/server/commands.ts'
import { indicatorOperations } from './api.ts'
import type { ReportView } from './report-api.ts'
import { checksOf } from './rules/report-checks.ts'
import { refreshFigures } from './server/refresh-figures.ts'

const { startHalfYearReport, getHalfYearReport, listHalfYearReports, writeReportText, addReportPartner } = indicatorOperations
const { removeReportPartner, publishHalfYearReport, correctHalfYearReport, discardHalfYearReport } = indicatorOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  await house.stored(`update app.areas set is_priority = true where municipality_id = $1 and id = 21`, [voorbeeldstad.id])
  await reports(7, '2025-03-10', 21)
  await reports(20, '2026-03-10', 21)
  await reports(9, '2026-04-10', 31)
  await reports(2, '2026-05-10', 32)
  await count()
})
afterAll(() => house?.close())

async function reports(many: number, on: string, area: number, programme = demoProgramme.id): Promise<void> {
  for (let at = 0; at < many; at++) {
    await house.stored(
      `insert into app.counted_facts (municipality_id, id, programme_id, event, attributes, about_kind, about_id, occurred_on, area_id)
       values ($1, $2, $3, 'concern-report.received', '{"channel":"resident"}', 'concern-report', $4, $5, $6)`,
      [voorbeeldstad.id, newId(), programme, newId(), on, area],
    )
  }
}

async function count(): Promise<void> {
  const worker = openPool(house.database.workerUrl, { size: 1 })
  try {
    await refreshFigures(worker, voorbeeldstad.id, house.clock.now())
  } finally {
    await worker.end()
  }
}

const start = (user: string, year: number, half: 1 | 2, programmeId = demoProgramme.id) =>
  house.as(user).call(startHalfYearReport, { id: newId(), programmeId, year, half })
const read = async (user: string, reportId: string): Promise<ReportView> =>
  (await house.as(user).call(getHalfYearReport, { reportId })).body
const write = (user: string, reportId: string, textId: string, from: string, to: string) =>
  house.as(user).call(writeReportText, { reportId, textId, change: { body: { from, to } } })
const publish = (user: string, reportId: string, version: number, kind = 'half-year') =>
  house.as(user).call(publishHalfYearReport, { reportId, version, kind })
const textOf = (view: ReportView, chapter: string, organisation: string | null = null) => {
  const found = view.body.texts.find(one => one.chapter === chapter && (one.organisation?.id ?? null) === organisation)
  if (!found) throw new Error(`no text ${chapter}`)
  return found
}
const reportsFigure = (view: ReportView) => {
  const found = view.body.figures.find(one => one.indicator === 'reports')
  if (!found) throw new Error('no figure of reports')
  return found
}

describe('a half-year report', () => {
  let first: string

  test('begins with its chapters and the figures everybody may read', async () => {
    const { status, body } = await start('hans', 2026, 1)
    expect(status).toBe(200)
    first = body.id
    const view = await read('hans', first)
    expect([view.state, view.edition, view.mayWrite, view.mayOpenLists]).toEqual(['draft', 1, true, true])
    expect(view.body.texts.map(one => [one.chapter, one.organisation, one.body])).toEqual([
      ['ambition', null, ''],
      ['results', null, ''],
      ['next-half-year', null, ''],
      ['longer-term', null, ''],
    ])
    const figure = reportsFigure(view)
    expect(figure.halves.map(one => [one.year, one.half, one.cell.counted])).toEqual([
      [2025, 1, 7],
      [2025, 2, 0],
      [2026, 1, 31],
    ])
    // Two in one neighbourhood is few, and stays hidden behind its district.
    expect(figure.splits.map(one => [one.split, one.parts.map(part => [part.label, part.cell.counted])])).toEqual([
      ['attribute', [[expect.any(String), 31]]],
      [
        'district',
        [
          ['Laakoever', 20],
          ['Noorderveld', 11],
        ],
      ],
      [
        'priority',
        [
          ['aandachtsbuurten', 20],
          ['andere buurten', 11],
        ],
      ],
    ])
    expect(checksOf(figure).map(one => one.kind)).toEqual(['right', 'right', 'right'])
  })

  test('is written in place; two who change one text see each other’s', async () => {
    const ambition = textOf(await read('hans', first), 'ambition')
    const words = "🙂 שלום <b>één plan</b>'); drop table app.half_year_reports; --\n\nTweede alinea."
    expect((await write('hans', first, ambition.id, '', words)).status).toBe(200)
    expect((await write('hans', first, ambition.id, '', words)).status).toBe(200)
    const clash = await write('hans', first, ambition.id, '', 'Iets anders')
    expect([clash.status, clash.problem.details]).toEqual([
      409,
      { clashes: [{ field: 'body', yours: 'Iets anders', theirs: words }] },
    ])
    expect(textOf(await read('hans', first), 'ambition').body).toBe(words)
    expect((await write('hans', first, newId(), '', 'x')).status).toBe(404)
    expect((await write('hans', first, ambition.id, words, 'x'.repeat(20_001))).problem.errors?.[0]?.field).toBe('change.body.to')
  })

  test('has the results per partner', async () => {
    const add = (organisation: string, id = newId()) =>
      house.as('hans').call(addReportPartner, { reportId: first, id, organisationId: organisation })
    const brug = (await add(organisationId('de-brug'))).body.id
    const woon = (await add(organisationId('woonpartners'))).body.id
    expect((await add(organisationId('de-brug'))).problem.errors?.[0]?.field).toBe('organisationId')
    expect((await add(newId())).problem.errors?.[0]?.field).toBe('organisationId')
    await write('hans', first, brug, '', 'De Brug hielp 12 gezinnen.')
    const remove = (textId: string) => house.as('hans').call(removeReportPartner, { reportId: first, textId })
    expect((await remove(brug)).status).toBe(409)
    expect((await remove(textOf(await read('hans', first), 'ambition').id)).status).toBe(409)
    expect((await remove(woon)).status).toBe(200)
    await add(organisationId('woonpartners'))
  })

  test('is nobody else’s as long as it is a draft', async () => {
    for (const user of ['fatma', 'wim', 'peter', 'samira']) {
      expect([user, (await house.as(user).call(getHalfYearReport, { reportId: first })).status]).toEqual([user, 404])
      const { body } = await house.as(user).call(listHalfYearReports, {})
      expect([body.reports, body.mayWrite]).toEqual([[], false])
      expect((await start(user, 2026, 2)).status).toBe(403)
      expect((await publish(user, first, 1)).status).toBe(403)
      const texts = await house.as(user).look('steering', tx => tx.rows(sql`select id from app.half_year_report_texts`))
      expect(texts).toEqual([])
    }
    for (const user of ['joke', 'karin', 'tom', 'ingrid', 'bram']) {
      expect([user, (await house.as(user).call(getHalfYearReport, { reportId: first })).status]).toEqual([user, 403])
      expect([user, (await house.as(user).call(listHalfYearReports, {})).status]).toEqual([user, 403])
    }
  })

  test('comes out as its writer saw it, and then stays as it is', async () => {
    const view = await read('hans', first)
    expect((await publish('hans', first, view.version - 1)).status).toBe(409)
    expect((await publish('hans', first, view.version, 'sterren')).problem.errors?.[0]?.field).toBe('kind')
    expect((await publish('hans', first, view.version)).status).toBe(200)
    expect((await publish('hans', first, view.version)).status).toBe(409)
    expect((await write('hans', first, textOf(view, 'longer-term').id, '', 'Te laat')).status).toBe(409)

    // What is counted later does not change it.
    await reports(5, '2026-06-01', 21)
    house.clock.shiftTo(new Date('2026-11-24T10:00:00Z'))
    await count()
    for (const user of ['hans', 'fatma', 'wim', 'peter', 'samira']) {
      const published = await read(user, first)
      expect([published.state, published.publishedBy, published.mayWrite]).toEqual([
        'published',
        expect.stringContaining('Hans'),
        false,
      ])
      expect(reportsFigure(published).halves.at(-1)?.cell.counted).toBe(31)
      // A partner of whom nothing was written is left out.
      expect(published.body.texts.filter(one => one.organisation).map(one => one.body)).toEqual(['De Brug hielp 12 gezinnen.'])
      expect(published.mayOpenLists).toBe(['hans', 'fatma'].includes(user))
    }
    await expect(
      house.as('hans').look('steering', tx => tx.run(sql`update app.half_year_reports set body = '{}' where id = ${first}`)),
    ).resolves.toBe(0)
    await expect(
      house.as('hans').look('steering', tx => tx.run(sql`delete from app.half_year_reports where id = ${first}`)),
    ).resolves.toBe(0)
    const [fact] = await house.stored(`select event, attributes from app.counted_facts where about_id = $1`, [first])
    expect(fact).toEqual({ event: 'report.published', attributes: { report: 'half-year' } })
    const logged = await house.stored(
      `select event from audit.processing_log where event = 'report.published' and outcome = 'done'`,
    )
    expect(logged).toHaveLength(1)
  })

  test('is corrected by a new edition with its reason; both stay to be read', async () => {
    const correct = (reason: string, id = newId()) =>
      house.as('hans').call(correctHalfYearReport, { reportId: first, id, reason })
    expect((await correct('  ')).problem.errors?.[0]?.field).toBe('reason')
    const { body } = await correct('Vijf meldingen kwamen later binnen.')
    expect((await correct('Nog eens')).status).toBe(409)
    const draft = await read('hans', body.id)
    expect([draft.edition, draft.reason, textOf(draft, 'results', organisationId('de-brug')).body]).toEqual([
      2,
      'Vijf meldingen kwamen later binnen.',
      'De Brug hielp 12 gezinnen.',
    ])
    expect(reportsFigure(draft).halves.at(-1)?.cell.counted).toBe(36)
    expect((await publish('hans', body.id, draft.version)).status).toBe(200)
    const forSamira = await read('samira', first)
    expect(forSamira.editions.map(one => [one.edition, one.state])).toEqual([
      [2, 'published'],
      [1, 'published'],
    ])
    expect(reportsFigure(forSamira).halves.at(-1)?.cell.counted).toBe(31)
    expect((await read('hans', first)).mayCorrect).toBe(false)
  })

  test('of the half-year after takes over ambition and partners, and can be thrown away', async () => {
    const { body } = await start('hans', 2026, 2)
    expect((await start('hans', 2026, 2)).status).toBe(409)
    const draft = await read('hans', body.id)
    expect(textOf(draft, 'ambition').body).toContain('één plan')
    expect([textOf(draft, 'results').body, textOf(draft, 'results', organisationId('de-brug')).body]).toEqual(['', ''])
    expect(draft.body.figures[0]?.halves).toHaveLength(4)
    const discard = (version: number) => house.as('hans').call(discardHalfYearReport, { reportId: body.id, version })
    expect((await discard(draft.version + 1)).status).toBe(409)
    expect((await discard(draft.version)).status).toBe(200)
    expect((await house.as('hans').call(getHalfYearReport, { reportId: body.id })).status).toBe(404)
    expect((await start('hans', 2026, 2)).status).toBe(200)
  })

  test('cannot be of a half-year to come, or of a programme that is not here', async () => {
    expect((await start('hans', 2027, 1)).problem.errors?.[0]?.field).toBe('half')
    expect((await start('hans', 2026, 1, 'nergens')).status).toBe(404)
  })

  test('tells when a figure means something else than a year before', async () => {
    await house.stored(
      `update app.half_year_reports set year = 2025, body = jsonb_set(body, '{figures,0,meaning}', '"anders"') where id = $1`,
      [first],
    )
    await house.stored(`delete from app.half_year_reports where state = 'published' and year = 2026`)
    const { body } = await start('hans', 2026, 1)
    const [changed, same] = (await read('hans', body.id)).body.figures
    expect([changed?.isOtherThanYearBefore, same?.isOtherThanYearBefore]).toEqual([true, false])
    expect(changed && checksOf(changed)[0]?.text).toContain('Ander begrip')
  })
})

test('the clock of a programme as a whole starts with its first household and ends with the report it asks for', async () => {
  const clocks = () =>
    house.stored<{ kind: string; met: boolean }>(
      `select kind, met_at is not null as met from app.clocks where about_kind = 'programme' and programme_id = $1`,
      [demoProgrammeUnderPressure.id],
    )
  expect(await clocks()).toEqual([])
  const begin = async () => {
    const { caseFileId } = await openExampleFile(house, { programme: demoProgrammeUnderPressure, route: 'discuss' })
    await house.as('samira').look(
      'support',
      async tx => {
        const { id, scopeId } = await getCaseFile(tx, caseFileId)
        await happenedInFile(tx, {
          event: 'participation.started',
          about: { kind: 'participation', id },
          caseFileId: id,
          scopeId,
        })
      },
      caseFileId,
    )
  }
  await begin()
  await begin()
  const [clock, ...more] = await clocks()
  expect([clock?.met, more]).toEqual([false, []])
  const { body: listed } = await house.as('hans').call(listHalfYearReports, {})
  expect(listed.deadlines).toHaveLength(1)
  expect((await house.as('samira').call(listHalfYearReports, {})).body.deadlines).toEqual([])

  await reports(1, '2026-11-20', 21, demoProgrammeUnderPressure.id)
  house.clock.shiftTo(new Date('2026-11-24T12:00:00Z'))
  await count()
  const { body } = await start('hans', 2026, 2, demoProgrammeUnderPressure.id)
  const { version, kinds } = await read('hans', body.id)
  expect((await publish('hans', body.id, version, kinds.at(-1)?.code)).status).toBe(200)
  expect((await clocks()).map(one => one.met)).toEqual([true])
  await begin()
  expect((await clocks()).map(one => one.met)).toEqual([true])
})
