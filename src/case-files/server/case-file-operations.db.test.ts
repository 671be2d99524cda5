import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { caseFileOperations } from '../api.ts'
import { type ExampleFile, openExampleFile } from '../testing/open-example-file.ts'

const {
  getCaseFile,
  listTimeline,
  recordNote,
  correctNote,
  getAudience,
  assignCoordinator,
  involveOrganisation,
  endInvolvement,
} = caseFileOperations

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
})
afterAll(() => house.close())

const view = (user: string, of = file) => house.as(user).call(getCaseFile, { caseFileId: of.caseFileId })
const timeline = async (user: string, more: object = {}, of = file) =>
  (await house.as(user).call(listTimeline, { caseFileId: of.caseFileId, ...more })).body
const note = (user: string, more: object = {}, of = file) =>
  house.as(user).call(recordNote, { caseFileId: of.caseFileId, id: newId(), kind: 'note', body: 'Een notitie.', ...more })
const share = (
  organisation: 'de-brug' | 'woonpartners' | 'ggd',
  content: readonly ('finance' | 'general')[],
  more: object = {},
  of = file,
) =>
  house.as('samira').call(involveOrganisation, {
    caseFileId: of.caseFileId,
    id: newId(),
    organisationId: organisationId(organisation),
    disclosure: content.length > 0 ? 'content' : 'existence',
    accessDomains: [...content],
    ...more,
  })

describe('one file on one page', () => {
  test('the coordinator sees the household, who is involved, the programme and what may be done', async () => {
    const { status, body } = await view('samira')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      title: 'Familie Yilmaz',
      phase: 'connect',
      areaName: expect.any(String),
      coordinator: { name: 'Samira Bakker', isAtWork: true },
      household: { id: file.householdId, name: 'Familie Yilmaz', version: 1 },
      residences: [{ address: { houseNumber: expect.any(Number), postcode: expect.any(String) } }],
      participations: [{ title: 'Meldcode', routeLabel: expect.stringContaining('één plan') }],
      counts: { notes: 1, visits: 0, openGoals: 0, openTasks: 0 },
      may: { note: true, visit: true, household: true, appoint: true, involve: true, general: true },
    })
    expect(body.members.map(one => [one.identity?.givenNames, one.position, one.contacts[0]?.value])).toEqual([
      ['Ayşe', 'adult', '06-00000001'],
      ['Can', 'child', undefined],
    ])
    expect(body.lifeDomains.domains.every(domain => domain.mayWrite)).toBe(true)
  })

  test('the contact point sees the card and may place tasks, and nothing of the household', async () => {
    const { body } = await view('peter')
    expect(body).toMatchObject({
      title: 'Familie Yilmaz',
      coordinator: { name: 'Samira Bakker' },
      members: [],
      residences: [],
      counts: { notes: 0 },
      may: { note: false, visit: false, household: false, appoint: false },
    })
    expect(body.involvements.map(one => one.role)).toEqual(['coordinator', 'contact_point'])
  })

  test('the process coordinator of the area may appoint, of another area finds nothing', async () => {
    expect((await view('fatma')).body.may).toMatchObject({ appoint: true, household: false, note: false })
    expect((await view('wim')).status).toBe(200)
    const elsewhere = await openExampleFile(house, { household: { areaId: 31 } })
    expect((await view('wim', elsewhere)).status).toBe(404)
  })

  test.each(['joep', 'karin', 'tom', 'lieke'])('%s is not involved: it does not exist', async user => {
    const answer = await view(user)
    expect(answer.status).toBe(404)
    expect((await house.as(user).call(listTimeline, { caseFileId: file.caseFileId })).status).toBe(404)
    expect(JSON.stringify(answer.problem)).not.toContain('Yilmaz')
  })

  test.each(['joke', 'hans', 'ingrid', 'bram'])('%s has no role in files: refused, and the refusal is logged', async user => {
    expect((await view(user)).status).toBe(403)
    const refused = await house.stored<{ outcome: string }>(
      `select outcome from audit.processing_log where user_id = $1 and operation = 'case-files.getCaseFile'`,
      [house.as(user).user],
    )
    expect(refused).toEqual([{ outcome: 'refused' }])
  })

  test('opening a file writes who, which persons, which purpose', async () => {
    await view('samira')
    const [line] = await house.stored<{ subject_ids: string[]; purpose: string; event: string }>(
      `select array_agg(subject_id) as subject_ids, purpose, event from audit.processing_log
       where user_id = $1 and operation = 'case-files.getCaseFile' group by act_id, purpose, event order by max(id::text) desc limit 1`,
      [house.as('samira').user],
    )
    expect(line).toMatchObject({ purpose: 'support', event: 'case-file.read' })
    expect([...(line?.subject_ids ?? [])].sort()).toEqual([file.householdId, file.mother, file.son].sort())
  })
})

describe('sharing', () => {
  test('existence: the card, who is involved and whom to call, nothing else', async () => {
    const own = await openExampleFile(house)
    expect((await share('woonpartners', [], {}, own)).status).toBe(200)
    const { body, status } = await view('tom', own)
    expect(status).toBe(200)
    expect(body).toMatchObject({ title: 'Familie Yilmaz', members: [], residences: [], scores: [], counts: { notes: 0 } })
    expect(body.may).toMatchObject({ note: false, household: false, involve: false, appoint: false })
    expect(
      body.involvements.some(one => one.organisation.name === 'Woonpartners' && one.organisation.contactFunction !== ''),
    ).toBe(true)
    // Nor what others may read of it, nor why the household came: both would tell what is going on.
    await share('ggd', ['finance'], {}, own)
    const again = (await view('tom', own)).body
    expect(again.involvements.flatMap(one => one.accessDomains)).toEqual([])
    expect(again.participations).toMatchObject([{ title: 'Meldcode', routeLabel: '', stepLabel: '' }])
    const told = await timeline('tom', {}, own)
    expect(told.lines.map(line => line.event)).not.toContain('note.recorded')
    expect(JSON.stringify([again.involvements, again.participations, told])).not.toMatch(/finance|multiple-related/)
    expect((await note('tom', {}, own)).status).toBe(404)
  })

  test('content of one domain: those notes and no others, and the right to add there when given', async () => {
    const own = await openExampleFile(house)
    await note('samira', { lifeDomain: 'geld', body: 'Drie maanden huur open.' }, own)
    await note('samira', { lifeDomain: 'gezondheid', body: 'Slaapt slecht.' }, own)
    expect((await share('de-brug', ['finance'], { mayWrite: true }, own)).status).toBe(200)
    const seen = await timeline('karin', {}, own)
    expect(seen.lines.flatMap(line => (line.note ? [line.note.body] : []))).toEqual(['Drie maanden huur open.'])
    expect((await note('karin', { lifeDomain: 'geld', body: 'Regeling getroffen.' }, own)).status).toBe(200)
    expect((await note('karin', { lifeDomain: 'gezondheid' }, own)).status).toBe(404)
    expect((await note('karin', {}, own)).status).toBe(404)
    const page = (await view('karin', own)).body
    expect(page.lifeDomains.domains.filter(domain => domain.mayWrite).map(domain => domain.code)).toEqual(['geld'])
    expect(page.members).toEqual([])
  })

  test('ends at once', async () => {
    const own = await openExampleFile(house)
    const involvement = newId()
    await share('ggd', ['general'], { id: involvement }, own)
    expect((await house.as('lieke', 'ggd').call(getCaseFile, { caseFileId: own.caseFileId })).status).toBe(200)
    expect((await house.as('lieke', 'thuiszorg').call(getCaseFile, { caseFileId: own.caseFileId })).status).toBe(404)
    const ended = await house
      .as('samira')
      .call(endInvolvement, { caseFileId: own.caseFileId, involvementId: involvement, reason: 'Klaar' })
    expect(ended.status).toBe(200)
    expect((await house.as('lieke', 'ggd').call(getCaseFile, { caseFileId: own.caseFileId })).status).toBe(404)
    const again = await house
      .as('samira')
      .call(endInvolvement, { caseFileId: own.caseFileId, involvementId: involvement, reason: 'Klaar' })
    expect(again.problem).toMatchObject({ status: 409, detail: expect.stringContaining('al beëindigd') })
  })

  test('does not end under a task that still runs', async () => {
    const own = await openExampleFile(house)
    const placed = await placeExampleTask(house, own.caseFileId)
    expect(placed.status).toBe(200)
    const involvementId = (await view('samira', own)).body.involvements.find(one => one.role === 'partner')?.id ?? ''
    const ended = await house.as('samira').call(endInvolvement, { caseFileId: own.caseFileId, involvementId, reason: 'Klaar' })
    expect(ended.problem).toMatchObject({ status: 409, detail: expect.stringContaining('loopt nog een taak') })
    expect((await view('karin', own)).status).toBe(200)
  })

  test('a partner shares nothing on', async () => {
    const own = await openExampleFile(house)
    await share('de-brug', ['general'], { mayWrite: true }, own)
    const answer = await house.as('karin').call(involveOrganisation, {
      caseFileId: own.caseFileId,
      id: newId(),
      organisationId: organisationId('ggd'),
      disclosure: 'existence',
    })
    expect(answer.status).toBe(403)
  })

  test('says before writing who will read it', async () => {
    const own = await openExampleFile(house)
    await share('de-brug', ['finance'], {}, own)
    await share('woonpartners', [], {}, own)
    const audience = (accessDomain: 'finance' | 'general' | 'tasks', user = 'samira') =>
      house.as(user).call(getAudience, { caseFileId: own.caseFileId, accessDomain })
    expect((await audience('finance')).body).toEqual({
      visibleTo: ['Samira Bakker (coördinator)', 'Maatschappelijk Werk De Brug'],
      notVisibleTo: ['gezinsleden', 'Contactpunt Achter de Voordeur', 'Woonpartners'],
    })
    expect((await audience('general')).body.visibleTo).toEqual(['Samira Bakker (coördinator)', 'Procesregisseur'])
    for (const user of ['tom', 'karin', 'joep']) expect((await audience('finance', user)).status, user).toBe(404)
  })
})

describe('notes', () => {
  test('what people type is kept as they typed it', async () => {
    const own = await openExampleFile(house)
    const texts = [
      'Bel mevrouw <b>niet</b> na 20 uur',
      "Robert'); drop table app.notes;--",
      'مرحبا 👩‍👧 שלום',
      `${'Een lange dag. '.repeat(600)}Klaar.`,
      '{"a": "${1+1}"} %s \\n',
    ]
    for (const body of texts) expect((await note('samira', { body }, own)).status).toBe(200)
    const lines = (await timeline('samira', {}, own)).lines.flatMap(line => (line.note ? [line.note.body] : []))
    for (const body of texts) expect(lines).toContain(body)
  })

  test('what is wrong is said at the field', async () => {
    expect((await note('samira', { body: '   ' })).problem).toMatchObject({ status: 400, errors: [{ field: 'body' }] })
    expect((await note('samira', { body: 'x'.repeat(10_001) })).problem.errors?.[0]?.field).toBe('body')
    expect((await note('samira', { lifeDomain: 'sterrenbeeld' })).problem.errors?.[0]?.field).toBe('lifeDomain')
    expect((await note('samira', { subjectId: newId() })).problem.errors?.[0]?.field).toBe('subjectId')
    expect((await note('samira', { occurredAt: '2027-01-01T10:00:00Z' })).problem.errors?.[0]?.field).toBe('occurredAt')
  })

  test('sent twice is one note', async () => {
    const own = await openExampleFile(house)
    const input = { caseFileId: own.caseFileId, id: newId(), kind: 'phone' as const, body: 'Gebeld met mevrouw.' }
    const request = newId()
    const [first, second] = await Promise.all([
      house.as('samira').call(recordNote, input, request),
      house.as('samira').call(recordNote, input, request),
    ])
    expect([first?.status, second?.status]).toEqual([200, 200])
    expect(await house.stored('select 1 from app.notes where id = $1', [input.id])).toHaveLength(1)
    expect(
      (await timeline('samira', { kind: 'contact' }, own)).lines.filter(line => line.event === 'contact.recorded'),
    ).toHaveLength(1)
  })

  test('a correction takes its place, and both are kept', async () => {
    const own = await openExampleFile(house)
    const first = newId()
    await note('samira', { id: first, body: 'Gebelt.' }, own)
    const correct = (noteId: string, body: string, user = 'samira') =>
      house.as(user).call(correctNote, { caseFileId: own.caseFileId, noteId, id: newId(), body })
    expect((await correct(first, 'Gebeld.')).status).toBe(200)
    const [top] = (await timeline('samira', { kind: 'contact' }, own)).lines
    expect(top).toMatchObject({ note: { body: 'Gebeld.' }, earlier: [{ body: 'Gebelt.' }] })
    expect((await timeline('samira', { kind: 'contact' }, own)).lines.map(line => line.note?.body)).not.toContain('Gebelt.')
    const clash = await correct(first, 'Nog anders.')
    expect(clash.problem).toMatchObject({ status: 409, details: { clashes: [{ yours: 'Nog anders.', theirs: 'Gebeld.' }] } })
  })

  test('is corrected by its author alone', async () => {
    const own = await openExampleFile(house)
    const first = newId()
    await note('samira', { id: first, lifeDomain: 'geld' }, own)
    await share('de-brug', ['finance'], { mayWrite: true }, own)
    const answer = await house
      .as('karin')
      .call(correctNote, { caseFileId: own.caseFileId, noteId: first, id: newId(), body: 'Anders' })
    expect(answer.problem).toMatchObject({ status: 409, detail: expect.stringContaining('Alleen wie een notitie schreef') })
  })

  test('pages and filters the timeline', async () => {
    const own = await openExampleFile(house)
    for (let at = 1; at <= 12; at++) await note('samira', { body: `Notitie ${at}`, lifeDomain: at % 2 ? 'geld' : 'wonen' }, own)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await timeline('samira', { limit: 5, ...(after ? { after } : {}) }, own)
      seen.push(...page.lines.map(line => line.id))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(16)
    expect((await timeline('samira', { lifeDomain: 'geld' }, own)).lines).toHaveLength(6)
    expect((await timeline('samira', { kind: 'people' }, own)).lines.map(line => line.event)).toEqual(['coordinator.assigned'])
    expect((await timeline('samira', { kind: 'file' }, own)).lines.map(line => line.event)).toEqual([
      'participation.started',
      'case-file.opened',
    ])
    expect((await timeline('samira', { actorId: house.as('peter').user }, own)).lines).toHaveLength(4)
    const wrong = await house.as('samira').call(listTimeline, { caseFileId: own.caseFileId, after: 'morgen' })
    expect(wrong.problem.errors?.[0]?.field).toBe('after')
  })
})

describe('the route chosen at the desk', () => {
  const choose = async (of: ExampleFile, more: object = {}, user = 'samira') => {
    const [participation] = (await view('samira', of)).body.participations
    return house.as(user).call(caseFileOperations.chooseRoute, {
      caseFileId: of.caseFileId,
      participationId: participation?.id ?? '',
      route: 'multiple-unrelated',
      reason: 'De problemen staan los van elkaar',
      version: participation?.version ?? 0,
      ...more,
    })
  }
  const participation = async (of: ExampleFile) => (await view('samira', of)).body.participations[0]

  test('is provisional until the coordinator judges it', async () => {
    const own = await openExampleFile(house)
    expect(await participation(own)).toMatchObject({ route: 'multiple-related', isProvisional: true, routes: [{}, {}] })
    expect((await choose(own)).status).toBe(200)
    expect(await participation(own)).toMatchObject({ route: 'multiple-unrelated', isProvisional: false })
    const [line] = (await timeline('samira', { kind: 'visit' }, own)).lines
    expect(line).toMatchObject({
      event: 'home-visit.triaged',
      details: { isChanged: true, reason: 'De problemen staan los van elkaar' },
    })
  })

  test('is not changed from a stale screen, into something else, without a reason, or by others', async () => {
    const own = await openExampleFile(house)
    expect((await choose(own, { version: 7 })).status).toBe(409)
    expect((await choose(own, { route: 'single' })).problem.errors?.[0]?.field).toBe('route')
    expect((await choose(own, { reason: ' ' })).problem.errors?.[0]?.field).toBe('reason')
    expect((await choose(own, {}, 'joep')).status).toBe(404)
    expect((await choose(own, {}, 'fatma')).status).toBe(403)
    expect(await participation(own)).toMatchObject({ route: 'multiple-related' })
  })
})

describe('the one coordinator', () => {
  const to = (user: string) => ({ userId: house.as(user).user, organisationId: house.as(user).organisation })
  const assign = (by: string, user: string, expected: string | null, of: ExampleFile, reason = 'Andere wijk') =>
    house.as(by).call(assignCoordinator, {
      caseFileId: of.caseFileId,
      ...to(user),
      expectedUserId: expected === null ? null : house.as(expected).user,
      reason,
    })

  test('hands over: the old one loses sight at once, the history stays', async () => {
    const own = await openExampleFile(house)
    expect((await assign('samira', 'joep', 'samira', own)).status).toBe(200)
    expect((await view('samira', own)).status).toBe(404)
    const { body } = await view('joep', own)
    expect(body.coordinator?.name).toBe('Joep Willems')
    expect(body.members).toHaveLength(2)
    expect(
      body.involvements
        .filter(one => one.role === 'coordinator')
        .map(one => [one.user?.name, one.validTo === null, one.endReason]),
    ).toEqual([
      ['Joep Willems', true, null],
      ['Samira Bakker', false, 'Andere wijk'],
    ])
    const [line] = (await timeline('joep', { kind: 'people' }, own)).lines
    expect(line).toMatchObject({ event: 'coordinator.assigned', details: { reason: 'Andere wijk' } })
  })

  test('is appointed by the process coordinator, who reads no more of the file for it', async () => {
    const own = await openExampleFile(house)
    expect((await assign('fatma', 'joep', 'samira', own)).status).toBe(200)
    expect((await view('joep', own)).body.members).toHaveLength(2)
    expect((await view('fatma', own)).body.members).toEqual([])
  })

  test('two at once: one wins, the other is told', async () => {
    const own = await openExampleFile(house)
    const answers = await Promise.all([assign('fatma', 'joep', 'samira', own), assign('wim', 'collega-1', 'samira', own)])
    expect(answers.map(one => one.status).sort()).toEqual([200, 409])
    const coordinators = await house.stored(
      `select user_id from app.involvements where case_file_id = $1 and role = 'coordinator' and valid_to is null`,
      [own.caseFileId],
    )
    expect(coordinators).toHaveLength(1)
  })

  test('is not chosen from a stale screen, nor twice, nor somebody who is none', async () => {
    const own = await openExampleFile(house)
    expect((await assign('fatma', 'joep', null, own)).problem).toMatchObject({
      status: 409,
      detail: expect.stringContaining('andere coördinator'),
    })
    expect((await assign('fatma', 'samira', 'samira', own)).problem).toMatchObject({
      status: 409,
      detail: expect.stringContaining('al coördinator'),
    })
    expect((await assign('fatma', 'tom', 'samira', own)).problem.errors?.[0]?.field).toBe('coordinator')
  })

  test.each([
    ['peter', 404],
    ['joep', 404],
    ['tom', 403],
    ['joke', 403],
  ])('%s appoints nobody', async (by, status) => {
    const own = await openExampleFile(house)
    expect((await assign(by, 'joep', 'samira', own)).status).toBe(status)
  })

  test('the database holds one, also past the program', async () => {
    const own = await openExampleFile(house)
    await expect(
      house.stored(
        `insert into app.involvements (municipality_id, id, case_file_id, scope_id, role, user_id, organisation_id, disclosure, access_domains, valid_from)
         select municipality_id, gen_random_uuid(), case_file_id, scope_id, 'coordinator', user_id, organisation_id, 'content', '{}', valid_from
         from app.involvements where case_file_id = $1 and role = 'coordinator'`,
        [own.caseFileId],
      ),
    ).rejects.toMatchObject({ constraint: 'involvements_one_coordinator' })
  })

  test('is chosen from a list with caseloads, counted over all files', async () => {
    const own = await openExampleFile(house)
    const list = await house.as('peter').call(caseFileOperations.listCoordinators, {})
    expect(list.status).toBe(200)
    const samira = list.body.coordinators.find(one => one.name === 'Samira Bakker')
    const [counted] = await house.stored<{ count: number }>(
      `select count(*)::int from app.case_files where coordinator_user_id = $1 and closed_at is null`,
      [house.as('samira').user],
    )
    expect(samira?.caseload).toBe(counted?.count)
    expect(list.body.coordinators).toHaveLength(12)
    expect((await house.as('wim').call(caseFileOperations.listCoordinators, {})).body).toEqual(list.body)
    expect((await house.as('karin').call(caseFileOperations.listCoordinators, {})).status).toBe(403)
    expect(own.caseFileId).toBeTruthy()
  })

  test('a file without one stands on the list of exceptions', async () => {
    const never = await openExampleFile(house, { coordinator: undefined as never })
    const left = await openExampleFile(house, { coordinator: { ...to('collega-5') } })
    await house.stored(`update access.role_assignments set valid_to = $2 where user_id = $1`, [
      house.as('collega-5').user,
      new Date('2026-11-24T10:00:01+01:00'),
    ])
    house.clock.shiftTo(new Date('2026-11-25T10:00:00+01:00'))
    const list = async (user: string) =>
      (await house.as(user).call(caseFileOperations.listFilesWithoutCoordinator, {})).body.files
    const fatma = await list('fatma')
    expect(fatma.find(one => one.id === never.caseFileId)).toMatchObject({ reason: 'never', lastCoordinator: null })
    expect(fatma.find(one => one.id === left.caseFileId)).toMatchObject({ reason: 'left', lastCoordinator: expect.any(String) })
    expect((await list('samira')).map(one => one.id)).toEqual([])
    expect((await house.as('hans').call(caseFileOperations.listFilesWithoutCoordinator, {})).status).toBe(403)
  })
})
