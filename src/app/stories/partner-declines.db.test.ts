import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { newId } from '../../platform/ids.ts'
import { taskOperations } from '../../tasks/api.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

describe('a partner declines', () => {
  let story: Story
  let family: Household
  let plan: { goalId: string; actionId: string }
  let first: string
  let second: string
  beforeAll(async () => {
    story = await openStory('2026-11-23')
  })
  afterAll(() => story.close())

  test('given a reported household with a plan, and a task with De Brug', async () => {
    family = await story.household()
    plan = await story.plan(family)
    first = await story.task(family, { actionId: plan.actionId })
    const received = await story.does('karin', taskOperations.listReceivedTasks, {})
    expect(received.items.map(item => item.id)).toEqual([first])
    expect(await story.told('joke', family.reportId)).toEqual(['coordinator-active', 'received'])
  })

  test('when Karin gives it back she says why', async () => {
    await story.comesTo('2026-11-25')
    const without = await story.isRefused('karin', taskOperations.answerTask, { taskId: first, answer: 'decline', reason: ' ' })
    expect(without.errors?.map(error => error.field)).toEqual(['reason'])
    const reason = 'Wij hebben een wachtlijst tot februari.'
    await story.does('karin', taskOperations.answerTask, { taskId: first, answer: 'decline', reason })
  })

  test('then Samira reads it on Vandaag and in her mail, with the reason', async () => {
    const work = await story.does('samira', workplaceOperations.getCaseWork, {})
    expect(JSON.stringify(work)).toContain(family.caseFileId)
    const sent = await story.does('samira', taskOperations.listSentTasks, { show: 'answered' })
    expect(sent.items).toMatchObject([{ id: first, state: 'declined', isNewForSender: true }])
    const task = await story.does('samira', taskOperations.getTask, { taskId: first })
    expect(task.answer).toBe('Wij hebben een wachtlijst tot februari.')
    const mails = await story.house.stored<{ kind: string }>(
      'select kind from app.messages where about_id = $1 and recipient_user_id = $2',
      [first, story.house.as('samira').user],
    )
    expect(mails).toHaveLength(1)
  })

  test('and De Brug no longer reads who the family is', async () => {
    const left = await story.house.as('karin').call(taskOperations.getTask, { taskId: first })
    expect(JSON.stringify(left.body)).not.toContain('Ayşe')
    expect((await story.does('karin', taskOperations.listReceivedTasks, {})).items).toEqual([])
  })

  test('and nobody is called about it when the term would have passed', async () => {
    await story.comesTo('2026-12-02')
    expect((await story.does('peter', taskOperations.listTasksToCall, {})).items).toEqual([])
  })

  test('when Samira asks Woonpartners for the same action, Tom takes it up and does it', async () => {
    await story.does('samira', taskOperations.acknowledgeTask, { taskId: first })
    second = await story.task(family, { actionId: plan.actionId, organisationId: organisationId('woonpartners') })
    await story.does('tom', taskOperations.answerTask, { taskId: second, answer: 'accept' })
    await story.comesTo('2026-12-14')
    await story.does('tom', taskOperations.reportTaskDone, { taskId: second, result: 'Betalingsregeling getekend.' })
    // The one never sees the other's task.
    expect((await story.isRefused('karin', taskOperations.getTask, { taskId: second })).status).toBe(404)
    expect((await story.isRefused('tom', taskOperations.getTask, { taskId: first })).status).toBe(404)
  })

  test('then the file closes, the reporter hears that it ended, and the timeline tells the whole line', async () => {
    await story.does('samira', taskOperations.acknowledgeTask, { taskId: second })
    await story.does('samira', aftercareOperations.closeCaseFile, {
      caseFileId: family.caseFileId,
      id: newId(),
      reason: 'help-in-place',
      explanation: 'De regeling loopt.',
      goals: [{ goalId: plan.goalId, state: 'reached' }],
    })
    expect(await story.told('joke', family.reportId)).toEqual(['ended', 'coordinator-active', 'received'])
    const events = await story.timeline('samira', family.caseFileId)
    expect(events.filter(event => event.startsWith('task.') || event.startsWith('case-file.'))).toEqual([
      'case-file.opened',
      'task.placed',
      'task.declined',
      'task.placed',
      'task.accepted',
      'task.done',
      'case-file.closed',
    ])
  })
})
