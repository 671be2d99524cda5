import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { residentOperations } from '../../residents/api.ts'
import { makeResident } from '../../residents/testing/resident.ts'
import { shieldOperations } from '../../shields/api.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { outreachOperations } from '../api.ts'

const { listVisits, listMyVisits, planVisit, moveVisit, cancelVisit, finishVisit, askTogether, recordHomeVisit } =
  outreachOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T16:00:00+01:00') })
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const visits = async (user: string, file: ExampleFile) =>
  done(await house.as(user).call(listVisits, { caseFileId: file.caseFileId }))
const seen = async (user: string, file: ExampleFile) =>
  (await visits(user, file)).visits.map(one => `${one.state} ${one.visitOn} ${one.partOfDay} ${one.organisationName}`)
const plan = (user: string, file: ExampleFile, more: object = {}) =>
  house.as(user).call(planVisit, {
    caseFileId: file.caseFileId,
    id: newId(),
    visitOn: '2026-11-26',
    partOfDay: 'morning',
    ...more,
  })
const record = (file: ExampleFile, more: object = {}, user = 'samira') =>
  house.as(user).call(recordHomeVisit, {
    caseFileId: file.caseFileId,
    id: newId(),
    visitedAt: '2026-11-24T14:00:00+01:00',
    stream: 'Meldcode',
    reason: 'Bang voor ex-partner',
    purposeTold: true,
    entryConsent: true,
    outcome: 'declined',
    nextStep: 'Veilig Thuis bellen',
    ...more,
  })
const timelineOf = async (user: string, file: ExampleFile) =>
  done(await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, limit: 100 })).lines
const mails = (file: ExampleFile) =>
  house.stored<{ kind: string; to: string }>(
    `select m.kind, split_part(u.display_name, ' ', 1) as to from app.messages m join access.users u on u.id = m.recipient_user_id
     where m.about_id = $1 and m.kind like 'visit-%' order by m.created_at, m.id`,
    [file.caseFileId],
  )
/** Samira coordinates, Karin has a task, Tom knows that there is a file. */
const fileOfThree = async () => {
  const file = await openExampleFile(house)
  done(await placeExampleTask(house, file.caseFileId))
  done(
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('woonpartners'),
      disclosure: 'existence',
      accessDomains: [],
    }),
  )
  return file
}

test('everybody who takes part sees who comes and who was there, and nothing of how it went', async () => {
  const file = await fileOfThree()
  done(await plan('karin', file, { visitOn: '2026-12-01', partOfDay: 'afternoon' }))
  done(await plan('tom', file))
  done(await record(file))
  const all = [
    'planned 2026-11-26 morning Woonpartners',
    'planned 2026-12-01 afternoon Maatschappelijk Werk De Brug',
    'made 2026-11-24 afternoon Sociaal Team Voorbeeldstad',
  ]
  for (const user of ['samira', 'karin', 'tom']) expect(await seen(user, file), user).toEqual(all)
  for (const user of ['karin', 'tom']) {
    const told = JSON.stringify([await visits(user, file), await timelineOf(user, file)])
    for (const word of ['ex-partner', 'Veilig Thuis', 'declined']) expect(told, `${user}: ${word}`).not.toContain(word)
  }
  expect((await house.as('joep').call(listVisits, { caseFileId: file.caseFileId })).status).toBe(404)
  expect((await plan('joep', file)).status).toBe(404)
  expect((await timelineOf('samira', file)).filter(line => line.event === 'home-visit.planned')).toHaveLength(2)
  expect((await visits('karin', file)).visits.map(one => [one.isMine, one.mayAsk, one.mayCancel])).toEqual([
    [false, true, false],
    [true, false, true],
    [false, false, false],
  ])
  const closed = await house.stored(`select id from app.visit_cards where case_file_id = $1 and home_visit_id is not null`, [
    file.caseFileId,
  ])
  expect(closed).toHaveLength(1)
})

test('what one planned becomes the visit one writes down; a planned visit moves the terms of the programme', async () => {
  const file = await fileOfThree()
  done(await plan('samira', file, { visitOn: '2026-11-24' }))
  expect(
    await house.stored(
      `select event, attributes from app.counted_facts where case_file_id = $1 and event = 'home-visit.planned'`,
      [file.caseFileId],
    ),
  ).toEqual([{ event: 'home-visit.planned', attributes: { kind: 'inventory' } }])
  expect(done(await house.as('samira').call(listMyVisits, {})).visits).toContainEqual(
    expect.objectContaining({ caseFileId: file.caseFileId, visitOn: '2026-11-24', caseTitle: 'Familie Yilmaz' }),
  )
  done(await record(file))
  expect(await seen('tom', file)).toEqual(['made 2026-11-24 afternoon Sociaal Team Voorbeeldstad'])
  expect(done(await house.as('samira').call(listMyVisits, {})).visits.map(one => one.caseFileId)).not.toContain(file.caseFileId)
})

test('who comes moves it, calls it off and tells it was there; the coordinator may call it off', async () => {
  const file = await fileOfThree()
  const { id } = done(await plan('karin', file))
  const which = { caseFileId: file.caseFileId, visitId: id }
  const change = { visitOn: { from: '2026-11-26', to: '2026-11-24' } }
  for (const user of ['samira', 'tom']) {
    const refused = await house.as(user).call(moveVisit, { ...which, change })
    expect([403, 404], user).toContain(refused.status)
  }
  expect([403, 404]).toContain((await house.as('tom').call(cancelVisit, which)).status)
  expect((await house.as('karin').call(finishVisit, which)).status).toBe(409)
  done(await house.as('karin').call(moveVisit, { ...which, change }))
  const late = await house
    .as('karin')
    .call(moveVisit, { ...which, change: { visitOn: { from: '2026-11-26', to: '2026-11-30' } } })
  expect(late.status).toBe(409)
  expect(late.problem.details).toMatchObject({ clashes: [{ field: 'visitOn', yours: '2026-11-30', theirs: '2026-11-24' }] })
  done(await house.as('karin').call(finishVisit, which))
  expect(await seen('samira', file)).toEqual(['made 2026-11-24 morning Maatschappelijk Werk De Brug'])
  expect((await house.as('karin').call(cancelVisit, which)).status).toBe(409)

  const second = done(await plan('karin', file))
  done(await house.as('samira').call(cancelVisit, { caseFileId: file.caseFileId, visitId: second.id }))
  expect(await mails(file)).toEqual([{ kind: 'visit-cancelled', to: 'Karin' }])
  expect(await seen('karin', file)).toHaveLength(1)
  expect((await timelineOf('samira', file)).map(line => line.event)).toEqual(
    expect.arrayContaining(['home-visit.planned', 'home-visit.moved', 'home-visit.made', 'home-visit.cancelled']),
  )
})

test('who plans near a visit of another asks to go together, by a mail that names nobody', async () => {
  const file = await fileOfThree()
  const { id } = done(await plan('karin', file))
  done(await house.as('tom').call(askTogether, { caseFileId: file.caseFileId, visitId: id }))
  expect(await mails(file)).toEqual([{ kind: 'visit-together', to: 'Karin' }])
  expect((await house.as('karin').call(askTogether, { caseFileId: file.caseFileId, visitId: id })).status).toBe(409)
})

test('what is impossible is said at the field, and nothing is saved', async () => {
  const file = await fileOfThree()
  const field = async (more: object) => (await plan('samira', file, more)).problem.errors?.map(error => error.field)
  expect(await field({ visitOn: '2026-11-23' })).toEqual(['visitOn'])
  expect(await field({ visitOn: '2028-01-01' })).toEqual(['visitOn'])
  expect(await field({ partOfDay: 'night' })).toEqual(['partOfDay'])
  expect(await seen('samira', file)).toEqual([])
  const { id } = done(await plan('samira', file))
  expect(await field({})).toEqual(['visitOn'])
  done(await plan('samira', file, { visitOn: '2026-11-27' }))
  const change = { visitOn: { from: '2026-11-26', to: '2026-11-27' } }
  const moved = await house.as('samira').call(moveVisit, { caseFileId: file.caseFileId, visitId: id, change })
  expect(moved.problem.errors?.map(error => error.field)).toEqual(['visitOn'])
  expect(await seen('samira', file)).toHaveLength(2)
})

test('the visit of a hidden helper is there for who is named alone, planned before or after; asking would show them', async () => {
  const file = await fileOfThree()
  const involvementId = newId()
  done(
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: involvementId,
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['general'],
      mayWrite: true,
    }),
  )
  const others = async () =>
    JSON.stringify([
      await visits('tom', file),
      await timelineOf('tom', file),
      await visits('fatma', file),
      await timelineOf('fatma', file),
    ])
  const early = done(await plan('karin', file))
  expect(await others()).toContain('De Brug')
  const toms = done(await plan('tom', file, { visitOn: '2026-11-27' }))
  done(
    await house.as('samira').call(shieldOperations.hideInvolvement, {
      caseFileId: file.caseFileId,
      involvementId,
      id: newId(),
      namingId: newId(),
      reason: 'De vader mag niet weten dat zij meehelpen',
      reviewOn: '2027-01-24',
    }),
  )
  done(await plan('karin', file, { visitOn: '2026-12-02' }))
  done(
    await house.as('karin').call(moveVisit, {
      caseFileId: file.caseFileId,
      visitId: early.id,
      change: { visitOn: { from: '2026-11-26', to: '2026-11-28' } },
    }),
  )
  const told = await others()
  for (const word of ['De Brug', 'Karin', '2026-11-28', '2026-12-02', organisationId('de-brug'), early.id]) {
    expect(told, word).not.toContain(word)
  }
  for (const user of ['samira', 'karin']) {
    expect(await seen(user, file), user).toEqual([
      'planned 2026-11-27 morning Woonpartners',
      'planned 2026-11-28 morning Maatschappelijk Werk De Brug',
      'planned 2026-12-02 morning Maatschappelijk Werk De Brug',
    ])
  }
  expect((await house.as('tom').call(askTogether, { caseFileId: file.caseFileId, visitId: early.id })).status).toBe(409)
  expect(await visits('karin', file)).toMatchObject({ isHidden: true, visits: [{ mayAsk: false }, {}, {}] })
  expect(await visits('tom', file)).toMatchObject({ isHidden: false, visits: [{ isMine: true }] })
  expect((await house.as('karin').call(askTogether, { caseFileId: file.caseFileId, visitId: toms.id })).status).toBe(403)
  expect(await mails(file)).toEqual([])
})

test('a visit under a shield takes its card along, and back', async () => {
  const file = await fileOfThree()
  const id = newId()
  done(await record(file, { id }))
  const planned = done(await plan('samira', file, { visitOn: '2026-11-30' }))
  expect(await seen('tom', file)).toHaveLength(2)
  const raise = async (recordIds: string[]) => {
    const shieldId = newId()
    done(
      await house.as('samira').call(shieldOperations.raiseShield, {
        caseFileId: file.caseFileId,
        id: shieldId,
        namingId: newId(),
        reason: 'Zij sprak over een schuilplaats',
        reviewOn: '2027-01-24',
        recordIds,
      }),
    )
    return shieldId
  }
  const shieldId = await raise([id])
  await raise([planned.id])
  expect(await seen('tom', file)).toEqual([])
  expect(JSON.stringify(await timelineOf('tom', file))).not.toContain('home-visit')
  expect(await seen('samira', file)).toHaveLength(2)
  done(
    await house.as('samira').call(shieldOperations.liftShield, {
      caseFileId: file.caseFileId,
      shieldId,
      reason: 'Niet meer nodig',
      version: 1,
    }),
  )
  expect(await seen('tom', file)).toEqual(['made 2026-11-24 afternoon Sociaal Team Voorbeeldstad'])
})

test('a resident reads which organisation comes and when, from today on; of what is shielded nothing', async () => {
  const file = await fileOfThree()
  const mother = await makeResident(house, file.mother)
  const told = async () => done(await mother.call(residentOperations.getOwnFile, {})).files[0]?.visits
  expect(await told()).toEqual([])
  const { id } = done(await plan('tom', file))
  done(await plan('samira', file, { visitOn: '2026-11-25', partOfDay: 'evening' }))
  done(await record(file))
  expect(await told()).toMatchObject([
    { visitOn: '2026-11-25', partOfDay: 'evening', organisation: 'Sociaal Team Voorbeeldstad' },
    { visitOn: '2026-11-26', partOfDay: 'morning', organisation: 'Woonpartners' },
  ])
  expect(JSON.stringify(await told())).not.toContain('Tom')
  done(
    await house.as('samira').call(shieldOperations.raiseShield, {
      caseFileId: file.caseFileId,
      id: newId(),
      namingId: newId(),
      reason: 'De vader mag dit niet weten',
      reviewOn: '2027-01-24',
      recordIds: [id],
    }),
  )
  expect((await told())?.map(one => one.organisation)).toEqual(['Sociaal Team Voorbeeldstad'])
})
