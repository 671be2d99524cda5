import { afterAll, beforeAll, expect, test } from 'vitest'
import { halfwayHousehold } from '../app/testing/halfway-household.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { makeResident, type TestResident } from '../residents/testing/resident.ts'
import { settingOperations } from '../settings/api.ts'
import { workplaceOperations } from '../workplace/api.ts'
import { auditOperations } from './api.ts'
import { eventLabels } from './rules/event-labels.ts'
import { type Looker, listLookers } from './server/list-lookers.ts'
import { openSealedHouse, type SealedHouse } from './testing/sealed-house.ts'

// The officer and the resident are told the same story as the database holds, counted three ways.

let house: SealedHouse
let resident: TestResident
let person: string
let householdId: string
let caseFileId: string

beforeAll(async () => {
  house = await openSealedHouse({ moment: new Date('2026-11-24T09:00:00Z') })
  const hint = await halfwayHousehold(house)
  caseFileId = String(hint('caseFileId', ['caseFileId']))
  householdId = String(hint('householdId', ['householdId']))
  const [member] = await house.stored<{ person_id: string }>(
    `select person_id from app.household_members where household_id = $1 and position in ('adult', 'partner') and valid_to is null order by id limit 1`,
    [householdId],
  )
  person = member?.person_id ?? ''
  resident = await makeResident(house, person)
  await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.as('samira').call(workplaceOperations.listMyHouseholds, {})
  await house.as('joke').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.seal()
})
afterAll(() => house?.close())

async function everyLooker(): Promise<Looker[]> {
  const all: Looker[] = []
  let before: string | undefined
  for (;;) {
    const { lookers, more } = await resident.look(tx => listLookers(tx, { most: 7, before }))
    all.push(...lookers)
    if (!more) return all
    before = more
  }
}

test('officer, resident and database count the same acts', async () => {
  const lookers = await everyLooker()
  const acts = new Set(lookers.map(one => one.actId))
  expect(acts.size).toBe(lookers.length)
  const officer = new Set<string>()
  let after: string | undefined
  for (;;) {
    const { body } = await house
      .as('ingrid')
      .call(auditOperations.listProcessingLog, { about: person, outcome: 'done', ...(after ? { after } : {}) })
    for (const line of body.lines) if (!line.covert && line.userId !== resident.user) officer.add(line.actId)
    after = body.lines.at(-1)?.id
    if (!body.more) break
  }
  const stored = await house.stored<{ act: string }>(
    `select distinct act_id as act from audit.processing_log
     where outcome = 'done' and not covert and user_id is not null
       and (subject_id in ($1, $2) or $1 = any (subject_ids) or $2 = any (subject_ids))`,
    [person, householdId],
  )
  expect(acts.size).toBeGreaterThan(8)
  expect([...acts].toSorted()).toEqual(stored.map(one => one.act).toSorted())
  expect([...officer].toSorted()).toEqual([...acts].toSorted())
})

test('in words of their own: who by function, what, and why', async () => {
  const lookers = await everyLooker()
  expect(lookers.find(one => one.isList)).toMatchObject({
    did: 'U stond op een werklijst.',
    who: expect.stringMatching(/^een coördinator van /),
  })
  expect(lookers.find(one => one.did === 'Keek in uw dossier.')).toMatchObject({
    who: expect.stringMatching(/^een coördinator van /),
    why: 'Om u te helpen, en die hulp te regelen.',
    personIds: [person],
  })
  expect(lookers.find(one => one.did === 'Keek in uw dossier.')?.groundIds.length).toBeGreaterThan(0)
  expect(JSON.stringify(lookers)).not.toMatch(/Samira|Bakker/)
})

test('refusals are not told', async () => {
  const [refused] = await house.stored<{ act: string }>(
    `select act_id as act from audit.processing_log where outcome = 'refused' and case_file_id = $1`,
    [caseFileId],
  )
  expect(refused).toBeDefined()
  expect((await everyLooker()).map(one => one.actId)).not.toContain(refused?.act)
})

test('a name where the municipality says so for each role they have, and it works at once', async () => {
  const name = async (role: string, from: unknown, to: string | null) => {
    const { status } = await house.as('bram').call(settingOperations.changeSetting, {
      key: `lookers.named.${role}`,
      change: { value: { from, to } },
    })
    expect(status).toBe(200)
  }
  const isNamed = async () => (await everyLooker()).some(one => one.who.startsWith('Samira'))
  const [first = '', ...others] = house.as('samira').roles
  await name(first, null, 'name')
  expect(await isNamed()).toBe(others.length === 0)
  for (const role of others) await name(role, null, 'name')
  expect(await isNamed()).toBe(true)
  for (const role of others) await name(role, 'name', null)
  await name(first, 'name', 'function')
  expect(await isNamed()).toBe(false)
  const wrong = await house.as('bram').call(settingOperations.changeSetting, {
    key: `lookers.named.${first}`,
    change: { value: { from: 'function', to: 'everything' } },
  })
  expect(wrong.status).toBe(400)
})

test('who is there without the household knowing is never told, in no list either', async () => {
  const before = await everyLooker()
  await house.stored(`update access.grants set hidden = true where case_file_id = $1 and grantee_id = $2 returning id`, [
    caseFileId,
    house.as('samira').user,
  ])
  await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId })
  await house.as('samira').call(workplaceOperations.listMyHouseholds, {})
  await house.seal()
  expect(await everyLooker()).toEqual(before)
  const { body } = await house
    .as('ingrid')
    .call(auditOperations.listProcessingLog, { about: person, userId: house.as('samira').user })
  expect(body.lines[0]).toMatchObject({ isList: true })
  expect(body.lines[1]).toMatchObject({ covert: true, event: 'case-file.read' })
  await house.stored(`update access.grants set hidden = false where case_file_id = $1 returning id`, [caseFileId])
})

test('no line tells that something is shielded, whoever wrote it', async () => {
  const before = await everyLooker()
  // An event added tomorrow is to be added to the policies as well.
  const told = Object.keys(eventLabels).filter(event => /shield|meldcode/.test(event))
  expect(told.length).toBeGreaterThan(8)
  for (const event of told) {
    await house.stored(
      `insert into audit.processing_log (municipality_id, id, occurred_at, event, operation, outcome, purpose, role, user_id, organisation_id, subject_id, trace_id)
       values (1, gen_random_uuid(), $1, $2, 'x', 'done', 'support', 'coordinator', $3, $4, $5, gen_random_uuid()),
         (1, gen_random_uuid(), $1, $2, 'x', 'done', 'support', 'coordinator', $3, $4, $6, gen_random_uuid()) returning id`,
      [house.clock.now(), event, house.as('samira').user, house.as('samira').organisation, person, householdId],
    )
  }
  await house.seal()
  expect(await everyLooker()).toEqual(before)
})

test('the members of another household are told nothing of it', async () => {
  const [other] = await house.stored<{ person_id: string }>(`select gen_random_uuid() as person_id`)
  const stranger = await makeResident(house, other?.person_id ?? '')
  expect((await stranger.look(tx => listLookers(tx))).lookers).toEqual([])
})

test('a trace that another application began is taken over, and each person has a span of their own', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  await house.as('samira').request({
    method: 'GET',
    url: `/v1/case-files/${caseFileId}`,
    headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` },
  })
  const lines = await house.stored<{ span: string; parent: string; act: string; subject: string }>(
    `select encode(span_id, 'hex') as span, encode(parent_span_id, 'hex') as parent, act_id as act, subject_id as subject
     from audit.processing_log where trace_id = $1::uuid`,
    [trace],
  )
  const first = lines.find(line => line.parent === '00f067aa0ba902b7')
  expect(first).toBeDefined()
  expect(lines.length).toBeGreaterThan(2)
  expect(new Set(lines.map(line => line.span)).size).toBe(lines.length)
  expect(new Set(lines.map(line => line.subject)).size).toBe(lines.length)
  expect(new Set(lines.map(line => line.act)).size).toBe(1)
  expect(lines.filter(line => line !== first).every(line => line.parent === first?.span)).toBe(true)
})

test('no name, number or street in any line', async () => {
  const text = JSON.stringify(await house.stored(`select to_jsonb(l) from audit.processing_log l`))
  const names = await house.stored<{ surname: string }>(`select distinct surname from app.person_identities`)
  expect(names.length).toBeGreaterThan(0)
  for (const { surname } of names) expect(text).not.toContain(surname)
})
