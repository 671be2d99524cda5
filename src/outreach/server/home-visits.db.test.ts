import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { assessmentOperations } from '../../assessments/api.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { outreachOperations } from '../api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T16:00:00+01:00') })
})
afterAll(() => house.close())

const visit = (file: ExampleFile, more: object = {}, user = 'samira') =>
  house.as(user).call(outreachOperations.recordHomeVisit, {
    caseFileId: file.caseFileId,
    id: newId(),
    visitedAt: '2026-11-24T14:00:00+01:00',
    kind: 'inventory',
    stream: 'Meldcode',
    reason: 'Kennismaken en in kaart brengen',
    purposeTold: true,
    entryConsent: true,
    outcome: 'conversation',
    nextStep: 'Plan maken',
    ...more,
  })
const score = (lifeDomain: string, value: number | null, more: object = {}) => ({
  id: newId(),
  lifeDomain,
  score: value,
  ...more,
})
const view = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).body
const timeline = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'visit' })).body.lines
const facts = (file: ExampleFile) =>
  house.stored<{ event: string; attributes: object }>(
    `select event, attributes from app.counted_facts where case_file_id = $1 and event like any (array['home-visit%', 'visit%', 'assessment%']) order by id`,
    [file.caseFileId],
  )

describe('a home visit', () => {
  test('tells stream, reason, result, next step and the scores; and counts once', async () => {
    const file = await openExampleFile(house)
    const recorded = await visit(file, {
      scores: [
        score('geld', 2, { wishes: '“Ik wil de post weer durven openen.”', observed: 'Stapel brieven op tafel' }),
        score('wonen', 3),
        score('leren', 2, { subjectId: file.son }),
        score('meedoen', null, { strengths: 'Buurvrouw helpt' }),
      ],
    })
    expect(recorded.status).toBe(200)
    const page = await view(file)
    expect(page.firstVisitAt).toBeTruthy()
    expect(page.counts.visits).toBe(1)
    expect(page.scores.map(one => [one.lifeDomain, one.begin, one.now])).toEqual([
      ['geld', 2, 2],
      ['leren', 2, 2],
      ['wonen', 3, 3],
    ])
    expect(await facts(file)).toEqual([
      { event: 'home-visit.recorded', attributes: { kind: 'inventory', outcome: 'conversation' } },
      { event: 'assessment.recorded', attributes: { kind: 'inventory' } },
    ])
    const lines = await timeline(file)
    expect(lines.find(line => line.event === 'home-visit.recorded')?.visit).toMatchObject({
      nextStep: 'Plan maken',
      entryConsent: true,
    })
    expect(lines.find(line => line.event === 'assessment.recorded')?.scores).toHaveLength(4)
    const form = await house.as('samira').call(outreachOperations.getVisitForm, { caseFileId: file.caseFileId })
    expect(form.body).toMatchObject({
      suggestedKind: 'follow-up',
      streams: ['Meldcode'],
      earlier: [{ visitor: 'Samira Bakker' }],
    })
  })

  test('begin and now tell them apart', async () => {
    const file = await openExampleFile(house)
    await visit(file, { visitedAt: '2026-11-01T10:00:00+01:00', scores: [score('geld', 2)] })
    await visit(file, { kind: 'follow-up', scores: [score('geld', 4)] })
    expect((await view(file)).scores).toMatchObject([{ lifeDomain: 'geld', begin: 2, now: 4 }])
    const all = await house.as('samira').call(assessmentOperations.listScores, { caseFileId: file.caseFileId })
    expect(all.body.map(one => one.score)).toEqual([2, 4])
  })

  test('an attempt is no visit: nothing scored, counted apart', async () => {
    const file = await openExampleFile(house)
    expect((await visit(file, { outcome: 'nobody-home', purposeTold: false, entryConsent: false })).status).toBe(200)
    expect((await view(file)).firstVisitAt).toBeNull()
    expect(await facts(file)).toEqual([{ event: 'visit.attempted', attributes: { outcome: 'nobody-home' } }])
  })

  test('what is missing or impossible is said at the field, and nothing is half saved', async () => {
    const file = await openExampleFile(house)
    const field = async (more: object) => (await visit(file, more)).problem.errors?.map(error => error.field)
    expect(await field({ nextStep: ' ' })).toEqual(['nextStep'])
    expect(await field({ reason: '' })).toEqual(['reason'])
    expect(await field({ visitedAt: '2026-11-25T10:00:00+01:00' })).toEqual(['visitedAt'])
    expect(await field({ visitedAt: 'gisteren' })).toEqual(['visitedAt'])
    expect(await field({ purposeTold: false })).toEqual(['purposeTold'])
    expect(await field({ scores: [score('geld', 6)] })).toEqual(['scores.0.score'])
    expect(await field({ scores: [score('geld', null)] })).toEqual(['scores.0.score'])
    expect(await field({ scores: [score('geld', 2), score('geld', 3)] })).toEqual(['scores'])
    expect(await field({ scores: [score('wonen', 3), score('sterren', 3)] })).toEqual(['scores.1.lifeDomain'])
    expect(await field({ scores: [score('wonen', 3, { subjectId: newId() })] })).toEqual(['scores.0.subjectId'])
    expect(await field({ outcome: 'later', scores: [score('geld', 2)] })).toEqual(['scores'])
    expect(await view(file)).toMatchObject({ counts: { visits: 0 }, scores: [] })
  })

  test('sent twice is one visit', async () => {
    const file = await openExampleFile(house)
    const id = newId()
    const answers = await Promise.all([visit(file, { id }), visit(file, { id })])
    expect(answers.map(one => one.status).sort()).toEqual([200, 409])
    expect((await view(file)).counts.visits).toBe(1)
  })

  test.each(['joep', 'tom', 'karin', 'peter'])('%s records none in a file that is not theirs', async user => {
    const file = await openExampleFile(house)
    expect((await visit(file, {}, user)).status).toBe(404)
  })

  test('a partner sees the scores of the domains it was given, and no others', async () => {
    const file = await openExampleFile(house)
    await house.as('samira').call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['finance'],
    })
    await visit(file, { scores: [score('geld', 2), score('veiligheid', 1, { observed: 'Bang voor ex-partner' })] })
    const page = await view(file, 'karin')
    expect(page.scores.map(one => one.lifeDomain)).toEqual(['geld'])
    expect(page.counts.visits).toBe(0)
    const all = await house.as('karin').call(assessmentOperations.listScores, { caseFileId: file.caseFileId })
    expect(all.body.map(one => one.lifeDomain)).toEqual(['geld'])
    expect(await timeline(file, 'karin')).toEqual([])
    await house
      .as('samira')
      .call(assessmentOperations.recordAssessment, { caseFileId: file.caseFileId, id: newId(), scores: [score('geld', 3)] })
    const lines = await timeline(file, 'karin')
    expect(lines).toMatchObject([{ event: 'assessment.recorded', visit: null, scores: [{ lifeDomain: 'geld', score: 3 }] }])
    expect(JSON.stringify([page, all.body, lines])).not.toContain('Bang')
    expect((await house.as('tom').call(assessmentOperations.listScores, { caseFileId: file.caseFileId })).status).toBe(404)
  })

  test('life domains are also talked through without a visit', async () => {
    const file = await openExampleFile(house)
    const recorded = await house.as('samira').call(assessmentOperations.recordAssessment, {
      caseFileId: file.caseFileId,
      id: newId(),
      scores: [score('werk', 4)],
    })
    expect(recorded.status).toBe(200)
    expect((await timeline(file))[0]).toMatchObject({ event: 'assessment.recorded', scores: [{ lifeDomain: 'werk', score: 4 }] })
    const nothing = await house
      .as('samira')
      .call(assessmentOperations.recordAssessment, { caseFileId: file.caseFileId, id: newId(), scores: [] })
    expect(nothing.problem.errors?.[0]).toMatchObject({ field: 'scores', message: expect.stringContaining('leefgebied') })
  })
})
