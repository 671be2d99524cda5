import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { newId } from '../../platform/ids.ts'
import { taskOperations } from '../../tasks/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

describe('a partner is silent', () => {
  let story: Story
  let family: Household
  let taskId: string
  beforeAll(async () => {
    story = await openStory('2026-11-23')
  })
  afterAll(() => story.close())

  const toCall = async (person: string) =>
    (await story.does(person, taskOperations.listTasksToCall, {})).items.map(item => [item.id, item.calls])
  const call = (reached: boolean, note: string) =>
    story.does('peter', taskOperations.recordTaskCall, { taskId, id: newId(), reached, note })

  test('given a task that De Brug has five working days to answer', async () => {
    family = await story.household()
    taskId = await story.task(family)
    const task = await story.does('samira', taskOperations.getTask, { taskId })
    expect(task.pickUpOn).toBe('2026-11-30')
  })

  test('on its last day nobody is called', async () => {
    await story.comesTo('2026-11-30')
    expect(await toCall('peter')).toEqual([])
  })

  test('when the term has passed it stands on the list of the contact point, with whom to call and nothing of the family', async () => {
    await story.comesTo('2026-12-01')
    const [line] = (await story.does('peter', taskOperations.listTasksToCall, {})).items
    expect(line).toMatchObject({ id: taskId, organisation: { name: 'Maatschappelijk Werk De Brug' }, calls: 0, lastCall: null })
    expect(JSON.stringify(line)).not.toContain('Ayşe')
    expect(await toCall('nadia')).toEqual([[taskId, 0]])
  })

  test('when Peter gets no answer it stays there, and Nadia reads that he tried', async () => {
    await call(false, 'Voicemail ingesproken.')
    const [line] = (await story.does('nadia', taskOperations.listTasksToCall, {})).items
    expect(line).toMatchObject({ calls: 1, lastCall: { reached: false, note: 'Voicemail ingesproken.' } })
  })

  test('when he reaches them a new term begins, and the task leaves the list', async () => {
    await story.comesTo('2026-12-02')
    await call(true, 'Karin kijkt er deze week naar.')
    expect(await toCall('peter')).toEqual([])
    expect((await story.does('karin', taskOperations.getTask, { taskId })).pickUpOn).toBe('2026-12-09')
  })

  test('when that term passes as well it comes back, once, with the calls that were made', async () => {
    await story.comesTo('2026-12-10')
    expect(await toCall('peter')).toEqual([[taskId, 2]])
    // What the worker does twice, or a day later, changes nothing.
    await story.comesTo('2026-12-11')
    expect(await toCall('peter')).toEqual([[taskId, 2]])
    const events = await story.timeline('samira', family.caseFileId)
    expect(events.filter(event => event === 'clock.missed')).toHaveLength(2)
    expect(events.filter(event => event === 'task.reminded')).toHaveLength(2)
  })

  test('then Samira withdraws it and asks somebody else; De Brug sees nothing any more', async () => {
    await story.does('samira', taskOperations.withdrawTask, { taskId, reason: 'Geen antwoord na twee keer bellen.' })
    expect(await toCall('peter')).toEqual([])
    expect((await story.does('karin', taskOperations.listReceivedTasks, {})).items).toEqual([])
    expect(
      (await story.isRefused('karin', taskOperations.answerTask, { taskId, answer: 'accept' })).status,
    ).toBeGreaterThanOrEqual(404)
    const next = await story.task(family, { organisationId: organisationId('woonpartners') })
    await story.does('tom', taskOperations.answerTask, { taskId: next, answer: 'accept' })
    await story.comesTo('2026-12-24')
    expect(await toCall('peter')).toEqual([])
  })

  test('and the reporter knows of none of this', async () => {
    expect(await story.told('joke', family.reportId)).toEqual(['coordinator-active', 'received'])
  })
})
