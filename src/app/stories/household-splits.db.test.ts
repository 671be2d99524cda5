import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses, organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { aftercareOperations } from '../../aftercare/api.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { householdOperations } from '../../households/api.ts'
import { newId } from '../../platform/ids.ts'
import { signalOperations } from '../../signals/api.ts'
import { triage } from '../../signals/testing/example-report.ts'
import { taskOperations } from '../../tasks/api.ts'
import { type Household, openStory, type Story } from '../testing/story.ts'

describe('a household splits', () => {
  let story: Story
  let family: Household
  let taskId: string
  const there = { caseFileId: newId(), householdId: newId() }
  beforeAll(async () => {
    story = await openStory('2026-11-23')
  })
  afterAll(() => story.close())

  const names = async (person: string, caseFileId: string) =>
    (await story.does(person, caseFileOperations.getCaseFile, { caseFileId })).members
      .filter(member => !member.validTo)
      .map(member => member.identity?.givenNames)
  const close = (person: string, caseFileId: string) =>
    story.does(person, aftercareOperations.closeCaseFile, {
      caseFileId,
      id: newId(),
      reason: 'help-in-place',
      explanation: 'De hulp loopt.',
      withdrawTasks: true,
    })

  test('given a family of three with a task at De Brug', async () => {
    family = await story.household()
    taskId = await story.task(family)
    expect(await names('samira', family.caseFileId)).toEqual(['Ayşe', 'Emre', 'Elif'])
  })

  test('when the father goes to live elsewhere, he gets a file and a coordinator of his own; the daughter belongs to both', async () => {
    await story.comesTo('2026-12-07')
    await story.does('samira', householdOperations.splitHousehold, {
      caseFileId: family.caseFileId,
      id: newId(),
      on: '2026-12-07',
      people: [
        { personId: family.father, goes: 'leaves', position: 'adult' },
        { personId: family.daughter, goes: 'both', position: 'child' },
      ],
      secondFile: {
        ...there,
        name: 'Emre Yilmaz',
        where: 'address',
        addressId: addresses.find(one => one.areaId === 31)?.id ?? null,
        coordinatorUserId: userId('joep'),
        coordinatorOrganisationId: organisationId('sociaal-team'),
      },
    })
    expect(await names('samira', family.caseFileId)).toEqual(['Ayşe', 'Elif'])
    expect(await names('joep', there.caseFileId)).toEqual(['Emre', 'Elif'])
  })

  test('then neither coordinator opens the other file, and what ran goes on where it was', async () => {
    const open = caseFileOperations.getCaseFile
    expect((await story.isRefused('samira', open, { caseFileId: there.caseFileId })).status).toBe(404)
    expect((await story.isRefused('joep', open, { caseFileId: family.caseFileId })).status).toBe(404)
    await story.does('karin', taskOperations.answerTask, { taskId, answer: 'accept' })
    expect((await story.isRefused('joep', taskOperations.getTask, { taskId })).status).toBe(404)
    const seen = await story.does('karin', taskOperations.getTask, { taskId })
    expect(seen.household.members.map(member => member.name)).not.toContain('Emre Yilmaz')
  })

  test('when a report about the father comes in, the desk finds both files and chooses his', async () => {
    const reportId = await story.report('karin', { aboutName: 'Emre Yilmaz', addressId: null, aboutAddress: 'onbekend' })
    const known = await story.does('peter', signalOperations.findKnownHouseholds, { reportId, query: '' })
    expect(known.map(one => one.caseFileId)).toEqual(expect.arrayContaining([there.caseFileId, family.caseFileId]))
    expect((await triage(story.house, reportId, 'multiple-related', { existingCaseFileId: there.caseFileId })).status).toBe(200)
    expect(await story.does('samira', signalOperations.listHandedOverReports, {})).toEqual([])
    const waiting = await story.does('joep', signalOperations.listHandedOverReports, {})
    expect(waiting.map(one => one.reportId)).toEqual([reportId])
  })

  test('then each file closes by itself, the school hears of the one it reported, and each has its own aftercare', async () => {
    await story.comesTo('2026-12-14')
    await close('joep', there.caseFileId)
    expect((await story.told('joke', family.reportId))[0]).toBe('coordinator-active')
    await close('samira', family.caseFileId)
    expect((await story.told('joke', family.reportId))[0]).toBe('ended')
    await story.comesTo('2027-06-15')
    const due = async (person: string) =>
      (await story.does(person, aftercareOperations.listAftercare, { show: 'due' })).items.map(item => item.caseFileId)
    expect(await due('samira')).toEqual([family.caseFileId])
    expect(await due('joep')).toEqual([there.caseFileId])
  })
})
