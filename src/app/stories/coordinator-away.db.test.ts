import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { directoryOperations } from '../../directory/api.ts'
import { newId } from '../../platform/ids.ts'
import { taskOperations } from '../../tasks/api.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

const team = organisationId('sociaal-team')

describe('a coordinator on leave, who then leaves for good', () => {
  let story: Story
  let family: Household
  let taskId: string
  beforeAll(async () => {
    story = await openStory('2026-11-23')
  })
  afterAll(() => story.close())

  const opens = async (person: string) =>
    (await story.house.as(person).call(caseFileOperations.getCaseFile, { caseFileId: family.caseFileId })).status

  test('given a household of Samira with a task out, and Joep who stands in from Wednesday', async () => {
    family = await story.household()
    taskId = await story.task(family)
    await story.does('samira', directoryOperations.appointDeputy, {
      id: newId(),
      absentUserId: userId('samira'),
      deputyUserId: userId('joep'),
      organisationId: team,
      from: '2026-11-25',
      until: '2026-12-04',
    })
    expect(await opens('joep')).toBe(404)
  })

  test('when De Brug answers while she is away, Joep sees it on his own Vandaag and goes on with it', async () => {
    await story.comesTo('2026-11-26')
    await story.does('karin', taskOperations.answerTask, { taskId, answer: 'decline', reason: 'Wij doen dit niet meer.' })
    const work = await story.does('joep', workplaceOperations.getCaseWork, {})
    expect(work.standsInFor).toEqual(['Samira Bakker'])
    expect(work.asked.find(one => one.taskId === taskId)).toMatchObject({
      kind: 'task-answered',
      caseFileId: family.caseFileId,
      standsInFor: 'Samira Bakker',
    })
    taskId = (
      await story.does('joep', taskOperations.placeTask, {
        caseFileId: family.caseFileId,
        id: newId(),
        organisationId: organisationId('woonpartners'),
        lifeDomain: 'geld',
        what: 'Betalingsregeling voor de huur',
      })
    ).id
    const received = await story.does('tom', taskOperations.listReceivedTasks, {})
    expect(received.items).toMatchObject([{ id: taskId, senderName: 'Joep Willems' }])
  })

  test('then when she is back she reads what he did, under his name, and he no longer opens the file', async () => {
    await story.comesTo('2026-12-07')
    expect(await opens('joep')).toBe(404)
    const { lines } = await story.does('samira', caseFileOperations.listTimeline, { caseFileId: family.caseFileId })
    expect(lines.filter(line => line.event === 'task.placed').map(line => line.actor?.name)).toEqual([
      'Joep Willems',
      'Samira Bakker',
    ])
    const sent = await story.does('samira', taskOperations.listSentTasks, { show: 'waiting' })
    expect(sent.items.map(item => item.id)).toContain(taskId)
  })

  test('when she leaves for good, the household stands on the list of the process coordinator since that day', async () => {
    await story.comesTo('2026-12-14')
    await story.does('bram', directoryOperations.endPerson, { userId: userId('samira') })
    await story.comesTo('2026-12-26')
    const { files } = await story.does('fatma', workplaceOperations.listOverseenFiles, { view: 'without-coordinator' })
    expect(files).toMatchObject([
      { caseFileId: family.caseFileId, isCoordinated: false, uncoordinatedSince: expect.stringMatching(/^2026-12-14/) },
    ])
    const [waiting] = (await story.does('fatma', caseFileOperations.listFilesWithoutCoordinator, {})).files
    expect(waiting).toMatchObject({ id: family.caseFileId, reason: 'left', lastCoordinator: 'Samira Bakker' })
  })

  test('then Fatma gives it to Joep, who finds everything that was begun', async () => {
    await story.does('fatma', caseFileOperations.assignCoordinator, {
      caseFileId: family.caseFileId,
      userId: userId('joep'),
      organisationId: team,
      expectedUserId: userId('samira'),
    })
    expect(await opens('joep')).toBe(200)
    const { files } = await story.does('fatma', workplaceOperations.listOverseenFiles, { view: 'open' })
    expect(files).toMatchObject([{ isCoordinated: true, uncoordinatedSince: null }])
    await story.does('tom', taskOperations.answerTask, { taskId, answer: 'accept' })
    const sent = await story.does('joep', taskOperations.listSentTasks, { show: 'answered' })
    expect(sent.items.map(item => item.id)).toContain(taskId)
    // Who never worked with the household did not come to see it on the way.
    for (const person of ['karin', 'hans', 'bram']) expect(await opens(person), person).not.toBe(200)
  })
})
