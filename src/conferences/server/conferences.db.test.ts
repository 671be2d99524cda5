import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoProgramme, organisationId, userId, users } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { appointCoordinator } from '../../case-files/server/commands.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { outreachOperations } from '../../outreach/api.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import type { SentOf } from '../../platform/operation.ts'
import { taskOperations } from '../../tasks/api.ts'
import { conferenceOperations as operations } from '../api.ts'
import { involveOrganisation, planExampleConference } from '../testing/plan-example-conference.ts'

let house: TestHouse
const monday = new Date('2026-11-23T10:00:00+01:00')
beforeAll(async () => {
  house = await openTestHouse({ moment: monday })
})
beforeEach(() => house.clock.shiftTo(monday))
afterAll(() => house.close())

const samira = () => house.as('samira')
const mda = { programmeId: demoProgramme.id, code: 'mda' }

/** A file with two partners: Woonpartners reads money, De Brug only knows that it exists. */
async function withPartners() {
  const file = await openExampleFile(house)
  await involveOrganisation(house, file.caseFileId, 'woonpartners', ['finance'])
  await involveOrganisation(house, file.caseFileId, 'de-brug')
  return file
}

const asked = (...organisations: Parameters<typeof organisationId>[0][]) =>
  organisations.map(one => ({ kind: 'organisation' as const, id: newId(), organisationId: organisationId(one) }))

/** Planned for today with both partners. */
async function planned(changes: Partial<SentOf<typeof operations.planConference>> = {}) {
  const file = await withPartners()
  const answer = await planExampleConference(house, file.caseFileId, {
    table: mda,
    people: asked('woonpartners', 'de-brug'),
    ...changes,
  })
  expect(answer.problem.detail ?? '').toBe('')
  return { ...file, conferenceId: answer.body.id }
}

const conferenceOf = async (at: { caseFileId: string; conferenceId: string }, user = 'samira') =>
  (await house.as(user).call(operations.getConference, { caseFileId: at.caseFileId, conferenceId: at.conferenceId })).body

const addLine = (
  { caseFileId, conferenceId }: { caseFileId: string; conferenceId: string },
  changes: Partial<SentOf<typeof operations.addConferenceLine>>,
  user = 'samira',
) =>
  house.as(user).call(operations.addConferenceLine, {
    caseFileId,
    conferenceId,
    id: newId(),
    kind: 'decision',
    body: 'Woonpartners wacht met de deurwaarder',
    ...changes,
  })

async function allCame(at: { caseFileId: string; conferenceId: string }) {
  for (const person of (await conferenceOf(at)).people) {
    await samira().call(operations.recordAttendance, {
      caseFileId: at.caseFileId,
      conferenceId: at.conferenceId,
      personId: person.id,
      change: { attended: { from: null, to: true } },
    })
  }
}

async function hold({ caseFileId, conferenceId }: { caseFileId: string; conferenceId: string }) {
  await allCame({ caseFileId, conferenceId })
  return samira().call(operations.holdConference, { caseFileId, conferenceId })
}

const linesOf = (caseFileId: string, event: string) =>
  house.stored<{ details: Record<string, unknown>; domain: number; disclosure: string }>(
    `select t.details, s.access_domain as domain, s.disclosure from app.timeline t join access.scopes s on s.id = t.scope_id
     where t.case_file_id = $1 and t.event = $2 order by t.recorded_at, t.id`,
    [caseFileId, event],
  )

const mailsAbout = (conferenceId: string, kind: string) =>
  house.stored<{ user: string | null; organisation: string | null }>(
    `select recipient_user_id as user, recipient_organisation_id as organisation from app.messages where about_id = $1 and kind = $2`,
    [conferenceId, kind],
  )

describe('planning', () => {
  test('puts it on the card of the file, with who is asked, and mails the partners and not oneself', async () => {
    const at = await planned({ agenda: [{ id: newId(), body: 'Huur en schulden', lifeDomain: 'geld', takesMinutes: 20 }] })
    const conference = await conferenceOf(at)
    expect(conference).toMatchObject({
      state: 'planned',
      tableLabel: 'Multidisciplinaire aanpak (MDA)',
      on: '2026-11-23',
      at: '16:00',
      place: 'Stadskantoor, kamer 2',
      mayWrite: true,
      lines: [{ kind: 'agenda', body: 'Huur en schulden', accessDomain: 'finance', takesMinutes: 20 }],
    })
    expect(conference.people.map(person => person.name)).toEqual([
      'Samira Bakker',
      'Maatschappelijk Werk De Brug',
      'Woonpartners',
    ])
    expect(conference.invitable.map(one => one.name)).toEqual([
      'Samira Bakker',
      'Contactpunt Achter de Voordeur',
      'Maatschappelijk Werk De Brug',
      'Woonpartners',
      'Ayşe Yilmaz',
      'Can Yilmaz',
    ])
    expect((await mailsAbout(at.conferenceId, 'conference-invited')).map(mail => mail.organisation).toSorted()).toEqual(
      [organisationId('woonpartners'), organisationId('de-brug')].toSorted(),
    )
    const [line] = await linesOf(at.caseFileId, 'conference.planned')
    // The line is for everybody who knows of the file: not at which table, not where, not who.
    expect(line).toEqual({ details: { startsAt: '2026-11-23T15:00:00.000Z' }, domain: 1, disclosure: 'existence' })
  })

  test('may be in the past, and then tells nobody', async () => {
    const { caseFileId } = await withPartners()
    house.clock.shiftTo(new Date('2026-12-01T10:00:00+01:00'))
    const answer = await planExampleConference(house, caseFileId, { on: '2026-11-24', at: '09:00', people: asked('de-brug') })
    expect(answer.status).toBe(200)
    expect(await mailsAbout(answer.body.id, 'conference-invited')).toEqual([])
  })

  test.each([
    ['a day before the file was there', { on: '2026-11-20' }, 'on'],
    ['a day that does not exist', { on: '2026-02-30' }, 'on'],
    ['a day years away', { on: '2029-01-01' }, 'on'],
    ['a time that does not exist', { at: '25:00' }, 'at'],
    ['no place', { place: '  ' }, 'place'],
    ['no time at all', { lengthMinutes: 0 }, 'lengthMinutes'],
    ['a table of another programme', { table: { programmeId: demoProgramme.id, code: 'topteam' } }, 'table'],
    ['an organisation that is not involved', { people: asked('ggd') }, 'people.0'],
    ['a colleague who is not involved', { people: [{ kind: 'user' as const, id: newId(), userId: userId('joep') }] }, 'people.0'],
    ['somebody of another family', { people: [{ kind: 'member' as const, id: newId(), personId: newId() }] }, 'people.0'],
    ['nobody at all', { people: [{ kind: 'other' as const, id: newId(), name: ' ' }] }, 'people.0'],
    ['an unknown life domain', { agenda: [{ id: newId(), body: 'x', lifeDomain: 'tuinieren' }] }, 'lifeDomain'],
  ])('says at the field what is wrong: %s', async (_, changes, field) => {
    const { caseFileId } = await withPartners()
    const answer = await planExampleConference(house, caseFileId, changes)
    expect([answer.status, answer.problem.errors?.map(error => error.field)]).toEqual([400, [field]])
    expect(await house.stored('select id from app.conferences where case_file_id = $1', [caseFileId])).toEqual([])
  })

  test('a double click plans one and mails once', async () => {
    const { caseFileId } = await withPartners()
    const [id, requestId] = [newId(), newId()]
    const input = { caseFileId, id, on: '2026-11-27', at: '14:00', online: true, people: asked('de-brug') }
    const answers = await Promise.all([1, 2].map(() => samira().call(operations.planConference, input, requestId)))
    expect(answers.map(answer => answer.body)).toEqual([
      { id, version: 1 },
      { id, version: 1 },
    ])
    expect(await mailsAbout(id, 'conference-invited')).toHaveLength(1)
  })

  test('any text is just text', async () => {
    const text = `'); drop table app.conferences; -- <script>alert(1)</script> 👨‍👩‍👧 مرحبا`
    const at = await planned({ place: text, agenda: [{ id: newId(), body: text }] })
    expect(await conferenceOf(at)).toMatchObject({ place: text, lines: [{ body: text }] })
    expect((await addLine(at, { body: 'x'.repeat(10_001) })).problem.errors?.map(error => error.field)).toEqual(['body'])
    expect((await addLine(at, { kind: 'record', body: `${'x'.repeat(9_999)}y` })).status).toBe(200)
  })
})

describe('moving and calling off', () => {
  test('moves it and tells who was asked', async () => {
    const at = await planned()
    const moved = await samira().call(operations.moveConference, {
      ...at,
      change: { on: { from: '2026-11-23', to: '2026-11-25' }, place: { from: 'Stadskantoor, kamer 2', to: 'De Brug' } },
    })
    expect(moved.body).toEqual({ id: at.conferenceId, version: 2 })
    expect(await conferenceOf(at)).toMatchObject({ on: '2026-11-25', at: '16:00', place: 'De Brug' })
    expect(await mailsAbout(at.conferenceId, 'conference-moved')).toHaveLength(2)
    const clash = await samira().call(operations.moveConference, {
      ...at,
      change: { on: { from: '2026-11-23', to: '2026-11-26' } },
    })
    expect([clash.status, clash.problem.detail]).toEqual([409, expect.stringContaining('wo 25 nov om 16.00 uur')])
    expect(clash.problem.details).toMatchObject({ clashes: [{ field: 'on', yours: '2026-11-26', theirs: '2026-11-25' }] })
  })

  test('two at once: one moves it, the other sees both', async () => {
    const at = await planned()
    const answers = await Promise.all(
      ['10:00', '11:00'].map(to => samira().call(operations.moveConference, { ...at, change: { at: { from: '16:00', to } } })),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
  })

  test('called off it stays in the file, and nothing happens to it any more', async () => {
    const at = await planned()
    expect((await samira().call(operations.cancelConference, { ...at, reason: 'household-asked' })).status).toBe(200)
    expect(await conferenceOf(at)).toMatchObject({ state: 'cancelled', cancelReason: 'household-asked' })
    expect(await mailsAbout(at.conferenceId, 'conference-cancelled')).toHaveLength(2)
    const [line] = await linesOf(at.caseFileId, 'conference.cancelled')
    expect(line?.details).toMatchObject({ cancelReason: 'household-asked' })
    const after = [
      await samira().call(operations.cancelConference, { ...at, reason: 'other' }),
      await samira().call(operations.holdConference, at),
      await samira().call(operations.moveConference, { ...at, change: { at: { from: '16:00', to: '17:00' } } }),
      await addLine(at, {}),
    ]
    expect(after.map(answer => answer.status)).toEqual([409, 409, 409, 409])
  })

  test('an invitation is taken back, and can be given again', async () => {
    const at = await planned()
    const brug = (await conferenceOf(at)).people.find(person => person.organisationId === organisationId('de-brug'))
    expect((await samira().call(operations.withdrawInvitation, { ...at, personId: brug?.id ?? '' })).status).toBe(200)
    expect((await conferenceOf(at)).people).toHaveLength(2)
    expect(await mailsAbout(at.conferenceId, 'conference-cancelled')).toMatchObject([{ organisation: organisationId('de-brug') }])
    const [again] = asked('de-brug')
    if (!again) throw new Error('nobody')
    expect((await samira().call(operations.inviteToConference, { ...at, person: again })).status).toBe(200)
    const twice = await samira().call(operations.inviteToConference, { ...at, person: { ...again, id: newId() } })
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('staat al op de lijst')])
  })
})

describe('the programme asks for one', () => {
  test('until it is planned, and again when that one is called off', async () => {
    const file = await withPartners()
    const listed = async () => (await samira().call(operations.listConferences, { caseFileId: file.caseFileId })).body
    expect((await listed()).requested).toMatchObject({ table: { code: 'mda' }, isVisited: false })
    const { body } = await planExampleConference(house, file.caseFileId, { table: mda })
    expect((await listed()).requested).toBeNull()
    await samira().call(operations.cancelConference, { caseFileId: file.caseFileId, conferenceId: body.id, reason: 'other' })
    expect((await listed()).requested).toMatchObject({ table: { code: 'mda' } })
  })

  test('not for a route without one, and only to who may plan it', async () => {
    const alone = await openExampleFile(house, { route: 'multiple-unrelated' })
    const one = await samira().call(operations.listConferences, { caseFileId: alone.caseFileId })
    expect(one.body).toMatchObject({ requested: null, mayPlan: true, tables: [mda] })
    const file = await withPartners()
    for (const user of ['tom', 'karin', 'peter', 'fatma']) {
      const answer = await house.as(user).call(operations.listConferences, { caseFileId: file.caseFileId })
      expect(answer.body, user).toMatchObject({ requested: null, mayPlan: false, tables: [] })
    }
  })

  test('on the own list once the household was visited', async () => {
    const file = await withPartners()
    const mine = async () => (await samira().call(operations.listMyConferences, {})).body.requested.map(one => one.caseFileId)
    expect(await mine()).not.toContain(file.caseFileId)
    const visit = await samira().call(outreachOperations.recordHomeVisit, {
      caseFileId: file.caseFileId,
      id: newId(),
      visitedAt: house.clock.now().toISOString(),
      stream: 'melding',
      reason: 'Kennismaken',
      outcome: 'conversation',
      purposeTold: true,
      entryConsent: true,
      nextStep: 'Overleg plannen',
      scores: [],
    })
    expect(visit.problem.detail ?? '').toBe('')
    expect(await mine()).toContain(file.caseFileId)
    await planExampleConference(house, file.caseFileId, { table: mda })
    expect(await mine()).not.toContain(file.caseFileId)
  })
})

describe('holding', () => {
  test('records who was there, also without an account or an invitation', async () => {
    const at = await planned()
    const { people } = await conferenceOf(at)
    const woonpartners = people.find(person => person.organisationId === organisationId('woonpartners'))
    const attendance = (personId: string, change: SentOf<typeof operations.recordAttendance>['change']) =>
      samira().call(operations.recordAttendance, { ...at, personId, change })
    expect(
      (
        await attendance(woonpartners?.id ?? '', {
          attended: { from: null, to: true },
          visitorName: { from: '', to: 'Tom van Dijk' },
          jobTitle: { from: '', to: 'Consulent' },
        })
      ).status,
    ).toBe(200)
    await samira().call(operations.inviteToConference, {
      ...at,
      hasCome: true,
      person: { kind: 'other', id: newId(), name: 'R. Visser', organisationName: 'Huisartsenpraktijk', jobTitle: 'huisarts' },
    })
    await samira().call(operations.inviteToConference, {
      ...at,
      hasCome: true,
      person: { kind: 'member', id: newId(), personId: at.mother },
    })
    expect((await samira().call(operations.holdConference, at)).status).toBe(200)
    const held = await conferenceOf(at)
    expect(held).toMatchObject({ state: 'held', kind: 'first' })
    expect(held.people.map(person => [person.name, person.visitorName, person.attended])).toEqual([
      ['Samira Bakker', '', false],
      ['Maatschappelijk Werk De Brug', '', false],
      ['Woonpartners', 'Tom van Dijk', true],
      ['R. Visser', '', true],
      ['Ayşe Yilmaz', '', true],
    ])
    const [line] = await linesOf(at.caseFileId, 'conference.held')
    expect(line?.details).toEqual({ startsAt: '2026-11-23T15:00:00.000Z', present: 3 })
  })

  test('counts once as a meeting of its table, the next as a follow-up', async () => {
    const at = await planned()
    expect((await hold(at)).status).toBe(200)
    const again = await samira().call(operations.holdConference, at)
    expect([again.status, again.problem.detail]).toEqual([409, expect.stringContaining('al vastgelegd als gehouden')])
    const { body } = await planExampleConference(house, at.caseFileId, { table: mda })
    await hold({ caseFileId: at.caseFileId, conferenceId: body.id })
    const facts = await house.stored(
      `select about_kind, about_id, attributes from app.counted_facts where case_file_id = $1 and event = 'conference.held' order by id`,
      [at.caseFileId],
    )
    expect(facts).toEqual([
      { about_kind: 'conference', about_id: at.conferenceId, attributes: { table: 'mda', kind: 'first' } },
      { about_kind: 'conference', about_id: body.id, attributes: { table: 'mda', kind: 'follow-up' } },
    ])
  })

  test('not without anybody, and not before its day', async () => {
    const at = await planned()
    const empty = await samira().call(operations.holdConference, at)
    expect([empty.status, empty.problem.errors?.map(error => error.field)]).toEqual([400, ['people']])
    const later = await planned({ on: '2026-11-27' })
    expect((await hold(later)).problem.detail).toContain('pas vr 27 nov om 16.00 uur')
    expect((await addLine(later, {})).problem.detail).toContain('pas vr 27 nov')
    expect((await addLine(later, { kind: 'agenda' })).status).toBe(200)
  })

  test('after that it changes by new lines only, and each is told', async () => {
    const at = await planned()
    const record = newId()
    await addLine(at, { id: record, kind: 'record', body: 'Moeder wil hulp bij de post', lifeDomain: 'geld' })
    await hold(at)
    const corrected = await samira().call(operations.correctConferenceLine, {
      ...at,
      lineId: record,
      id: newId(),
      body: 'Moeder wil hulp bij de post en bij bellen',
    })
    expect(corrected.status).toBe(200)
    const [line] = (await conferenceOf(at)).lines
    expect(line).toMatchObject({
      body: 'Moeder wil hulp bij de post en bij bellen',
      isLater: true,
      earlier: [{ body: 'Moeder wil hulp bij de post', recordedBy: 'Samira Bakker' }],
    })
    const stale = await samira().call(operations.correctConferenceLine, { ...at, lineId: record, id: newId(), body: 'Nog eens' })
    expect(stale.problem.details).toMatchObject({
      clashes: [{ field: 'body', yours: 'Nog eens', theirs: 'Moeder wil hulp bij de post en bij bellen' }],
    })
    await addLine(at, { kind: 'record', body: 'Vergeten: de school belt' })
    const brug = (await conferenceOf(at)).people.find(person => person.organisationId === organisationId('de-brug'))
    await samira().call(operations.recordAttendance, {
      ...at,
      personId: brug?.id ?? '',
      change: { attended: { from: true, to: false } },
    })
    expect(
      (await linesOf(at.caseFileId, 'conference.supplemented')).map(one => [one.details['change'], one.domain, one.disclosure]),
    ).toEqual([
      ['correction', 6, 'content'],
      ['record', 1, 'content'],
      ['attendance', 1, 'existence'],
    ])
    expect((await addLine(at, { kind: 'agenda' })).status).toBe(409)
    expect((await samira().call(operations.cancelConference, { ...at, reason: 'other' })).status).toBe(409)
  })

  test('a point goes from the agenda and back', async () => {
    const at = await planned()
    const lineId = newId()
    await addLine(at, { id: lineId, kind: 'agenda', body: 'School' })
    const drop = (isDropped: boolean) => samira().call(operations.dropAgendaLine, { ...at, lineId, isDropped })
    await drop(true)
    expect((await conferenceOf(at)).lines).toEqual([])
    await drop(false)
    expect((await conferenceOf(at)).lines).toMatchObject([{ body: 'School' }])
  })
})

describe('a decision becomes', () => {
  async function withGoal() {
    const at = await planned()
    const goalId = newId()
    await samira().call(planOperations.startPlan, { caseFileId: at.caseFileId, id: newId() })
    await samira().call(planOperations.addGoal, {
      caseFileId: at.caseFileId,
      id: goalId,
      lifeDomain: 'geld',
      title: 'De huur is op tijd',
    })
    return { ...at, goalId }
  }
  const planOf = async (caseFileId: string) => (await samira().call(planOperations.getPlan, { caseFileId })).body

  test('an action of the plan in one step, in the domain of its goal', async () => {
    const at = await withGoal()
    const actionId = newId()
    const answer = await addLine(at, {
      body: 'Brieven meenemen',
      followUp: { kind: 'action', id: actionId, goalId: at.goalId, who: { kind: 'member', id: at.mother }, dueOn: '2026-11-27' },
    })
    expect(answer.problem.detail ?? '').toBe('')
    expect((await planOf(at.caseFileId)).goals[0]?.actions).toMatchObject([
      { id: actionId, what: 'Brieven meenemen', who: { name: 'Ayşe Yilmaz' }, dueOn: '2026-11-27' },
    ])
    expect((await conferenceOf(at)).lines).toMatchObject([
      {
        accessDomain: 'finance',
        lifeDomain: 'geld',
        became: { kind: 'action', id: actionId, who: 'Ayşe Yilmaz', dueOn: '2026-11-27', state: 'open' },
      },
    ])
    const [line] = await linesOf(at.caseFileId, 'conference.decided')
    expect(line).toEqual({ details: { text: 'Brieven meenemen', lifeDomain: 'geld' }, domain: 6, disclosure: 'content' })
  })

  test('an action under a new goal', async () => {
    const at = await withGoal()
    const answer = await addLine(at, {
      body: 'School bellen',
      lifeDomain: 'leren',
      subjectId: at.son,
      followUp: {
        kind: 'action',
        id: newId(),
        newGoal: { id: newId(), title: 'Can gaat elke dag naar school' },
        who: { kind: 'user', id: userId('samira') },
      },
    })
    expect(answer.status).toBe(200)
    expect((await planOf(at.caseFileId)).goals.at(-1)).toMatchObject({
      title: 'Can gaat elke dag naar school',
      subjectId: at.son,
      actions: [{ what: 'School bellen' }],
    })
  })

  test('a task to a partner, loose or on an action of the plan, with its date', async () => {
    const at = await withGoal()
    const [loose, hung] = [newId(), newId()]
    await addLine(at, {
      body: 'Gesprek over de post',
      lifeDomain: 'geld',
      followUp: { kind: 'task', id: loose, organisationId: organisationId('de-brug'), dueOn: '2026-12-04' },
    })
    await addLine(at, {
      body: 'Betalingsregeling treffen',
      followUp: {
        kind: 'task',
        id: hung,
        organisationId: organisationId('woonpartners'),
        goalId: at.goalId,
        dueOn: '2026-12-04',
      },
    })
    const task = (await house.as('karin').call(taskOperations.getTask, { taskId: loose })).body
    expect(task).toMatchObject({ what: 'Gesprek over de post', background: expect.stringContaining('vr 4 dec 2026') })
    const plan = await planOf(at.caseFileId)
    expect(plan.goals[0]?.actions).toMatchObject([
      { what: 'Betalingsregeling treffen', dueOn: '2026-12-04', tasks: [{ id: hung }] },
    ])
    expect((await conferenceOf(at)).lines.map(line => line.became)).toMatchObject([
      { kind: 'task', who: 'Maatschappelijk Werk De Brug', state: 'placed' },
      { kind: 'task', who: 'Woonpartners', dueOn: '2026-12-04', state: 'placed' },
    ])
  })

  test('later, when it was an agreement at first; once', async () => {
    const at = await withGoal()
    const lineId = newId()
    await addLine(at, { id: lineId, lifeDomain: 'geld' })
    await hold(at)
    const followUp = {
      kind: 'action',
      id: newId(),
      goalId: at.goalId,
      who: { kind: 'organisation', id: organisationId('woonpartners') },
    } as const
    expect((await samira().call(operations.followUpDecision, { ...at, lineId, followUp })).status).toBe(200)
    const twice = await samira().call(operations.followUpDecision, { ...at, lineId, followUp: { ...followUp, id: newId() } })
    expect([twice.status, twice.problem.detail]).toEqual([409, expect.stringContaining('al verwerkt')])
    expect((await planOf(at.caseFileId)).goals[0]?.actions).toHaveLength(1)
  })

  test('never something that others read than the decision itself', async () => {
    const at = await withGoal()
    const lineId = newId()
    await addLine(at, { id: lineId, lifeDomain: 'veiligheid', body: 'Melding bij Veilig Thuis' })
    const answer = await samira().call(operations.followUpDecision, {
      ...at,
      lineId,
      followUp: { kind: 'action', id: newId(), goalId: at.goalId, who: { kind: 'user', id: userId('samira') } },
    })
    expect([answer.status, answer.problem.errors?.map(error => error.field)]).toEqual([400, ['followUp.goalId']])
    expect((await planOf(at.caseFileId)).goals[0]?.actions).toEqual([])
  })

  test.each([
    [
      'no goal',
      () => ({ followUp: { kind: 'action', id: newId(), who: { kind: 'user', id: userId('samira') } } }),
      'followUp.goalId',
    ],
    [
      'a strange goal',
      () => ({ followUp: { kind: 'action', id: newId(), goalId: newId(), who: { kind: 'user', id: userId('samira') } } }),
      'followUp.goalId',
    ],
    [
      'nobody',
      (at: { goalId: string }) => ({
        followUp: { kind: 'action', id: newId(), goalId: at.goalId, who: { kind: 'user', id: newId() } },
      }),
      'who',
    ],
    [
      'no life domain',
      () => ({ followUp: { kind: 'task', id: newId(), organisationId: organisationId('de-brug') } }),
      'lifeDomain',
    ],
    [
      'an organisation where nobody answers',
      () => ({ lifeDomain: 'geld', followUp: { kind: 'task', id: newId(), organisationId: organisationId('politie') } }),
      'organisationId',
    ],
    [
      'a date that does not exist',
      (at: { goalId: string }) => ({
        followUp: {
          kind: 'action',
          id: newId(),
          goalId: at.goalId,
          who: { kind: 'user', id: userId('samira') },
          dueOn: '2026-02-30',
        },
      }),
      'followUp.dueOn',
    ],
    [
      'a text too long for an action',
      (at: { goalId: string }) => ({
        body: 'x'.repeat(301),
        followUp: { kind: 'action', id: newId(), goalId: at.goalId, who: { kind: 'user', id: userId('samira') } },
      }),
      'body',
    ],
  ])('nothing when something is wrong: %s', async (_, changesOf, field) => {
    const at = await withGoal()
    const answer = await addLine(at, changesOf(at) as Partial<SentOf<typeof operations.addConferenceLine>>)
    expect([answer.status, answer.problem.errors?.map(error => error.field)]).toEqual([400, [field]])
    expect((await conferenceOf(at)).lines).toEqual([])
    expect(await house.stored('select id from app.tasks where case_file_id = $1', [at.caseFileId])).toEqual([])
  })
})

describe('who sees what of it', () => {
  async function withEverything() {
    const at = await planned({
      people: [...asked('woonpartners', 'de-brug'), { kind: 'other', id: newId(), name: 'R. Visser', jobTitle: 'huisarts' }],
    })
    await samira().call(operations.inviteToConference, { ...at, person: { kind: 'member', id: newId(), personId: at.mother } })
    await addLine(at, { body: 'over alles' })
    await addLine(at, { body: 'over geld', lifeDomain: 'geld' })
    await addLine(at, { kind: 'record', body: 'verslag over geld', lifeDomain: 'geld' })
    await addLine(at, { body: 'over veiligheid', lifeDomain: 'veiligheid' })
    await addLine(at, { kind: 'agenda', body: 'agenda gezondheid', lifeDomain: 'gezondheid' })
    await hold(at)
    return at
  }

  test('each reads the lines of what was shared, and nobody another', async () => {
    const at = await withEverything()
    const lines = async (user: string) => (await conferenceOf(at, user)).lines.map(line => line.body)
    expect((await lines('samira')).length).toBeGreaterThanOrEqual(4)
    expect(await lines('tom')).toEqual(['over geld', 'verslag over geld'])
    expect(await lines('karin')).toEqual([])
    expect(await lines('peter')).toEqual([])
    // Watches over the area: what is general, and nothing of a life domain.
    expect(await lines('fatma')).toEqual(['over alles'])
    expect(await lines('wim')).toEqual(['over alles'])
    const known = async (user: string) => (await conferenceOf(at, user)).people.map(person => person.name)
    expect(await known('karin')).toEqual(['Samira Bakker', 'Maatschappelijk Werk De Brug', 'Woonpartners'])
    expect(await known('tom')).toEqual(['Samira Bakker', 'Maatschappelijk Werk De Brug', 'Woonpartners'])
    // The family and who is not involved are no part of the card; without names shared they have none.
    expect(await known('fatma')).toEqual([
      'Samira Bakker',
      'Maatschappelijk Werk De Brug',
      'Woonpartners',
      'R. Visser',
      'iemand van het gezin',
    ])
  })

  test('that it is there is on the card; at which table is for who was asked or reads what is general', async () => {
    const at = await withEverything()
    await involveOrganisation(house, at.caseFileId, 'ggd')
    const label = async (user: string) => (await conferenceOf(at, user)).tableLabel
    for (const user of ['samira', 'tom', 'karin', 'fatma']) expect(await label(user), user).toContain('MDA')
    for (const user of ['lieke', 'peter']) expect(await label(user), user).toBeNull()
  })

  test('everybody else finds nothing: not by id, not in lists, not in the tables', async () => {
    const at = await withEverything()
    const inside = new Set(['samira', 'tom', 'karin', 'fatma', 'wim', 'peter', 'nadia'])
    const outside = users.filter(user => user.work.length > 0).map(user => user.code)
    const ofPartners = new Set(
      users
        .filter(user => user.work.some(work => ['woonpartners', 'de-brug', 'contactpunt'].includes(work.organisation)))
        .map(user => user.code),
    )
    for (const user of outside.filter(code => !inside.has(code) && !ofPartners.has(code))) {
      const answer = await house.as(user).call(operations.getConference, at)
      expect([403, 404], user).toContain(answer.status)
      const mine = await house.as(user).call(operations.listMyConferences, {})
      expect(
        (mine.body.conferences ?? []).map(one => one.id),
        user,
      ).not.toContain(at.conferenceId)
      for (const purpose of ['support', 'intake', 'steering', 'privacy-oversight']) {
        const rows = await house.as(user).look(
          purpose,
          async tx =>
            (
              await tx.rows(sql`
                select id from app.conferences where id = ${at.conferenceId}
                union all select id from app.conference_people where conference_id = ${at.conferenceId}
                union all select id from app.conference_lines where conference_id = ${at.conferenceId}`)
            ).length,
          at.caseFileId,
        )
        expect(rows, `${user} for ${purpose}`).toBe(0)
      }
    }
  })

  test('nobody but the coordinator plans, moves, holds, or writes a line', async () => {
    const at = await withEverything()
    const status = async (user: string) => [
      (
        await house.as(user).call(operations.planConference, {
          caseFileId: at.caseFileId,
          id: newId(),
          on: '2026-11-27',
          at: '10:00',
          online: true,
        })
      ).status,
      (await house.as(user).call(operations.moveConference, { ...at, change: { at: { from: '16:00', to: '17:00' } } })).status,
      (await house.as(user).call(operations.holdConference, at)).status,
      (await addLine(at, {}, user)).status,
    ]
    for (const user of ['tom', 'karin', 'peter', 'fatma', 'joke', 'hans', 'ingrid', 'bram']) {
      expect(await status(user), user).toEqual([403, 403, 403, 403])
    }
    // A colleague in the same role, in whose file it is not.
    expect(await status('joep')).toEqual([404, 404, 404, 404])
  })

  test('with SQL of their own a partner forges no line, and nobody rewrites one', async () => {
    const at = await withEverything()
    const [money] = await house.stored<{ id: string; scope_id: string }>(
      `select id, scope_id from app.conference_lines where conference_id = $1 and body = 'over geld'`,
      [at.conferenceId],
    )
    const forge = (user: string, recordedBy: string) =>
      house.as(user).look(
        'support',
        tx =>
          tx.run(sql`
            insert into app.conference_lines (municipality_id, id, conference_id, case_file_id, scope_id, kind, body, recorded_by, recorded_at)
            values (1, ${newId()}, ${at.conferenceId}, ${at.caseFileId}, ${money?.scope_id}, 'decision', 'vals', ${userId(recordedBy)}, ${monday})`),
        at.caseFileId,
      )
    await expect(forge('tom', 'tom')).rejects.toMatchObject({ code: '42501' })
    await expect(forge('karin', 'karin')).rejects.toMatchObject({ code: '42501' })
    await expect(forge('samira', 'tom')).rejects.toMatchObject({ code: '42501' })
    const rewrite = house
      .as('samira')
      .look('support', tx => tx.run(sql`update app.conference_lines set body = 'anders' where id = ${money?.id}`), at.caseFileId)
    await expect(rewrite).rejects.toMatchObject({ code: '42501' })
    const held = house
      .as('tom')
      .look(
        'support',
        tx => tx.run(sql`update app.conferences set state = 'cancelled' where id = ${at.conferenceId}`),
        at.caseFileId,
      )
    expect(await held).toBe(0)
  })

  test('a conference of one file is not reached through another', async () => {
    const at = await withEverything()
    const other = await planned()
    const crossed = { caseFileId: other.caseFileId, conferenceId: at.conferenceId }
    expect((await samira().call(operations.getConference, crossed)).status).toBe(404)
    expect((await addLine(crossed, {})).status).toBe(404)
    expect((await samira().call(operations.holdConference, crossed)).status).toBe(404)
  })

  test('who is no longer involved no longer sees it, and the next coordinator does', async () => {
    const at = await withEverything()
    const involvement = (
      await samira().call(caseFileOperations.getCaseFile, { caseFileId: at.caseFileId })
    ).body.involvements.find(one => one.organisation.id === organisationId('woonpartners'))
    await samira().call(caseFileOperations.endInvolvement, {
      caseFileId: at.caseFileId,
      involvementId: involvement?.id ?? '',
      reason: 'Klaar',
    })
    expect((await house.as('tom').call(operations.getConference, at)).status).toBe(404)
    const joep = house.as('joep')
    await samira().look(
      'support',
      tx => appointCoordinator(tx, { caseFileId: at.caseFileId, userId: joep.user, organisationId: joep.organisation }),
      at.caseFileId,
    )
    expect((await samira().call(operations.getConference, at)).status).toBe(404)
    expect((await conferenceOf(at, 'joep')).lines.map(line => line.body)).toContain('over veiligheid')
  })

  test('a person with two organisations sees it for the one that was asked', async () => {
    const at = await planned()
    await involveOrganisation(house, at.caseFileId, 'thuiszorg')
    const [thuiszorg] = asked('thuiszorg')
    if (!thuiszorg) throw new Error('nobody')
    await samira().call(operations.inviteToConference, { ...at, person: thuiszorg })
    const ids = async (organisation: 'thuiszorg' | 'ggd') =>
      (await house.as('lieke', organisation).call(operations.listMyConferences, {})).body.conferences.map(one => one.id)
    expect(await ids('thuiszorg')).toContain(at.conferenceId)
    expect(await ids('ggd')).not.toContain(at.conferenceId)
  })
})

describe('the own list', () => {
  test('shows partners what they are asked to, and coordinators what they lead', async () => {
    const at = await planned({ on: '2026-11-26' })
    const unasked = await planned({ people: asked('de-brug') })
    const list = async (user: string, show: 'coming' | 'past' = 'coming') =>
      (await house.as(user).call(operations.listMyConferences, { show })).body.conferences
    expect((await list('tom')).find(one => one.id === at.conferenceId)).toMatchObject({
      caseFileId: at.caseFileId,
      on: '2026-11-26',
      coordinatorName: 'Samira Bakker',
      isMine: false,
      isInvited: true,
    })
    expect((await list('tom')).map(one => one.id)).not.toContain(unasked.conferenceId)
    expect((await list('samira')).find(one => one.id === unasked.conferenceId)).toMatchObject({ isMine: true })
    expect((await list('peter')).map(one => one.id)).not.toContain(at.conferenceId)
    const days = (await list('samira')).map(one => one.startsAt)
    expect(days).toEqual(days.toSorted())
    await hold(unasked)
    expect((await list('karin')).map(one => one.id)).not.toContain(unasked.conferenceId)
    expect((await list('karin', 'past')).map(one => one.id)).toContain(unasked.conferenceId)
  })
})

test('in a closed file nothing is planned or written any more', async () => {
  const at = await planned()
  await house.stored('update app.case_files set closed_at = $2 where id = $1', [at.caseFileId, monday])
  expect((await planExampleConference(house, at.caseFileId)).status).toBe(409)
  expect((await addLine(at, {})).problem.detail).toContain('afgesloten')
  expect(await conferenceOf(at)).toMatchObject({ mayWrite: false })
})
