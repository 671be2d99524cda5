import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessDomainIds } from '../access/rules/access-domains.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { newId } from '../platform/ids.ts'
import { residentOperations as operations } from './api.ts'
import { makeResident, type TestResident } from './testing/resident.ts'

let house: TestHouse
let file: ExampleFile
let mother: TestResident
const father = newId()

beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-02T10:00:00+01:00') })
})
afterAll(() => house?.close())

beforeEach(async () => {
  file = await openExampleFile(house)
  mother = await makeResident(house, file.mother, [{ id: file.son }])
})

const samira = () => house.as('samira')
const fatma = () => house.as('fatma')
const ask = async (
  who: TestResident,
  personId = file.mother,
  kind: 'copy' | 'correction' | 'destruction' | 'objection' = 'copy',
) => {
  const answer = await who.call(operations.askAboutOwnData, { id: newId(), personId, kind, words: 'Graag.' })
  expect(answer.problem?.detail ?? '').toBe('')
  expect(answer.status).toBe(200)
  return answer.body.id
}
const note = (body: string, subjectId?: string) =>
  samira().call(caseFileOperations.recordNote, {
    caseFileId: file.caseFileId,
    id: newId(),
    kind: 'note',
    lifeDomain: 'geld',
    body,
    ...(subjectId ? { subjectId } : {}),
  })
const page = async (requestId: string, who = samira()) =>
  (await who.call(operations.getResidentRequest, { caseFileId: file.caseFileId, requestId })).body
const propose = (requestId: string, more: object = { outcome: 'granted' }) =>
  samira().call(operations.proposeDecision, { caseFileId: file.caseFileId, requestId, id: newId(), ...more } as never)
const decide = async (requestId: string, who = fatma()) => {
  const { proposal } = await page(requestId, who)
  return who.call(operations.decideRequest, {
    caseFileId: file.caseFileId,
    requestId,
    id: newId(),
    proposedAt: proposal?.at ?? '',
    agrees: true,
  })
}
const carryOut = (requestId: string, more: object = {}) =>
  samira().call(operations.carryOutRequest, { caseFileId: file.caseFileId, requestId, id: newId(), ...more })
const checkAll = async (requestId: string) => {
  const { passages } = (await samira().call(operations.getExtract, { caseFileId: file.caseFileId, requestId })).body
  for (const { id, version, redactions, leftOut } of passages) {
    const { status } = await samira().call(operations.checkPassage, {
      caseFileId: file.caseFileId,
      requestId,
      passageId: id,
      version,
      redactions,
      leftOut,
      isChecked: true,
    })
    expect(status).toBe(200)
  }
}

test('a resident sees who helps, by name only the contact person, and what is shared with whom and why', async () => {
  const { status, body } = await mother.call(operations.getOwnFile, {})
  expect(status).toBe(200)
  expect(body.persons.map(person => [person.name, person.isSelf])).toEqual([
    ['Ayşe Yilmaz', true],
    ['Can Yilmaz', false],
  ])
  expect(body.files).toHaveLength(1)
  expect(body.files[0]?.address).toContain('Tulpstraat')
  expect(body.files[0]?.helpers[0]).toMatchObject({ doing: 'Uw contactpersoon', name: 'Samira Bakker', phone: '000-0000000' })
  expect(body.files[0]?.helpers[0]?.law).toMatch(/5\.3\.3/)
})

test('a copy: asked, collected, checked, decided by another, released, and fetched', async () => {
  await note('Ayşe belde. Can was er ook bij, geboren 01-09-2017.')
  await note('Alleen over de zoon.', file.son)
  const requestId = await ask(mother)
  expect((await page(requestId)).dueOn).toBe('2026-12-02')

  expect((await propose(requestId)).problem.detail).toMatch(/Stel eerst de kopie samen/)
  expect((await samira().call(operations.collectExtract, { caseFileId: file.caseFileId, requestId })).status).toBe(200)
  expect((await propose(requestId)).problem.detail).toMatch(/niet gecontroleerd/)
  await checkAll(requestId)
  expect((await propose(requestId)).status).toBe(200)
  // Nothing is released before the decision.
  expect((await carryOut(requestId)).status).toBe(409)
  expect((await decide(requestId, samira())).status).toBe(403)
  expect((await decide(requestId)).status).toBe(200)
  expect((await mother.request({ url: `/v1/own-requests/${requestId}/copy?as=html` })).statusCode).toBe(404)
  expect((await carryOut(requestId)).status).toBe(200)

  const readable = (await mother.request({ url: `/v1/own-requests/${requestId}/copy?as=html` })).body
  expect(readable).toContain('Ayşe belde. [iemand uit het gezin] was er ook bij, geboren [iemand uit het gezin].')
  expect(readable).not.toContain('Alleen over de zoon')
  const structured = JSON.parse((await mother.request({ url: `/v1/own-requests/${requestId}/copy?as=json` })).body) as object
  expect(JSON.stringify(structured)).not.toContain('Can')
  expect((await house.stored(`select from app.extract_passages where request_id = $1`, [requestId])).length).toBe(0)
  const [own] = (await mother.call(operations.listOwnRequests, {})).body.requests
  expect(own).toMatchObject({ state: 'done', copy: { availableUntil: '2027-01-31' }, decision: { outcome: 'granted' } })
  expect(own?.decision?.letter).toMatch(/bezwaar maken/)
  const clocks = await house.stored<{ met: boolean }>(`select met_at is not null as met from app.clocks where about_id = $1`, [
    requestId,
  ])
  expect(clocks).toEqual([{ met: true }])

  house.clock.shiftTo(new Date('2027-02-05T10:00:00+01:00'))
  expect((await mother.request({ url: `/v1/own-requests/${requestId}/copy?as=html` })).statusCode).toBe(404)
  house.clock.shiftTo(new Date('2026-11-02T10:00:00+01:00'))
})

test('what is shielded is in no copy: byte for byte the same as without it', async () => {
  await note('Een gewone notitie.')
  const requestId = await ask(mother)
  const collect = async () => {
    await samira().call(operations.collectExtract, { caseFileId: file.caseFileId, requestId })
    const { passages } = (await samira().call(operations.getExtract, { caseFileId: file.caseFileId, requestId })).body
    return JSON.stringify(passages.map(({ id: _, ...passage }) => passage))
  }
  const before = await collect()
  const shield = newId()
  await house.stored(
    `insert into access.shields (municipality_id, id, case_file_id, subject_id, reason, created_by, valid_from) values (1, $1, $2, $3, 'opvang', $4, '2026-01-01')`,
    [shield, file.caseFileId, file.mother, samira().user],
  )
  const [grant] = await house.stored<{ involvement_id: string; legal_ground_id: number }>(
    `select involvement_id, legal_ground_id from access.grants where case_file_id = $1 and grantee_id = $2 and valid_to is null`,
    [file.caseFileId, samira().user],
  )
  await house.stored(
    `insert into access.grants (municipality_id, id, case_file_id, grantee_id, organisation_id, disclosure, may_write, shield_id, legal_ground_id, involvement_id, valid_from)
     values (1, $1, $2, $3, $4, 'content', true, $5, $6, $7, '2026-01-01')`,
    [newId(), file.caseFileId, samira().user, samira().organisation, shield, grant?.legal_ground_id, grant?.involvement_id],
  )
  await samira().look(
    'support',
    async tx => {
      const scope = await tx.scope({ caseFile: file.caseFileId, subject: file.mother, domain: accessDomainIds.safety, shield })
      await tx.run(sql`insert into app.notes (municipality_id, id, case_file_id, scope_id, kind, body, occurred_at, recorded_by, recorded_at)
        values (1, ${newId()}, ${file.caseFileId}, ${scope}, 'note', 'Verblijft op een geheim adres.', ${tx.now}, ${samira().user}, ${tx.now})`)
    },
    file.caseFileId,
  )
  expect(await collect()).toBe(before)
})

test('what is shielded after it was checked is in no copy either', async () => {
  await note('Een gewone notitie.')
  await note('Dit wordt nog afgeschermd.')
  const requestId = await ask(mother)
  await samira().call(operations.collectExtract, { caseFileId: file.caseFileId, requestId })
  await checkAll(requestId)
  await propose(requestId)
  await decide(requestId)
  await house.stored(
    `with shield as (
       insert into access.shields (municipality_id, id, case_file_id, subject_id, reason, created_by, valid_from)
       values (1, $1, $2, $3, 'opvang', $4, '2026-01-01') returning id),
     twin as (
       insert into access.scopes (municipality_id, holder_id, subject_id, access_domain, disclosure, shield_id)
       select 1, $2, $3, 12, 'content', id from shield returning id)
     update app.notes set scope_id = (select id from twin) where case_file_id = $2 and body like 'Dit wordt%'`,
    [newId(), file.caseFileId, file.mother, samira().user],
  )
  expect((await carryOut(requestId)).status).toBe(200)
  const copy = (await mother.request({ url: `/v1/own-requests/${requestId}/copy?as=json` })).body
  expect(copy).toContain('Een gewone notitie.')
  expect(copy).not.toContain('Dit wordt')
})

test('another adult of the household sees nothing of a request, a child’s parent neither of what the other parent asks', async () => {
  await house.stored(
    `insert into app.household_members (municipality_id, id, household_id, person_id, scope_id, position, valid_from, recorded_by, recorded_at)
     select 1, $1, household_id, $2, scope_id, 'partner', '2026-01-01', recorded_by, recorded_at from app.household_members where household_id = $3 limit 1`,
    [newId(), father, file.householdId],
  )
  await house.stored(
    `insert into access.file_holders (municipality_id, case_file_id, holder_id, valid_from) values (1, $1, $2, '2026-01-01')`,
    [file.caseFileId, father],
  )
  const other = await makeResident(house, father, [{ id: file.son }])
  const about = await ask(mother)
  const aboutSon = await ask(mother, file.son)
  expect((await other.call(operations.listOwnRequests, {})).body.requests).toEqual([])
  for (const requestId of [about, aboutSon]) {
    expect((await other.call(operations.withdrawOwnRequest, { requestId })).status).toBe(404)
    expect((await other.request({ url: `/v1/own-requests/${requestId}/copy?as=json` })).statusCode).toBe(404)
  }
  const seen = await other.call(operations.getOwnFile, {})
  expect(JSON.stringify(seen.body)).not.toContain('Ayşe')
  // With two adults the address is not told.
  expect(seen.body.files[0]?.address).toBeNull()
})

test('a former partner known as network, and a child’s other parent, reach nothing of this file', async () => {
  const former = newId()
  await house.stored(
    `insert into access.file_holders (municipality_id, case_file_id, holder_id, valid_from) values (1, $1, $2, '2026-01-01')`,
    [file.caseFileId, former],
  )
  const ex = await makeResident(house, former, [{ id: file.son }])
  expect((await ex.call(operations.getOwnFile, {})).body.files).toEqual([])
  for (const personId of [former, file.son, file.mother]) {
    expect((await ex.call(operations.askAboutOwnData, { id: newId(), personId, kind: 'copy' })).status).toBe(400)
    await expect(ex.look(tx => tx.run(sql`select access.ask_about(${file.caseFileId}, ${personId})`))).rejects.toThrow(
      /no request/,
    )
  }
  expect(await ex.look(tx => tx.rows(sql`select * from access.helpers_of(${file.caseFileId})`))).toEqual([])
})

test('age: under twelve a parent, from sixteen the person alone', async () => {
  const child = await makeResident(house, file.son)
  expect(
    (await child.call(operations.askAboutOwnData, { id: newId(), personId: file.son, kind: 'copy' })).problem.errors?.[0]
      ?.message,
  ).toMatch(/Onder de 12/)
  await ask(mother, file.son)
  await house.stored(`update app.person_identities set birth_date = '2010-11-02' where person_id = $1`, [file.son])
  expect(
    (await mother.call(operations.askAboutOwnData, { id: newId(), personId: file.son, kind: 'correction', words: 'x' })).problem
      .errors?.[0]?.message,
  ).toMatch(/Vanaf 16/)
  await house.stored(`update app.person_identities set birth_date = '2010-11-03' where person_id = $1`, [file.son])
  await ask(mother, file.son, 'correction')
  const fifteen = await makeResident(house, file.son)
  await ask(fifteen, file.son, 'correction')
  expect((await mother.call(operations.listOwnRequests, {})).body.requests.filter(one => one.kind === 'correction')).toHaveLength(
    1,
  )
})

test('staff: a colleague without the file, a partner and the contact point reach no request; the privacy officer sees terms without words', async () => {
  const requestId = await ask(mother, file.mother, 'objection')
  for (const code of ['joep', 'karin', 'tom', 'peter', 'hans', 'bram'] as const) {
    const answer = await house.as(code).call(operations.getResidentRequest, { caseFileId: file.caseFileId, requestId })
    expect([403, 404]).toContain(answer.status)
  }
  const joepsList = await house.as('joep').call(operations.listResidentRequests, {})
  expect(JSON.stringify(joepsList.body)).not.toContain(requestId)
  const watched = await house.as('ingrid').call(operations.watchResidentRequests, {})
  expect(watched.body.requests.map(one => one.id)).toContain(requestId)
  expect(JSON.stringify(watched.body)).not.toMatch(/Yilmaz|Graag/)
  const overseen = await fatma().call(operations.listResidentRequests, {})
  expect(overseen.body.requests.map(one => one.id)).toContain(requestId)
  expect((await page(requestId, fatma())).person.name).toBeNull()
})

test('more time once, in the first term, told to the resident; never for destruction', async () => {
  const requestId = await ask(mother)
  const extend = (id: string) =>
    samira().call(operations.extendResidentRequest, {
      caseFileId: file.caseFileId,
      requestId: id,
      reason: 'Het dossier is groot.',
    })
  expect((await extend(requestId)).status).toBe(200)
  expect((await page(requestId)).dueOn).toBe('2027-02-02')
  const [own] = (await mother.call(operations.listOwnRequests, {})).body.requests
  expect(own?.extension?.reason).toBe('Het dossier is groot.')
  expect((await extend(requestId)).status).toBe(409)
  expect((await extend(await ask(mother, file.mother, 'destruction'))).problem.detail).toMatch(/drie maanden/)
})

test('a correction that is refused puts the resident’s own words in the file', async () => {
  const requestId = await ask(mother, file.mother, 'correction')
  expect((await propose(requestId, { outcome: 'refused' })).problem.errors?.map(one => one.field)).toEqual(['ground'])
  expect((await propose(requestId, { outcome: 'refused', ground: 'not-wrong', explanation: 'Het is zo gezegd.' })).status).toBe(
    200,
  )
  expect((await decide(requestId)).status).toBe(200)
  expect((await carryOut(requestId, { statement: 'Ik heb dat niet gezegd.' })).status).toBe(200)
  const timeline = await samira().call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId })
  expect(JSON.stringify(timeline.body)).toContain('Ik heb dat niet gezegd.')
})

test('a request is taken back while nothing is decided, and not twice asked', async () => {
  const requestId = await ask(mother)
  const again = await mother.call(operations.askAboutOwnData, { id: newId(), personId: file.mother, kind: 'copy' })
  expect(again.status).toBe(409)
  expect((await mother.call(operations.withdrawOwnRequest, { requestId })).status).toBe(200)
  expect((await mother.call(operations.withdrawOwnRequest, { requestId })).status).toBe(409)
  expect((await propose(requestId)).status).toBe(409)
  await ask(mother)
})

test('at the desk: the same request without a computer; what a child of twelve asks by itself is not shown to a parent', async () => {
  await house.stored(`update app.person_identities set birth_date = '2013-09-01' where person_id = $1`, [file.son])
  const enter = (more: object) =>
    samira().call(operations.enterResidentRequest, {
      caseFileId: file.caseFileId,
      id: newId(),
      kind: 'correction',
      channel: 'desk',
      receivedOn: '2026-11-01',
      identitySeen: 'identiteitskaart gezien',
      words: 'Dit klopt niet.',
      personId: file.son,
      askedByPersonId: file.son,
      ...more,
    } as never)
  expect((await enter({ identitySeen: '' })).problem.errors?.[0]?.field).toBe('identitySeen')
  expect((await enter({ receivedOn: '2026-11-03' })).problem.errors?.[0]?.field).toBe('receivedOn')
  expect((await enter({})).status).toBe(200)
  expect((await enter({ askedByPersonId: file.mother })).status).toBe(200)
  const seen = (await mother.call(operations.listOwnRequests, {})).body.requests
  expect(seen).toHaveLength(1)
  expect(seen[0]?.personName).toBe('Can Yilmaz')
})

test('a granted destruction becomes an order for the next run, in the name of who carries it out', async () => {
  const requestId = await ask(mother, file.mother, 'destruction')
  expect((await propose(requestId)).status).toBe(200)
  expect((await decide(requestId)).status).toBe(200)
  expect((await carryOut(requestId)).status).toBe(200)
  const orders = await house.stored<{ person_id: string; done_at: null }>(
    `select person_id, done_at from app.destruction_orders where request_id = $1`,
    [requestId],
  )
  expect(orders).toEqual([{ person_id: file.mother, done_at: null }])
})

test('of a yes in part it is said which part goes: silence never destroys everything', async () => {
  const requestId = await ask(mother, file.mother, 'destruction')
  const inPart = { outcome: 'partly', ground: 'law', explanation: 'Een deel moeten wij bewaren.' }
  expect((await propose(requestId, inPart)).status).toBe(200)
  expect((await decide(requestId)).status).toBe(200)
  expect((await carryOut(requestId)).problem.errors?.map(one => one.field)).toEqual(['parts'])
  expect(await house.stored(`select from app.destruction_orders where request_id = $1`, [requestId])).toEqual([])
  expect((await carryOut(requestId, { parts: ['debt', 'debt'] })).status).toBe(200)
  const orders = await house.stored(`select person_id, part from app.destruction_orders where request_id = $1`, [requestId])
  expect(orders).toEqual([{ person_id: null, part: 'debt' }])
})

test('taken back while a colleague decides: what was decided stands', async () => {
  const requestId = await ask(mother, file.mother, 'objection')
  await propose(requestId)
  const decider = new pg.Client({ connectionString: house.database.adminUrl })
  await decider.connect()
  try {
    await decider.query('begin')
    await decider.query(`update app.resident_requests set state = 'decided', version = version + 1 where id = $1`, [requestId])
    const takingBack = mother.call(operations.withdrawOwnRequest, { requestId })
    await setTimeout(300)
    await decider.query('commit')
    expect((await takingBack).status).toBe(409)
  } finally {
    await decider.end()
  }
  expect((await page(requestId)).state).toBe('decided')
})

test('a child of two homes: neither parent sees it here', async () => {
  const elsewhere = newId()
  await house.stored(
    `insert into app.households (municipality_id, id, scope_id, name, recorded_by, recorded_at)
     select 1, $1, scope_id, 'Familie elders', recorded_by, recorded_at from app.households where id = $2`,
    [elsewhere, file.householdId],
  )
  await house.stored(
    `insert into app.household_members (municipality_id, id, household_id, person_id, scope_id, position, valid_from, recorded_by, recorded_at)
     select 1, $1, $2, person_id, scope_id, 'child', '2026-01-01', recorded_by, recorded_at from app.household_members where person_id = $3`,
    [newId(), elsewhere, file.son],
  )
  const { body } = await mother.call(operations.getOwnFile, {})
  expect(body.persons.map(person => person.id)).toEqual([file.mother])
  expect((await mother.call(operations.askAboutOwnData, { id: newId(), personId: file.son, kind: 'copy' })).status).toBe(400)
})

test('who looked is told by function and organisation, and what a colleague opened stands there', async () => {
  await samira().call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })
  const { status, body } = await mother.call(operations.listOwnLookers, {})
  expect(status).toBe(200)
  expect(body.lookers.some(looker => looker.who.includes('Sociaal Team'))).toBe(true)
  expect(JSON.stringify(body)).not.toContain('Samira')
  // Where a page went on, altered in the address: the first page, and no fault.
  const altered = await mother.call(operations.listOwnLookers, { before: `1_${'-'.repeat(36)}` })
  expect([altered.status, altered.body.lookers.length]).toEqual([200, body.lookers.length])
})
