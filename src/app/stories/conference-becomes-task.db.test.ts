import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { conferenceOperations } from '../../conferences/api.ts'
import { newId } from '../../platform/ids.ts'
import { taskOperations } from '../../tasks/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

describe('what a conference decides becomes a task', () => {
  let story: Story
  let family: Household
  const [conferenceId, seatId] = [newId(), newId()]
  const [lineId, taskId] = [newId(), newId()]
  beforeAll(async () => {
    story = await openStory('2026-11-23')
  })
  afterAll(() => story.close())

  test('given a household, and a conference to which De Brug is asked', async () => {
    family = await story.household()
    const { caseFileId } = family
    await story.does('samira', caseFileOperations.involveOrganisation, {
      caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['finance', 'general'],
    })
    await story.does('samira', conferenceOperations.planConference, {
      caseFileId,
      id: conferenceId,
      on: '2026-11-25',
      at: '09:30',
      place: 'Stadskantoor, kamer 2',
      people: [{ kind: 'organisation', id: seatId, organisationId: organisationId('de-brug') }],
      agenda: [{ id: newId(), body: 'De huurachterstand', lifeDomain: 'geld' }],
    })
    const mine = await story.does('karin', conferenceOperations.listMyConferences, {})
    expect(JSON.stringify(mine)).toContain(conferenceId)
  })

  test('when it is held and decides, the decision is a task in the same step', async () => {
    await story.comesTo('2026-11-25')
    const { caseFileId } = family
    await story.does('samira', conferenceOperations.recordAttendance, {
      caseFileId,
      conferenceId,
      personId: seatId,
      change: { attended: { from: null, to: true }, visitorName: { from: '', to: 'Karin Smit' } },
    })
    await story.does('samira', conferenceOperations.holdConference, { caseFileId, conferenceId })
    await story.does('samira', conferenceOperations.addConferenceLine, {
      caseFileId,
      conferenceId,
      id: lineId,
      kind: 'decision',
      lifeDomain: 'geld',
      body: 'De Brug gaat met moeder de post door',
      followUp: { kind: 'task', id: taskId, organisationId: organisationId('de-brug') },
    })
    const received = await story.does('karin', taskOperations.listReceivedTasks, {})
    expect(received.items).toMatchObject([
      { id: taskId, what: 'De Brug gaat met moeder de post door', senderName: 'Samira Bakker' },
    ])
  })

  test('then Karin takes it up and does it, and the coordinator hears so', async () => {
    await story.does('karin', taskOperations.answerTask, { taskId, answer: 'accept' })
    await story.comesTo('2026-12-07')
    await story.does('karin', taskOperations.reportTaskDone, { taskId, result: 'Alle post is geopend en op volgorde.' })
    const answered = await story.does('samira', taskOperations.listSentTasks, { show: 'answered' })
    expect(answered.items).toMatchObject([{ id: taskId, state: 'done' }])
    const events = await story.timeline('samira', family.caseFileId)
    const of = (kind: string) => events.filter(event => event.startsWith(kind))
    expect(of('conference.')).toEqual(['conference.planned', 'conference.held', 'conference.decided'])
    expect(of('task.')).toEqual(['task.placed', 'task.accepted', 'task.done'])
  })

  test('and who was not at the table reads none of it', async () => {
    const at = { caseFileId: family.caseFileId, conferenceId }
    for (const person of ['tom', 'joep', 'peter']) {
      const seen = await story.house.as(person).call(conferenceOperations.getConference, at)
      expect(JSON.stringify(seen.body), person).not.toContain('moeder')
    }
    expect((await story.isRefused('joke', conferenceOperations.getConference, at)).status).toBe(403)
  })
})
