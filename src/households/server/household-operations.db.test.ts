import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addresses, organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { householdOperations } from '../api.ts'
import { createNumberVault, useNumberVault } from './number-vault.ts'

const {
  addMember,
  endMembership,
  changeIdentity,
  renameHousehold,
  addContact,
  endContact,
  recordResidence,
  recordNumber,
  getNumber,
  findOwnPersons,
} = householdOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  useNumberVault(createNumberVault(randomBytes(32)))
})
afterAll(() => house.close())

const view = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).body
const lines = async (file: ExampleFile, user = 'samira') =>
  (await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'people' })).body.lines
const samira = () => house.as('samira')

describe('members', () => {
  test('a baby is added, with a line in the timeline', async () => {
    const file = await openExampleFile(house)
    const personId = newId()
    const added = await samira().call(addMember, {
      caseFileId: file.caseFileId,
      personId,
      givenNames: 'Elif',
      surname: 'Yilmaz',
      birthDate: '2026-11-20',
      position: 'child',
    })
    expect(added.status).toBe(200)
    expect((await view(file)).members.map(one => one.identity?.givenNames)).toEqual(['Ayşe', 'Can', 'Elif'])
    expect((await lines(file))[0]).toMatchObject({ details: { change: 'member-added', name: 'Elif' } })
    const again = await samira().call(addMember, { caseFileId: file.caseFileId, personId, surname: 'Yilmaz', position: 'child' })
    expect(again.problem).toMatchObject({ status: 409, detail: expect.stringContaining('staat al bij dit gezin') })
  })

  test('a person without any name, or born tomorrow, is not', async () => {
    const file = await openExampleFile(house)
    const add = (more: object) =>
      samira().call(addMember, { caseFileId: file.caseFileId, personId: newId(), position: 'child', givenNames: 'Elif', ...more })
    expect((await add({ givenNames: ' ' })).problem.errors?.[0]?.field).toBe('surname')
    expect((await add({ birthDate: '2026-11-25' })).problem.errors?.[0]?.field).toBe('birthDate')
    expect((await add({ birthDate: '2026-02-30' })).problem.errors?.[0]?.field).toBe('birthDate')
    expect((await add({ phone: 'bel maar' })).problem.errors?.[0]?.field).toBe('phone')
  })

  test('who leaves is no longer of this file; what was written stays', async () => {
    const file = await openExampleFile(house)
    const can = (await view(file)).members.find(one => one.personId === file.son)
    const left = await samira().call(endMembership, {
      caseFileId: file.caseFileId,
      memberId: can?.memberId ?? '',
      on: '2026-11-24',
      reason: 'Woont bij vader',
    })
    expect(left.status).toBe(200)
    expect((await view(file)).members.find(one => one.personId === file.son)).toMatchObject({
      validTo: '2026-11-24',
      identity: null,
    })
    expect((await lines(file))[0]).toMatchObject({ details: { change: 'member-left', name: 'Can', reason: 'Woont bij vader' } })
    const corrected = await samira().call(changeIdentity, {
      caseFileId: file.caseFileId,
      personId: file.son,
      change: { surname: { from: 'Yilmaz', to: 'Demir' } },
    })
    expect(corrected.status).toBe(404)
    const back = await samira().call(endMembership, {
      caseFileId: file.caseFileId,
      memberId: can?.memberId ?? '',
      on: '2026-11-24',
    })
    expect(back.status).toBe(409)
  })

  test('a child of two households keeps one record, seen by both coordinators', async () => {
    const mothers = await openExampleFile(house)
    const joep = house.as('joep')
    const fathers = await openExampleFile(house, { household: { name: 'Familie Demir' } })
    const known = await samira().call(findOwnPersons, { surname: 'yil', birthDate: '2017-09-01' })
    expect(known.body.map(person => person.personId)).toContain(mothers.son)
    const added = await samira().call(addMember, {
      caseFileId: fathers.caseFileId,
      personId: mothers.son,
      givenNames: 'Can',
      surname: 'Yilmaz',
      position: 'child',
    })
    expect(added.status).toBe(200)
    await samira().call(caseFileOperations.assignCoordinator, {
      caseFileId: fathers.caseFileId,
      userId: joep.user,
      organisationId: joep.organisation,
      expectedUserId: samira().user,
    })
    const names = async (file: ExampleFile, user: string) =>
      (await view(file, user)).members.map(one => [one.personId, one.identity?.surname])
    expect(await names(fathers, 'joep')).toContainEqual([mothers.son, 'Yilmaz'])
    expect(await names(mothers, 'samira')).toContainEqual([mothers.son, 'Yilmaz'])
    // The other household stays the other coordinator's.
    expect((await joep.call(caseFileOperations.getCaseFile, { caseFileId: mothers.caseFileId })).status).toBe(404)
    const seen = await joep.look(
      'support',
      tx => tx.rows(sql`select person_id from app.person_identities where person_id = ${mothers.mother}`),
      fathers.caseFileId,
    )
    expect(seen).toEqual([])
  })

  test('nobody pulls a person out of another circle into their own file', async () => {
    const theirs = await openExampleFile(house)
    const joep = house.as('joep')
    const own = await openExampleFile(house, { coordinator: { userId: joep.user, organisationId: joep.organisation } })
    const stolen = await joep.call(addMember, {
      caseFileId: own.caseFileId,
      personId: theirs.mother,
      surname: 'Yilmaz',
      position: 'other',
    })
    expect(stolen.status).toBe(404)
    expect((await joep.call(findOwnPersons, { surname: 'Yilmaz' })).body.map(person => person.personId)).not.toContain(
      theirs.mother,
    )
  })
})

describe('relations and network', () => {
  const relate = (file: ExampleFile, more: object = {}, user = 'samira') =>
    house.as(user).call(householdOperations.addRelation, {
      caseFileId: file.caseFileId,
      id: newId(),
      personId: file.son,
      relatedPersonId: file.mother,
      kind: 'parent',
      ...more,
    })

  test('how members are related is recorded once, and ended', async () => {
    const file = await openExampleFile(house)
    const relationId = newId()
    expect((await relate(file, { id: relationId })).status).toBe(200)
    expect((await view(file)).relations).toMatchObject([
      { personId: file.son, relatedPersonId: file.mother, kind: 'parent', relatedName: 'Ayşe Yilmaz' },
    ])
    expect((await lines(file))[0]).toMatchObject({ details: { relation: 'Ayşe (ouder van Can)' } })
    expect((await relate(file)).status).toBe(409)
    expect((await relate(file, { relatedPersonId: file.son })).problem.errors?.[0]?.field).toBe('relatedPersonId')
    expect((await samira().call(householdOperations.endRelation, { caseFileId: file.caseFileId, relationId })).status).toBe(200)
    expect((await view(file)).relations).toEqual([])
    // The mother still lives here.
    expect((await view(file)).members.map(one => one.identity?.givenNames)).toContain('Ayşe')
  })

  test('somebody of the network is known by name and number, and leaves with the relation', async () => {
    const file = await openExampleFile(house)
    const [relationId, personId] = [newId(), newId()]
    const added = await samira().call(householdOperations.addNetworkPerson, {
      caseFileId: file.caseFileId,
      id: relationId,
      ofPersonId: file.mother,
      personId,
      kind: 'network',
      givenNames: 'Oma Fatma',
      phone: '06-00000009',
    })
    expect(added.status).toBe(200)
    const page = await view(file)
    expect(page.members).toHaveLength(2)
    expect(page.relations).toMatchObject([{ relatedPersonId: personId, relatedName: 'Oma Fatma', relatedPhone: '06-00000009' }])
    await samira().call(householdOperations.endRelation, { caseFileId: file.caseFileId, relationId })
    const seen = await samira().look(
      'support',
      tx => tx.rows(sql`select person_id from app.person_identities where person_id = ${personId}`),
      file.caseFileId,
    )
    expect(seen).toEqual([])
  })

  test('not with strangers, and not by others', async () => {
    const file = await openExampleFile(house)
    const other = await openExampleFile(house)
    expect((await relate(file, { relatedPersonId: other.mother })).status).toBe(404)
    for (const user of ['joep', 'tom', 'peter']) expect((await relate(file, {}, user)).status, user).toBe(404)
  })
})

describe('corrections', () => {
  const correct = (file: ExampleFile, change: object, user = 'samira') =>
    house.as(user).call(changeIdentity, { caseFileId: file.caseFileId, personId: file.mother, change })

  test('name the value they were made on; the history has both', async () => {
    const file = await openExampleFile(house)
    const answer = await correct(file, {
      surname: { from: 'Yilmaz', to: 'Yılmaz-Öztürk' },
      birthDate: { from: '1988-04-03', to: '1988-04-30' },
    })
    expect(answer.body).toEqual({ version: 2 })
    expect((await lines(file))[0]).toMatchObject({
      details: { change: 'identity', fields: { surname: { from: 'Yilmaz', to: 'Yılmaz-Öztürk' } } },
    })
  })

  test('a clash shows both values and changes nothing, also not the other field', async () => {
    const file = await openExampleFile(house)
    await correct(file, { surname: { from: 'Yilmaz', to: 'Kaya' } })
    const clash = await correct(file, { surname: { from: 'Yilmaz', to: 'Demir' }, gender: { from: 'female', to: 'x' } })
    expect(clash.problem).toMatchObject({
      status: 409,
      details: { clashes: [{ field: 'surname', yours: 'Demir', theirs: 'Kaya' }] },
    })
    expect((await view(file)).members[0]?.identity).toMatchObject({ surname: 'Kaya', gender: 'female' })
    expect((await correct(file, { surname: { from: 'Yilmaz', to: 'Kaya' } })).body).toEqual({ version: 2 })
  })

  test('impossible ones are refused at the field', async () => {
    const file = await openExampleFile(house)
    expect((await correct(file, { birthDate: { from: '1988-04-03', to: '2026-11-25' } })).problem.errors?.[0]?.field).toBe(
      'change.birthDate',
    )
    expect((await correct(file, { diedOn: { from: null, to: '1980-01-01' } })).problem.errors?.[0]?.field).toBe('change.diedOn')
    expect(
      (await correct(file, { surname: { from: 'Yilmaz', to: '' }, givenNames: { from: 'Ayşe', to: '' } })).problem.errors?.[0]
        ?.field,
    ).toBe('change.surname')
  })

  test.each(['joep', 'tom', 'peter', 'karin'])('%s corrects nothing', async user => {
    const file = await openExampleFile(house)
    expect((await correct(file, { surname: { from: 'Yilmaz', to: 'Weg' } }, user)).status).toBe(404)
    expect((await view(file)).members[0]?.identity?.surname).toBe('Yilmaz')
  })

  test('the household gets another name in lists', async () => {
    const file = await openExampleFile(house)
    const renamed = await samira().call(renameHousehold, {
      caseFileId: file.caseFileId,
      change: { name: { from: 'Familie Yilmaz', to: 'Familie Yilmaz-Kaya' } },
    })
    expect(renamed.status).toBe(200)
    expect(await view(file)).toMatchObject({ title: 'Familie Yilmaz-Kaya', household: { name: 'Familie Yilmaz-Kaya' } })
  })
})

describe('contact and address', () => {
  test('a number is added and ended; an unsafe one says so', async () => {
    const file = await openExampleFile(house)
    const contactId = newId()
    const add = (value: string, kind: 'phone' | 'email' = 'phone', id = newId()) =>
      samira().call(addContact, { caseFileId: file.caseFileId, personId: file.mother, id, kind, value, safeToUse: false })
    expect((await add('+31 6 0000 0002', 'phone', contactId)).status).toBe(200)
    expect((await view(file)).members[0]?.contacts.map(one => [one.value, one.safeToUse])).toEqual([
      ['06-00000001', true],
      ['+31 6 0000 0002', false],
    ])
    expect((await samira().call(endContact, { caseFileId: file.caseFileId, contactId })).status).toBe(200)
    expect((await view(file)).members[0]?.contacts).toHaveLength(1)
    expect((await samira().call(endContact, { caseFileId: file.caseFileId, contactId })).status).toBe(409)
    expect((await add('geen nummer')).problem.errors?.[0]?.field).toBe('value')
    expect((await add('ayse@', 'email')).problem.errors?.[0]?.field).toBe('value')
  })

  test('moving ends the old address and takes the file to its new area', async () => {
    const file = await openExampleFile(house)
    const there = addresses.find(one => one.areaId === 31)
    const moved = await samira().call(recordResidence, {
      caseFileId: file.caseFileId,
      addressId: there?.id ?? '',
      since: '2026-11-24',
    })
    expect(moved.status).toBe(200)
    const page = await view(file)
    expect(page.residences.map(one => [one.address?.street, one.validTo])).toEqual([
      [there?.street, null],
      [expect.any(String), '2026-11-24'],
    ])
    expect(page.areaName).toBe('Vogelwijk')
    // Wim oversees Laakoever, which the family left.
    expect((await house.as('wim').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).status).toBe(404)
  })

  test('without an address there is a place in words, or a clear question', async () => {
    const file = await openExampleFile(house)
    const move = (more: object) => samira().call(recordResidence, { caseFileId: file.caseFileId, since: '2026-11-24', ...more })
    expect((await move({})).problem.errors?.[0]?.field).toBe('addressId')
    expect((await move({ addressId: newId() })).problem.errors?.[0]?.field).toBe('addressId')
    expect((await move({ place: 'Opvang', since: '2026-12-24' })).problem.errors?.[0]?.field).toBe('since')
    expect((await move({ place: 'Bij vrienden <script>' })).status).toBe(200)
    expect((await view(file)).residences[0]).toMatchObject({ address: null, place: 'Bij vrienden <script>' })
  })
})

describe('BSN', () => {
  const record = (file: ExampleFile, bsn: string, user = 'samira', salt = newId()) =>
    house.as(user).call(recordNumber, { caseFileId: file.caseFileId, personId: file.mother, bsn, salt })

  test('is stored sealed, shown on request, and logged as such', async () => {
    const file = await openExampleFile(house)
    expect((await record(file, '1112.22.333')).status).toBe(200)
    expect((await view(file)).members[0]?.hasNumber).toBe(true)
    expect(JSON.stringify(await view(file))).not.toContain('111222333')
    const shown = await samira().call(getNumber, { caseFileId: file.caseFileId, personId: file.mother })
    expect(shown.body).toEqual({ bsn: '111222333' })
    const stored = await house.stored<{ line: string }>(`
      select row_to_json(t)::text as line from access.numbers t union all
      select row_to_json(t)::text from app.timeline t union all
      select row_to_json(t)::text from app.receipts t union all
      select row_to_json(t)::text from audit.processing_log t`)
    expect(stored.filter(({ line }) => line.includes('111222333'))).toEqual([])
    const [logged] = await house.stored(`select event from audit.processing_log where event = 'number.read'`)
    expect(logged).toBeTruthy()
  })

  test('a wrong one is refused at the field', async () => {
    const file = await openExampleFile(house)
    expect((await record(file, '111222334')).problem.errors).toEqual([
      { field: 'bsn', message: expect.stringContaining('klopt niet') },
    ])
  })

  test('answers the same whether or not somebody else has it; the contact point gets the match', async () => {
    const first = await openExampleFile(house)
    const second = await openExampleFile(house)
    const one = await record(first, '123456782')
    const other = await record(second, '123456782')
    expect([one.status, other.status]).toEqual([200, 200])
    expect(Object.keys(one.body)).toEqual(Object.keys(other.body))
    const matches = await house.stored(`select 1 from access.number_matches where person_id = $1 and other_person_id = $2`, [
      second.mother,
      first.mother,
    ])
    expect(matches).toHaveLength(1)
  })

  test('is not for a partner who knows the content of the file', async () => {
    const file = await openExampleFile(house)
    await record(file, '111222333')
    await samira().call(caseFileOperations.involveOrganisation, {
      caseFileId: file.caseFileId,
      id: newId(),
      organisationId: organisationId('de-brug'),
      disclosure: 'content',
      accessDomains: ['general', 'identity', 'contact'],
    })
    expect((await view(file, 'karin')).members[0]).toMatchObject({ identity: { givenNames: 'Ayşe' }, hasNumber: false })
    for (const user of ['karin', 'joep', 'peter', 'fatma']) {
      const asked = await house.as(user).call(getNumber, { caseFileId: file.caseFileId, personId: file.mother })
      expect(asked.status, user).toBe(404)
    }
  })
})
