import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import type { AccessDomain } from '../../access/rules/access-domains.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import { interventionOperations } from '../api.ts'

const {
  listInterventions,
  listInterventionChoices,
  refer,
  startIntervention,
  endIntervention,
  resumeIntervention,
  changeIntervention,
} = interventionOperations

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
})
afterAll(() => house.close())

const list = (user: string, of = file) => house.as(user).call(listInterventions, { caseFileId: of.caseFileId })
const one = async (user: string, id: string, of = file) =>
  (await list(user, of)).body.interventions.find(found => found.id === id)
const ask = (user: string, more: object = {}, of = file) =>
  house.as(user).call(refer, {
    caseFileId: of.caseFileId,
    id: newId(),
    kind: 'debt-help',
    organisationId: organisationId('de-brug'),
    lifeDomain: 'geld',
    referredOn: '2026-11-02',
    ...more,
  })
const start = (user: string, interventionId: string, startedOn: string, of = file) =>
  house.as(user).call(startIntervention, { caseFileId: of.caseFileId, interventionId, startedOn })
const end = (user: string, interventionId: string, more: object = {}, of = file) =>
  house.as(user).call(endIntervention, {
    caseFileId: of.caseFileId,
    interventionId,
    endedOn: '2026-11-23',
    result: 'reached',
    reason: 'completed',
    ...more,
  })
const share = (organisation: 'de-brug' | 'woonpartners', domains: AccessDomain[], mayWrite: boolean, of: ExampleFile) =>
  house.as('samira').call(caseFileOperations.involveOrganisation, {
    caseFileId: of.caseFileId,
    id: newId(),
    organisationId: organisationId(organisation),
    disclosure: domains.length > 0 ? 'content' : 'existence',
    accessDomains: domains,
    mayWrite,
  })
const helpLines = async (id: string, of = file) =>
  (await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: of.caseFileId, kind: 'help' })).body.lines.filter(
    line => line.refersTo === id,
  )

describe('help for a household', () => {
  test('is asked for, waited for, begins and ends, each with its day', async () => {
    const { body } = await ask('samira', { name: 'Schuldhulpmaatje', subjectId: file.mother })
    expect(await one('samira', body.id)).toMatchObject({
      kindLabel: 'Schuldhulp of budgethulp',
      name: 'Schuldhulpmaatje',
      organisationName: 'Maatschappelijk Werk De Brug',
      subjectName: 'Ayşe',
      accessDomain: 'finance',
      referredOn: '2026-11-02',
      startedOn: null,
      endedOn: null,
      mayChange: true,
    })
    expect((await start('samira', body.id, '2026-11-16')).body).toEqual({ id: body.id, version: 2 })
    expect((await end('samira', body.id, { result: 'partly', note: 'De helft van de schulden is geregeld.' })).body.version).toBe(
      3,
    )
    expect(await one('samira', body.id)).toMatchObject({
      startedOn: '2026-11-16',
      endedOn: '2026-11-23',
      result: 'partly',
      endReason: 'completed',
      endNote: 'De helft van de schulden is geregeld.',
    })
    expect((await helpLines(body.id)).map(line => line.event)).toEqual([
      'intervention.ended',
      'enrolment.started',
      'intervention.referred',
    ])
  })

  test('asked for and taken in are two counts (R-058)', async () => {
    const own = await openExampleFile(house)
    const waiting = (await ask('samira', {}, own)).body.id
    await ask('samira', { startedOn: '2026-11-10' }, own)
    const counted = async () =>
      Object.fromEntries(
        (
          await house.stored<{ event: string; count: number }>(
            `select event, count(*)::int as count from app.counted_facts
             where case_file_id = $1 and event in ('intervention.referred', 'enrolment.started') group by 1`,
            [own.caseFileId],
          )
        ).map(row => [row.event, row.count]),
      )
    expect(await counted()).toEqual({ 'intervention.referred': 2, 'enrolment.started': 1 })
    await start('samira', waiting, '2026-11-20', own)
    expect(await counted()).toEqual({ 'intervention.referred': 2, 'enrolment.started': 2 })
    const [fact] = await house.stored<{ attributes: object }>(
      `select attributes from app.counted_facts where case_file_id = $1 and event = 'enrolment.started' limit 1`,
      [own.caseFileId],
    )
    expect(fact?.attributes).toEqual({
      lifeDomain: 'geld',
      kind: 'debt-help',
      by: 'coordinator',
      organisationKind: expect.any(String),
    })
  })

  test('hangs on a goal of the plan when there is one', async () => {
    const own = await openExampleFile(house)
    const [plan, goal] = [newId(), newId()]
    await house.as('samira').call(planOperations.startPlan, { caseFileId: own.caseFileId, id: plan })
    await house.as('samira').call(planOperations.addGoal, {
      caseFileId: own.caseFileId,
      id: goal,
      lifeDomain: 'geld',
      title: 'De huur is op tijd betaald',
    })
    const { body: choices } = await house.as('samira').call(listInterventionChoices, { caseFileId: own.caseFileId })
    expect(choices.goals).toEqual([{ id: goal, title: 'De huur is op tijd betaald', lifeDomain: 'geld' }])
    expect(choices.members.map(member => member.personId).sort()).toEqual([own.mother, own.son].sort())
    const { body } = await ask('samira', { goalId: goal }, own)
    expect((await one('samira', body.id, own))?.goal).toEqual({ id: goal, title: 'De huur is op tijd betaald' })
    expect((await ask('samira', { goalId: newId() }, own)).problem.errors?.[0]?.field).toBe('goalId')
    expect((await ask('samira', { goalId: goal })).problem.errors?.[0]?.field).toBe('goalId')
  })

  test('an end can be taken back, and days corrected; both are told', async () => {
    const { body } = await ask('samira', { startedOn: '2026-11-05' })
    await end('samira', body.id)
    const resume = (version: number) =>
      house.as('samira').call(resumeIntervention, { caseFileId: file.caseFileId, interventionId: body.id, version })
    expect((await resume(1)).status).toBe(409)
    expect((await resume(2)).body.version).toBe(3)
    expect((await resume(3)).status).toBe(409)
    const correct = (change: object) =>
      house.as('samira').call(changeIntervention, { caseFileId: file.caseFileId, interventionId: body.id, change })
    expect((await correct({ startedOn: { from: '2026-11-05', to: '2026-11-09' } })).body.version).toBe(4)
    expect((await correct({ startedOn: { from: '2026-11-09', to: '2026-10-01' } })).problem.errors?.[0]?.field).toBe('startedOn')
    const clash = await correct({ startedOn: { from: '2026-11-05', to: '2026-11-06' } })
    expect([clash.status, clash.problem.details]).toEqual([
      409,
      { clashes: [{ field: 'startedOn', yours: '2026-11-06', theirs: '2026-11-09' }] },
    ])
    expect(await one('samira', body.id)).toMatchObject({ startedOn: '2026-11-09', endedOn: null, result: null })
    expect((await helpLines(body.id)).map(line => line.event)).toEqual(
      expect.arrayContaining(['intervention.changed', 'intervention.ended']),
    )
  })

  test('two who end it at once: the second sees what the first wrote', async () => {
    const { body } = await ask('samira', { startedOn: '2026-11-05' })
    const [first, second] = await Promise.all([end('samira', body.id), end('samira', body.id, { result: 'not-reached' })])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const refused = first.status === 409 ? first : second
    expect(refused.problem.details).toMatchObject({ clashes: [{ field: 'endedOn' }, { field: 'result' }] })
  })
})

describe('what cannot be', () => {
  test('days ahead, before each other, or that do not exist', async () => {
    const errors = async (more: object) => (await ask('samira', more)).problem.errors?.map(error => error.field)
    expect(await errors({ referredOn: '2026-11-25' })).toEqual(['referredOn'])
    expect(await errors({ referredOn: '2026-02-30' })).toEqual(['referredOn'])
    expect(await errors({ startedOn: '2026-11-01' })).toEqual(['startedOn'])
    const { body } = await ask('samira')
    expect((await start('samira', body.id, '2026-11-01')).problem.errors?.[0]?.field).toBe('startedOn')
    expect((await end('samira', body.id, { endedOn: '2026-11-01', result: 'not-started' })).problem.errors?.[0]?.field).toBe(
      'endedOn',
    )
  })

  test('a result of help that never began, or none of help that did', async () => {
    const { body } = await ask('samira')
    expect((await end('samira', body.id)).problem.errors?.[0]).toMatchObject({ field: 'result' })
    expect((await end('samira', body.id, { result: 'not-started', reason: 'resident' })).status).toBe(200)
    expect((await start('samira', body.id, '2026-11-20')).status).toBe(409)
    const running = await ask('samira', { startedOn: '2026-11-05' })
    expect((await end('samira', running.body.id, { result: 'not-started' })).problem.errors?.[0]).toMatchObject({
      field: 'result',
    })
  })

  test('a kind, organisation, person or life domain that is not there', async () => {
    const field = async (more: object) => (await ask('samira', more)).problem.errors?.[0]?.field
    expect(await field({ kind: 'wonder' })).toBe('kind')
    expect(await field({ organisationId: newId() })).toBe('organisationId')
    expect(await field({ subjectId: newId() })).toBe('subjectId')
    expect(await field({ lifeDomain: 'sterren' })).toBe('lifeDomain')
  })

  test('the municipality’s own list of kinds is the one that counts; what was recorded stays readable', async () => {
    const own = await openExampleFile(house)
    const before = (await ask('samira', {}, own)).body.id
    const key = [house.as('samira').municipality, JSON.stringify([{ code: 'cjg-coach', label: 'CJG-coach' }])]
    await house.stored(
      `insert into app.settings (municipality_id, key, value, version) values ($1, 'interventions.kinds', $2, 1)`,
      key,
    )
    expect((await list('samira', own)).body.kinds).toEqual([{ code: 'cjg-coach', label: 'CJG-coach' }])
    expect((await ask('samira', { kind: 'cjg-coach' }, own)).status).toBe(200)
    expect((await ask('samira', {}, own)).problem.errors?.[0]?.field).toBe('kind')
    expect((await one('samira', before, own))?.kindLabel).toBe('debt-help')
    await house.stored(`delete from app.settings where municipality_id = $1 and key = 'interventions.kinds'`, key.slice(0, 1))
  })

  test('in a closed file nothing is changed any more', async () => {
    const own = await openExampleFile(house)
    const { body } = await ask('samira', {}, own)
    await house.stored(`update app.case_files set closed_at = now() where id = $1`, [own.caseFileId])
    expect((await ask('samira', {}, own)).status).toBe(409)
    expect((await start('samira', body.id, '2026-11-20', own)).status).toBe(409)
    expect((await end('samira', body.id, { result: 'not-started' }, own)).status).toBe(409)
    expect(await list('samira', own)).toMatchObject({
      status: 200,
      body: { mayAdd: false, interventions: [{ mayChange: false }] },
    })
  })

  test('emoji, right to left, HTML and SQL are text', async () => {
    const name = `🙂 שלום <b>'); drop table app.interventions; --`
    const { body } = await ask('samira', { name })
    expect((await one('samira', body.id))?.name).toBe(name)
  })
})

describe('who may', () => {
  test.each(['joep', 'karin', 'tom', 'lieke'])('%s is not involved: it does not exist', async user => {
    const { body } = await ask('samira')
    expect((await list(user)).status).toBe(404)
    expect((await ask(user)).status).toBe(404)
    expect((await start(user, body.id, '2026-11-20')).status).toBe(404)
    expect((await end(user, body.id, { result: 'not-started' })).status).toBe(404)
  })

  test.each(['joke', 'hans', 'ingrid', 'bram'])('%s has no role in files', async user => {
    expect((await list(user)).status).toBe(403)
    expect((await ask(user)).status).toBe(403)
  })

  test('those who oversee the area know the file, and no help in a life domain', async () => {
    await ask('samira')
    for (const user of ['peter', 'fatma', 'wim']) {
      const { status, body } = await list(user)
      expect([user, status, body.interventions, body.mayAdd]).toEqual([user, 200, [], false])
      expect((await ask(user)).status, user).toBeGreaterThanOrEqual(403)
    }
  })

  test('a partner sees the help of its domain, and keeps it where it may write', async () => {
    const own = await openExampleFile(house)
    const money = (await ask('samira', {}, own)).body.id
    const school = (await ask('samira', { lifeDomain: 'leren', kind: 'youth-coaching', subjectId: own.son }, own)).body.id
    await share('de-brug', ['finance'], true, own)
    await share('woonpartners', ['finance'], false, own)
    for (const user of ['karin', 'tom']) {
      expect((await list(user, own)).body.interventions.map(found => found.id)).toEqual([money])
      expect((await start(user, school, '2026-11-20', own)).status).toBe(404)
    }
    expect((await one('tom', money, own))?.mayChange).toBe(false)
    expect((await start('tom', money, '2026-11-20', own)).status).toBe(404)
    expect((await one('karin', money, own))?.mayChange).toBe(true)
    expect((await start('karin', money, '2026-11-20', own)).status).toBe(200)
    expect((await ask('karin', { lifeDomain: 'leren' }, own)).status).toBe(404)
    const choices = await house.as('karin').call(listInterventionChoices, { caseFileId: own.caseFileId })
    expect(new Set(choices.body.lifeDomains.map(domain => domain.accessDomain))).toEqual(new Set(['finance']))
    expect(choices.body.members).toEqual([])
  })

  test('reading it is in the log, with whom it was about', async () => {
    const own = await openExampleFile(house)
    await ask('samira', { subjectId: own.son }, own)
    await list('samira', own)
    const [line] = await house.stored<{ subject_ids: string[] }>(
      `select array_agg(subject_id) as subject_ids from audit.processing_log where event = 'interventions.read' and case_file_id = $1
       group by act_id order by max(id::text) desc limit 1`,
      [own.caseFileId],
    )
    expect([...(line?.subject_ids ?? [])].sort()).toEqual([own.householdId, own.son].sort())
  })
})
