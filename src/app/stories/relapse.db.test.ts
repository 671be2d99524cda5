import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aftercareOperations } from '../../aftercare/api.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import { signalOperations } from '../../signals/api.ts'
import { triage } from '../../signals/testing/example-report.ts'
import { taskOperations } from '../../tasks/api.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

/** Closed on Monday 23 November 2026 with its goal reached: the aftercare contact is for 23 May 2027. */
async function closed(story: Story): Promise<Household> {
  const family = await story.household()
  const { goalId } = await story.plan(family)
  await close(story, family, [{ goalId, state: 'reached' }])
  return family
}

const close = (story: Story, { caseFileId }: Household, goals: { goalId: string; state: 'reached' }[] = []) =>
  story.does('samira', aftercareOperations.closeCaseFile, {
    caseFileId,
    id: newId(),
    reason: 'help-in-place',
    explanation: 'De regeling loopt.',
    goals,
  })

/** Peter finds the household by its name and hands the new report over to the file it has already. */
async function handedOver(story: Story, family: Household, reportId: string): Promise<void> {
  const known = await story.does('peter', signalOperations.findKnownHouseholds, { reportId, query: '' })
  expect(known.map(one => one.caseFileId)).toContain(family.caseFileId)
  expect(known.find(one => one.caseFileId === family.caseFileId)?.closedAt).not.toBeNull()
  const answer = await triage(story.house, reportId, 'multiple-related', { existingCaseFileId: family.caseFileId })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
}

const planned = async (story: Story, caseFileId: string) =>
  (await story.does('samira', aftercareOperations.getAftercare, { caseFileId })).contacts.map(one => [one.plannedFor, one.result])
const asked = async (story: Story) =>
  (await story.does('samira', aftercareOperations.listAftercare, { show: 'due' })).items.map(item => item.caseFileId)

describe('a relapse after five months', () => {
  let story: Story
  let family: Household
  let second: string
  beforeAll(async () => {
    story = await openStory('2026-11-23')
    family = await closed(story)
  })
  afterAll(() => story.close())

  test('given a closed household, the school hears that it ended and aftercare is planned in half a year', async () => {
    expect(await story.told('joke', family.reportId)).toEqual(['ended', 'coordinator-active', 'received'])
    expect(await planned(story, family.caseFileId)).toEqual([['2027-05-23', null]])
  })

  test('when the school reports again in April, Peter hands it over to the file that is closed', async () => {
    await story.comesTo('2027-04-23')
    second = await story.report('joke', { observed: 'Elif zegt dat er weer deurwaarders komen.' })
    await handedOver(story, family, second)
    const waiting = await story.does('samira', signalOperations.listHandedOverReports, {})
    expect(waiting.map(one => [one.reportId, one.caseFileId])).toEqual([[second, family.caseFileId]])
  })

  test('and Samira opens it again, it is the same file with its history and its coordinator', async () => {
    const { caseFileId } = family
    await story.does('samira', aftercareOperations.reopenCaseFile, {
      caseFileId,
      reason: 'relapse',
      explanation: 'Werk verloren',
    })
    const mine = await story.does('samira', workplaceOperations.listMyHouseholds, {})
    expect(mine.files).toMatchObject([{ caseFileId, phase: 'connect' }])
    const events = await story.timeline('samira', caseFileId)
    expect(events.filter(event => event.startsWith('case-file.') || event.startsWith('concern-report.'))).toEqual([
      'case-file.opened',
      'case-file.closed',
      'concern-report.handed-over',
      'case-file.reopened',
    ])
    await story.does('samira', planOperations.startPlan, { caseFileId, id: newId() })
    const plan = await story.does('samira', planOperations.getPlan, { caseFileId })
    expect(plan.earlierPlans).toMatchObject([{ goals: 1, reached: 1 }])
  })

  test('then half a year after the first closing nobody is asked to call: that contact was overtaken', async () => {
    await story.comesTo('2027-05-24')
    expect(await asked(story)).toEqual([])
    expect(await planned(story, family.caseFileId)).toEqual([['2027-05-23', 'cancelled']])
  })

  test('and after the second closing the half year begins anew, and both reports have ended', async () => {
    await close(story, family)
    await story.comesTo('2027-11-23')
    expect(await asked(story)).toEqual([])
    await story.comesTo('2027-11-25')
    expect(await asked(story)).toEqual([family.caseFileId])
    expect((await story.told('joke', second))[0]).toBe('ended')
    const facts = await story.house.stored<{ reason: string }>(
      `select attributes ->> 'reason' as reason from app.counted_facts where case_file_id = $1 and event = 'case-file.reopened'`,
      [family.caseFileId],
    )
    expect(facts).toEqual([{ reason: 'relapse' }])
  })
})

describe('a relapse after seven months', () => {
  let story: Story
  let family: Household
  beforeAll(async () => {
    story = await openStory('2026-11-23')
    family = await closed(story)
  })
  afterAll(() => story.close())

  test('given an aftercare contact after six months in which all was well', async () => {
    const { caseFileId } = family
    await story.comesTo('2027-05-24')
    expect(await asked(story)).toEqual([caseFileId])
    const { contacts } = await story.does('samira', aftercareOperations.getAftercare, { caseFileId })
    const contactId = contacts[0]?.id ?? ''
    await story.does('samira', aftercareOperations.recordAftercare, { caseFileId, contactId, outcome: 'stable' })
    expect(await asked(story)).toEqual([])
  })

  test('when Woonpartners reports in June, the desk knows the household and the file opens again', async () => {
    await story.comesTo('2027-06-23')
    const reportId = await story.report('tom', { observed: 'Twee maanden huurachterstand.', lifeDomains: ['geld'] })
    await handedOver(story, family, reportId)
    await story.does('samira', aftercareOperations.reopenCaseFile, {
      caseFileId: family.caseFileId,
      reason: 'relapse',
      explanation: 'Weer achterstand met de huur.',
    })
    // Tom hears the same words as somebody who reports an unknown household.
    expect(await story.told('tom', reportId)).toEqual(['coordinator-active', 'received'])
  })

  test('then what is done now is timed again, and the first contact stays as it was', async () => {
    const taskId = await story.task(family)
    await story.comesTo('2027-07-05')
    const calls = await story.does('peter', taskOperations.listTasksToCall, {})
    expect(calls.items.map(item => item.id)).toEqual([taskId])
    expect((await planned(story, family.caseFileId)).map(([on, result]) => [on, result])).toEqual([['2027-05-23', 'stable']])
    const { closures } = await story.does('samira', aftercareOperations.getAftercare, { caseFileId: family.caseFileId })
    expect(closures).toMatchObject([{ reopenedAt: expect.stringMatching(/^2027-06-23/) }])
  })

  test('and the reporter of the beginning reads nothing of it', async () => {
    expect(await story.told('joke', family.reportId)).toEqual(['ended', 'coordinator-active', 'received'])
    expect((await story.isRefused('joke', aftercareOperations.getAftercare, { caseFileId: family.caseFileId })).status).toBe(403)
  })
})
