import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../platform/database/transaction.ts'
import { idOf, now, organisationOf, type Person, type SmallTown, userOf } from '../testing/small-town.ts'
import { newId, openTwoFiles, refused } from '../testing/two-files.ts'

// The reports of others, and how they are handled. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown

beforeAll(async () => {
  ;({ town } = await openTwoFiles())
})
afterAll(() => town.close())

describe('concern reports', () => {
  const report = { id: idOf('report', 'one') }
  beforeAll(async () => {
    const reported = (id: string, person: Person, area: number) =>
      town.as(
        person,
        async tx => {
          await tx.run(
            build.insertInto('app.concern_reports').values({
              municipality_id: 1,
              id,
              programme_id: 'voorbeeld',
              programme_version: 1,
              channel: 'x',
              reporter_kind: 'professional',
              reporter_user_id: tx.session.user,
              reporter_organisation_id: tx.session.organisation,
              entered_by: tx.session.user,
              received_at: now,
              about_name: 'x',
              area_id: area,
              observed: 'x',
              life_domains: [],
              urgency: 'x',
              resident_informed: true,
              resident_agrees: 'agreed',
            }),
          )
          await tx.run(
            build.insertInto('app.report_handlings').values({ municipality_id: 1, report_id: id, area_id: area, state: 'new' }),
          )
        },
        { purpose: 'intake' },
      )
    await reported(report.id, 'teacher', 1)
    await reported(idOf('report', 'nurse'), 'nurse', 1)
    await town.as(
      'desk',
      async tx => {
        await tx.run(
          build.insertInto('app.triages').values({
            municipality_id: 1,
            id: idOf('triage', 'one'),
            report_id: report.id,
            area_id: 1,
            outcome: 'x',
            reasoning: 'dit huishouden is al bekend',
            decided_by: tx.session.user,
            decided_at: now,
          }),
        )
        await tx.run(
          sql`update app.report_handlings set state = 'triaged', known_household = 'known' where report_id = ${report.id}`,
        )
        await tx.run(
          build.insertInto('app.report_tidings').values({
            municipality_id: 1,
            id: newId(),
            report_id: report.id,
            reporter_user_id: userOf('teacher'),
            reporter_organisation_id: organisationOf('school'),
            area_id: 1,
            state: 'received',
            told_at: now,
            told_by: tx.session.user,
          }),
        )
      },
      { purpose: 'intake' },
    )
  })

  test('the reporter follows their own report and hears nothing of how it is handled', async () => {
    expect(await town.sees('teacher', 'app.concern_reports', { purpose: 'intake' })).toBe(1)
    expect(await town.sees('teacher', 'app.report_tidings', { purpose: 'intake' })).toBe(1)
    for (const table of [
      'app.report_handlings',
      'app.triages',
      'app.report_links',
      'app.report_endings',
      'app.desk_conversations',
      'app.clocks',
      'access.number_matches',
    ]) {
      expect(await town.sees('teacher', table, { purpose: 'intake' }), table).toBe(0)
    }
  })

  test('the reporter moves nothing, decides nothing and tells nothing in the name of the desk', async () => {
    const asTeacher = (statement: ReturnType<typeof sql>) => town.as('teacher', tx => tx.run(statement), { purpose: 'intake' })
    expect(await asTeacher(sql`update app.report_handlings set state = 'triaged'`)).toBe(0)
    expect(await asTeacher(sql`update app.triages set undone_at = now()`)).toBe(0)
    await expect(
      asTeacher(sql`insert into app.triages (municipality_id, id, report_id, area_id, outcome, reasoning, decided_by, decided_at)
        values (1, ${newId()}, ${report.id}, 1, 'x', 'x', ${userOf('teacher')}, now())`),
    ).rejects.toMatchObject(refused)
    await expect(
      asTeacher(sql`insert into app.report_tidings (municipality_id, id, report_id, area_id, state, told_at, told_by)
        values (1, ${newId()}, ${report.id}, 1, 'ended', now(), ${userOf('desk')})`),
    ).rejects.toMatchObject(refused)
    await expect(
      asTeacher(
        sql`insert into app.report_handlings (municipality_id, report_id, area_id, state, known_household) values (1, ${newId()}, 1, 'new', 'known')`,
      ),
    ).rejects.toMatchObject(refused)
  })

  test('the desk takes a decision back in its own name only', async () => {
    const takeBack = (by: Person) =>
      town.as('desk', tx => tx.run(sql`update app.triages set undone_by = ${userOf(by)} where report_id = ${report.id}`), {
        purpose: 'intake',
      })
    await expect(takeBack('northDesk')).rejects.toMatchObject(refused)
    expect(await takeBack('desk')).toBe(1)
  })

  test('nobody else reads the report: a colleague, a partner, a coordinator, another desk, another purpose', async () => {
    for (const person of [
      'otherTeacher',
      'partner',
      'coordinator',
      'overseer',
      'policyOfficer',
      'privacyOfficer',
      'administrator',
      'northDesk',
    ] as const) {
      for (const purpose of ['intake', 'support', 'steering']) {
        expect(await town.sees(person, 'app.concern_reports', { purpose }), `${person} ${purpose}`).toBe(0)
        expect(await town.sees(person, 'app.triages', { purpose }), `${person} ${purpose}`).toBe(0)
      }
    }
    expect(await town.sees('desk', 'app.concern_reports', { purpose: 'intake' })).toBe(2)
    expect(await town.sees('desk', 'app.concern_reports', { purpose: 'support' })).toBe(0)
  })

  test('a report made for one organisation stays there', async () => {
    expect(await town.sees('nurse', 'app.concern_reports', { purpose: 'intake' })).toBe(1)
    expect(await town.sees('nurse', 'app.concern_reports', { purpose: 'intake', organisation: organisationOf('homecare') })).toBe(
      0,
    )
  })

  test('a report is not made in the name of another person or organisation, nor by who does not report', async () => {
    const make = (person: Person, reporter: Person, organisation: string) =>
      town.as(
        person,
        tx =>
          tx.run(sql`insert into app.concern_reports (municipality_id, id, programme_id, programme_version, channel, reporter_kind, reporter_user_id,
              reporter_organisation_id, entered_by, received_at, about_name, area_id, observed, life_domains, urgency, resident_informed, resident_agrees)
            values (1, ${newId()}, 'voorbeeld', 1, 'x', 'professional', ${userOf(reporter)}, ${organisationOf(organisation)}, ${tx.session.user}, now(), 'x', 1, 'x', '{}', 'x', true, 'agreed')`),
        { purpose: 'intake' },
      )
    expect(await make('teacher', 'teacher', 'school')).toBe(1)
    await expect(make('teacher', 'otherTeacher', 'school')).rejects.toMatchObject(refused)
    await expect(make('teacher', 'teacher', 'town')).rejects.toMatchObject(refused)
    await expect(make('coordinator', 'coordinator', 'team')).rejects.toMatchObject(refused)
    await expect(make('desk', 'teacher', 'school')).rejects.toMatchObject(refused)
  })
})
