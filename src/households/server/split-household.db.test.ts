import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses } from '../../../db/demo/voorbeeldstad.ts'
import { accessDomainIds } from '../../access/rules/access-domains.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { planOperations } from '../../plans/api.ts'
import { newId } from '../../platform/ids.ts'
import { householdOperations } from '../api.ts'

const { splitHousehold, getSplitPreview, getHouseholdState, listShared, endShare } = householdOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const samira = () => house.as('samira')
const joep = () => house.as('joep')
const view = (caseFileId: string, user = 'samira') => house.as(user).call(caseFileOperations.getCaseFile, { caseFileId })

interface Family extends ExampleFile {
  father: string
}

/** Mother, father and son; about the son something stands under two life domains, about the father under one. */
async function openFamily(): Promise<Family> {
  const file = await openExampleFile(house)
  const father = newId()
  await samira().call(householdOperations.addMember, {
    caseFileId: file.caseFileId,
    personId: father,
    givenNames: 'Emre',
    surname: 'Yilmaz',
    birthDate: '1986-02-02',
    position: 'partner',
  })
  await samira().call(householdOperations.addRelation, {
    caseFileId: file.caseFileId,
    id: newId(),
    personId: file.son,
    relatedPersonId: father,
    kind: 'parent',
  })
  return { ...file, father }
}

const note = async (file: Family, subjectId: string, lifeDomain: string, body: string) => {
  const answer = await samira().call(caseFileOperations.recordNote, {
    caseFileId: file.caseFileId,
    id: newId(),
    kind: 'note',
    lifeDomain,
    subjectId,
    body,
  })
  expect(answer.status).toBe(200)
}

const split = (file: Family, more: object = {}, user = 'samira') =>
  house.as(user).call(splitHousehold, {
    caseFileId: file.caseFileId,
    id: newId(),
    on: '2026-11-24',
    people: [{ personId: file.father, goes: 'leaves', position: 'adult' }],
    ...more,
  })
const second = (more: object = {}) => ({
  caseFileId: newId(),
  householdId: newId(),
  name: 'Emre Yilmaz',
  where: 'address' as const,
  addressId: addresses.find(one => one.areaId === 31)?.id ?? '',
  coordinatorUserId: joep().user,
  coordinatorOrganisationId: joep().organisation,
  ...more,
})

describe('story: a household splits', () => {
  let file: Family
  const there = { caseFileId: '', householdId: '' }
  beforeAll(async () => {
    file = await openFamily()
    Object.assign(there, { caseFileId: newId(), householdId: newId() })
    await note(file, file.son, 'leren', 'Can mist veel lessen.')
    await note(file, file.son, 'geld', 'Can betaalt mee aan de boodschappen.')
    await note(file, file.father, 'geld', 'Emre heeft een lening bij zijn broer.')
    await note(file, file.mother, 'geld', 'Ayşe heeft een eigen rekening.')
  })

  test('beforehand the coordinator sees what stands here about whom', async () => {
    const { body } = await samira().call(getSplitPreview, { caseFileId: file.caseFileId })
    const count = (personId: string) =>
      body.written.filter(one => one.personId === personId).reduce((sum, one) => sum + one.count, 0)
    expect([count(file.son), count(file.father), count(file.mother)]).toEqual([2, 1, 1])
  })

  test('father gets a file and a coordinator of his own, and the son belongs to both', async () => {
    const domains = (await view(file.caseFileId)).body.lifeDomains.domains
    const education = domains.find(one => one.code === 'leren')?.accessDomain
    const answer = await split(file, {
      people: [
        { personId: file.father, goes: 'leaves', position: 'adult' },
        { personId: file.son, goes: 'both', position: 'child' },
      ],
      secondFile: second({ ...there, share: [{ personId: file.son, accessDomains: [education] }] }),
    })
    expect(answer.status).toBe(200)

    const here = (await view(file.caseFileId)).body
    expect(here.coordinator?.userId).toBe(samira().user)
    expect(here.members.filter(one => !one.validTo).map(one => one.identity?.givenNames)).toEqual(['Ayşe', 'Can'])
    expect(here.members.find(one => one.personId === file.father)?.identity).toBeNull()
    expect(here.counts.notes).toBe(5)

    const new_ = (await view(there.caseFileId, 'joep')).body
    expect(new_.coordinator?.userId).toBe(joep().user)
    expect(new_.areaName).toBe('Vogelwijk')
    expect(new_.members.map(one => one.identity?.givenNames)).toEqual(['Emre', 'Can'])
    expect(new_.relations).toMatchObject([{ personId: file.son, relatedPersonId: file.father, kind: 'parent' }])
    expect(new_.counts.notes).toBe(0)
  })

  test('neither coordinator opens the file of the other', async () => {
    expect((await view(there.caseFileId, 'samira')).status).toBe(404)
    expect((await view(file.caseFileId, 'joep')).status).toBe(404)
    const seen = await joep().look(
      'support',
      tx => tx.rows(sql`select person_id from app.person_identities where person_id = ${file.mother}`),
      there.caseFileId,
    )
    expect(seen).toEqual([])
  })

  const shared = (user = 'joep') => house.as(user).call(listShared, { caseFileId: there.caseFileId })

  test('of the old notes the new coordinator reads what was shared, and nothing else', async () => {
    expect((await shared()).body.rows.map(row => [row.name, row.text, row.by])).toEqual([
      ['Can Yilmaz', 'Can mist veel lessen.', expect.any(String)],
    ])
    const written = await joep().look(
      'support',
      async tx => {
        await tx.run(sql`select access.reach_shared(${there.caseFileId})`)
        return tx.get<{ writes: boolean; reads: number }>(sql`
          select (select count(*) from app.notes where case_file_id = ${file.caseFileId}) as reads,
            current_setting('app.writable')::bigint[] && (select array_agg(scope_id) from app.notes where case_file_id = ${file.caseFileId}) as writes`)
      },
      there.caseFileId,
    )
    expect(written).toEqual({ reads: 1, writes: false })
  })

  test('others get nothing of it: not a partner in the new file, nor any other colleague', async () => {
    const karin = house.as('karin')
    await joep().call(caseFileOperations.involveOrganisation, {
      caseFileId: there.caseFileId,
      id: newId(),
      organisationId: karin.organisation,
      disclosure: 'content',
      accessDomains: ['education', 'finance', 'general', 'identity'],
    })
    for (const user of ['karin', 'samira', 'tom', 'peter', 'nadia', 'fatma', 'wim', 'hans', 'ingrid', 'bram', 'lieke', 'joke']) {
      const caller = house.as(user)
      expect([403, 404], user).toContain((await caller.call(listShared, { caseFileId: there.caseFileId })).status)
      const reached = await caller.look(
        'support',
        tx => tx.find<{ shared: number[] }>(sql`select access.reach_shared(${there.caseFileId}) as shared`),
        there.caseFileId,
      )
      expect(reached?.shared ?? [], user).toEqual([])
    }
  })

  test('it follows the coordinator, whoever that is', async () => {
    const hand = (from: string, to: string) =>
      house.as(from).call(caseFileOperations.assignCoordinator, {
        caseFileId: there.caseFileId,
        userId: house.as(to).user,
        organisationId: house.as(to).organisation,
        expectedUserId: house.as(from).user,
      })
    expect((await hand('joep', 'samira')).status).toBe(200)
    expect((await shared('joep')).status).toBe(404)
    expect((await shared('samira')).body.rows).toHaveLength(1)
    expect((await hand('samira', 'joep')).status).toBe(200)
    expect((await shared('joep')).body.rows).toHaveLength(1)
  })

  test('both see that the household split; until the old coordinator ends what was shared', async () => {
    const state = async (caseFileId: string, user: string) => (await house.as(user).call(getHouseholdState, { caseFileId })).body
    expect((await state(there.caseFileId, 'joep')).links).toMatchObject([{ kind: 'split', leads: false, otherTitle: null }])
    const own = await state(file.caseFileId, 'samira')
    expect(own.links).toMatchObject([{ kind: 'split', leads: true, otherTitle: null, otherFileId: there.caseFileId }])
    expect(own.shares).toMatchObject([{ subjectId: file.son, accessDomains: ['education'] }])
    const shareId = own.shares[0]?.id ?? ''
    expect((await joep().call(endShare, { caseFileId: file.caseFileId, shareId })).status).toBe(404)
    expect((await samira().call(endShare, { caseFileId: file.caseFileId, shareId })).status).toBe(200)
    expect((await samira().call(endShare, { caseFileId: file.caseFileId, shareId })).status).toBe(409)
    expect((await shared()).body.rows).toEqual([])
  })
})

test('who leaves without a second file leaves its reach, and no household without help is recorded', async () => {
  const file = await openFamily()
  const households = () => house.stored<{ count: number }>('select count(*)::int as count from app.households')
  const before = await households()
  expect((await split(file, { whereTo: 'Naar zijn broer', reason: 'Uit elkaar' })).status).toBe(200)
  expect(await households()).toEqual(before)
  const lines = await samira().call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'people' })
  expect(lines.body.lines[0]?.details).toMatchObject({
    change: 'member-left',
    name: 'Emre',
    reason: 'Naar zijn broer · Uit elkaar',
  })
})

test('one plan can go on for both households, and then neither gets a second one', async () => {
  const file = await openFamily()
  const there = second()
  expect((await split(file, { secondFile: { ...there, onePlan: true } })).problem.errors?.[0]?.field).toBe('secondFile.onePlan')
  await samira().call(planOperations.startPlan, { caseFileId: file.caseFileId, id: newId() })
  const answer = await split(file, { secondFile: { ...there, onePlan: true } })
  expect(answer.status).toBe(200)
  const rows = await house.stored(
    'select 1 from app.plan_households h join app.plans p on p.id = h.plan_id where p.case_file_id = $1 and h.valid_to is null',
    [file.caseFileId],
  )
  expect(rows).toHaveLength(2)
  const own = await joep().call(planOperations.startPlan, { caseFileId: there.caseFileId, id: newId() })
  expect(own.problem).toMatchObject({ status: 409, detail: expect.stringContaining('al een lopend plan') })
})

test('two households, one plan: each sees its own goals and what they share, and both write there', async () => {
  const file = await openFamily()
  const there = second()
  const goal = async (user: string, caseFileId: string, title: string, more: object = {}) => {
    const id = newId()
    const answer = await house.as(user).call(planOperations.addGoal, { caseFileId, id, lifeDomain: 'geld', title, ...more })
    return { id, status: answer.status, problem: answer.problem }
  }
  const titles = async (user: string, caseFileId: string) => {
    const { body } = await house.as(user).call(planOperations.getPlan, { caseFileId })
    return { plan: body.plan?.isShared, goals: body.goals.map(one => one.title).sort() }
  }
  await samira().call(planOperations.startPlan, { caseFileId: file.caseFileId, id: newId() })
  await goal('samira', file.caseFileId, 'Van moeder')
  const ofDaughter = await goal('samira', file.caseFileId, 'Van het kind van beiden', { subjectId: file.son })
  expect((await goal('samira', file.caseFileId, 'te vroeg', { isShared: true })).problem.errors?.[0]?.field).toBe('isShared')
  const people = [
    { personId: file.father, goes: 'leaves' as const, position: 'adult' as const },
    { personId: file.son, goes: 'both' as const, position: 'child' as const },
  ]
  expect((await split(file, { people, secondFile: { ...there, onePlan: true } })).status).toBe(200)

  expect(await titles('samira', file.caseFileId)).toEqual({ plan: true, goals: ['Van het kind van beiden', 'Van moeder'] })
  expect(await titles('joep', there.caseFileId)).toEqual({ plan: true, goals: ['Van het kind van beiden'] })
  await goal('joep', there.caseFileId, 'Van vader')
  await goal('joep', there.caseFileId, 'Voor allebei', { isShared: true })
  const change = await joep().call(planOperations.changeGoal, {
    caseFileId: there.caseFileId,
    goalId: ofDaughter.id,
    change: { title: { from: 'Van het kind van beiden', to: 'Elk weekend bij één van beiden' } },
  })
  expect(change.status).toBe(200)
  expect(await titles('samira', file.caseFileId)).toEqual({
    plan: true,
    goals: ['Elk weekend bij één van beiden', 'Van moeder', 'Voor allebei'],
  })
  expect(await titles('joep', there.caseFileId)).toEqual({
    plan: true,
    goals: ['Elk weekend bij één van beiden', 'Van vader', 'Voor allebei'],
  })
  // Taken back to its own file, the other one no longer sees it; what the other wrote is theirs.
  const share = (user: string, caseFileId: string, isShared: boolean) =>
    house.as(user).call(planOperations.shareGoal, { caseFileId, goalId: ofDaughter.id, isShared })
  expect((await share('joep', there.caseFileId, false)).status).toBe(409)
  expect((await share('samira', file.caseFileId, false)).status).toBe(200)
  expect((await titles('joep', there.caseFileId)).goals).toEqual(['Van vader', 'Voor allebei'])
  expect((await share('joep', there.caseFileId, true)).status).toBe(404)
  // Nor does he bring it there while he stands in for her.
  const { user, organisation } = samira()
  const deputy = newId()
  await samira().look('support', tx =>
    tx.run(
      sql`select access.appoint_deputy(${deputy}, ${user}, ${joep().user}, ${organisation}, ${tx.now}, ${tx.now}::timestamptz + interval '7 days')`,
    ),
  )
  expect((await titles('joep', file.caseFileId)).goals).toContain('Elk weekend bij één van beiden')
  expect((await share('joep', file.caseFileId, true)).status).toBe(404)
  expect((await titles('joep', there.caseFileId)).goals).toEqual(['Van vader', 'Voor allebei'])
  await samira().look('support', tx => tx.run(sql`select access.end_deputy(${deputy})`))
})

test('bad input gets its message, and nothing is half done', async () => {
  const file = await openFamily()
  const field = async (more: object) => (await split(file, more)).problem.errors?.[0]?.field
  expect(await field({ people: [] })).toBe('people')
  expect(await field({ on: '2026-11-25' })).toBe('on')
  expect(await field({ on: '1999-01-01' })).toBe('on')
  expect(await field({ secondFile: second({ addressId: null }) })).toBe('secondFile.addressId')
  expect(await field({ secondFile: second({ addressId: newId() }) })).toBe('secondFile.addressId')
  expect(await field({ secondFile: second({ where: 'place' }) })).toBe('secondFile.place')
  expect(await field({ secondFile: second({ name: ' ' }) })).toBe('secondFile.name')
  expect(await field({ secondFile: second({ coordinatorUserId: house.as('tom').user }) })).toBe('coordinator')
  expect(await field({ secondFile: second({ share: [{ personId: file.mother, accessDomains: ['finance'] }] }) })).toBe(
    'secondFile.share',
  )
  expect((await view(file.caseFileId)).body.members.filter(one => !one.validTo)).toHaveLength(3)
  expect(await house.stored('select id from app.file_links where case_file_id = $1', [file.caseFileId])).toEqual([])
})

test.each(['joep', 'karin', 'tom', 'peter', 'nadia', 'fatma', 'wim', 'hans', 'ingrid', 'bram', 'lieke', 'joke'])(
  '%s splits no household of a colleague, and shares nothing of it',
  async user => {
    const file = await openFamily()
    expect([403, 404]).toContain((await split(file, { secondFile: second() }, user)).status)
    expect([403, 404]).toContain((await house.as(user).call(getSplitPreview, { caseFileId: file.caseFileId })).status)
    const attempt = house
      .as(user)
      .look(
        'support',
        tx =>
          tx.run(
            sql`select access.share_with_file(${file.caseFileId}, ${newId()}, ${newId()}, ${file.son}, ${[accessDomainIds.finance]}::smallint[], 2::smallint)`,
          ),
        file.caseFileId,
      )
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  },
)
