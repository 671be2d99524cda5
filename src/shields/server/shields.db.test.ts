import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { directoryOperations } from '../../directory/api.ts'
import { documentAddress, documentOperations } from '../../documents/api.ts'
import { examplePdf } from '../../documents/testing/example-files.ts'
import { sendDocument } from '../../documents/testing/send-document.ts'
import { newId } from '../../platform/ids.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { shieldOperations } from '../api.ts'
import { storedState } from '../testing/stored-state.ts'

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const note = async (user: string, body: string, of = file) => {
  const id = newId()
  done(await house.as(user).call(caseFileOperations.recordNote, { caseFileId: of.caseFileId, id, kind: 'phone', body }))
  return id
}
const why = { reason: 'Haar ex mag dit niet weten', reviewOn: '2027-02-24' }
const naming = (code: string) => ({ namingId: newId(), userId: userId(code), organisationId: house.as(code).organisation })
const raise = async (
  given: { recordIds?: string[]; withAddress?: boolean; people?: string[]; by?: string },
  of = file,
): Promise<string> => {
  const id = newId()
  done(
    await house.as(given.by ?? 'samira').call(shieldOperations.raiseShield, {
      caseFileId: of.caseFileId,
      id,
      namingId: newId(),
      ...why,
      recordIds: given.recordIds ?? [],
      withAddress: given.withAddress ?? false,
      people: (given.people ?? []).map(naming),
    }),
  )
  return id
}
const list = async (user: string, of = file) => house.as(user).call(shieldOperations.listShields, { caseFileId: of.caseFileId })
const timelineOf = async (user: string, of = file) =>
  JSON.stringify((await house.as(user).call(caseFileOperations.listTimeline, { caseFileId: of.caseFileId, limit: 100 })).body)
const lift = async (id: string, of = file, user = 'samira', version = 1) =>
  house
    .as(user)
    .call(shieldOperations.liftShield, { caseFileId: of.caseFileId, shieldId: id, reason: 'Niet meer nodig', version })

describe('a record', () => {
  test('is there for who is named, with its corrections, and for nobody else', async () => {
    file = await openExampleFile(house)
    const id = await note('samira', 'Zij verblijft bij haar zus.')
    const corrected = newId()
    done(
      await house.as('samira').call(caseFileOperations.correctNote, {
        caseFileId: file.caseFileId,
        noteId: id,
        id: corrected,
        body: 'Zij is bij haar zus.',
      }),
    )
    expect(await timelineOf('fatma')).toContain('haar zus')
    const shieldId = await raise({ recordIds: [corrected], people: ['nadia'] })
    expect(await timelineOf('fatma')).not.toContain('haar zus')
    expect(await timelineOf('samira')).toContain('haar zus')
    expect(done(await list('fatma')).shields).toEqual([])
    expect(done(await list('samira')).shields).toMatchObject([
      {
        id: shieldId,
        kind: 'record',
        items: [{ id: corrected, kind: 'note', text: 'Zij is bij haar zus.' }],
        people: [{ name: 'Nadia El Amrani' }, { name: 'Samira Bakker' }],
        mayLift: true,
      },
    ])
    // Named, and nothing else of the file.
    const hers = done(await house.as('nadia').call(shieldOperations.listOwnShields, {}))
    expect(hers.shields).toMatchObject([{ id: shieldId, called: 'Familie Yilmaz', caseFileId: file.caseFileId }])
    const left = await house.stored(
      `select n.id from app.notes n join access.scopes s on s.id = n.scope_id where n.case_file_id = $1 and s.shield_id is null`,
      [file.caseFileId],
    )
    expect(left.map(row => (row as { id: string }).id)).not.toContain(id)
  })

  test('goes back as if it had never been away', async () => {
    file = await openExampleFile(house)
    const id = await note('samira', 'Een gesprek.')
    const document = await sendDocument(house, 'samira', `/case-files/${file.caseFileId}/documents`, examplePdf(), {
      lifeDomain: 'geld',
    })
    const task = await placeExampleTask(house, file.caseFileId)
    const before = await storedState(house)
    const shieldId = await raise({ recordIds: [id, document.id, task.body.id] })
    expect(
      (await house.as('karin').call(documentOperations.openDocument, { caseFileId: file.caseFileId, documentId: document.id }))
        .status,
    ).toBe(404)
    done({
      status: (await house.as('samira').request({ method: 'GET', url: documentAddress(file.caseFileId, document.id) }))
        .statusCode,
      body: null,
      problem: '',
    })
    const told = await house.stored<{ covert: boolean }>(
      `select covert from audit.processing_log where event = 'document.opened' and outcome = 'done' and $1 = any (record_ids)`,
      [document.id],
    )
    expect(told.length > 0 && told.every(line => line.covert)).toBe(true)
    const during = await storedState(house)
    expect(during.length).toBe(before.length)
    expect(during.filter(row => !before.includes(row)).length).toBeGreaterThan(8)
    done(await lift(shieldId))
    expect(await storedState(house)).toEqual(before)
    expect(done(await list('samira')).shields).toMatchObject([{ id: shieldId, liftedAt: expect.any(String), items: [] }])
    expect((await lift(shieldId)).status).toBe(409)
  })

  test('is counted no longer, and no term tells of it', async () => {
    file = await openExampleFile(house)
    const facts = () =>
      house.stored<{ event: string }>(
        `select event from app.counted_facts where case_file_id = $1 and not shielded and event = 'contact.recorded'`,
        [file.caseFileId],
      )
    const [one] = [await note('samira', 'Eerste gesprek.'), await note('samira', 'Tweede gesprek.')]
    const counted = (await facts()).length
    expect(counted).toBeGreaterThan(1)
    await raise({ recordIds: [one] })
    expect((await facts()).length).toBe(counted / 2)
  })

  test.each(['peter', 'fatma', 'karin', 'joep'])('is not shielded by %s, who does not have the file', async user => {
    file = await openExampleFile(house)
    const id = await note('samira', 'Van Samira.')
    const answer = await house.as(user).call(shieldOperations.raiseShield, {
      caseFileId: file.caseFileId,
      id: newId(),
      namingId: newId(),
      ...why,
      recordIds: [id],
    })
    expect([403, 404]).toContain(answer.status)
    expect(await house.stored('select id from access.shields where case_file_id = $1', [file.caseFileId])).toEqual([])
  })

  test('a partner shields what they wrote, and not what others wrote', async () => {
    file = await openExampleFile(house)
    done(
      await house.as('samira').call(caseFileOperations.involveOrganisation, {
        caseFileId: file.caseFileId,
        id: newId(),
        organisationId: organisationId('de-brug'),
        disclosure: 'content',
        accessDomains: ['general'],
        mayWrite: true,
      }),
    )
    const [theirs, hers] = [await note('karin', 'Van Karin.'), await note('samira', 'Van Samira.')]
    const attempt = await house.as('karin').call(shieldOperations.raiseShield, {
      caseFileId: file.caseFileId,
      id: newId(),
      namingId: newId(),
      ...why,
      recordIds: [theirs, hers],
    })
    expect(attempt.status).toBe(404)
    await raise({ recordIds: [theirs], by: 'karin' })
    expect(await timelineOf('samira')).not.toContain('Van Karin.')
    expect(await timelineOf('karin')).toContain('Van Karin.')
  })

  test('bad input gets its message, and nothing moves', async () => {
    file = await openExampleFile(house)
    const id = await note('samira', 'Blijft staan.')
    const send = (given: object) =>
      house.as('samira').call(shieldOperations.raiseShield, {
        caseFileId: file.caseFileId,
        id: newId(),
        namingId: newId(),
        ...why,
        recordIds: [id],
        ...given,
      })
    expect((await send({ reviewOn: '2026-11-24' })).problem.errors?.[0]?.field).toBe('reviewOn')
    expect((await send({ reviewOn: '2030-01-01' })).problem.errors?.[0]?.field).toBe('reviewOn')
    expect((await send({ reason: '  ' })).problem.errors?.[0]?.field).toBe('reason')
    expect((await send({ recordIds: [] })).problem.errors?.[0]?.field).toBe('recordIds')
    expect((await send({ recordIds: [newId()] })).status).toBe(404)
    expect(
      (await send({ people: [{ namingId: newId(), userId: userId('joke'), organisationId: house.as('joke').organisation }] }))
        .problem.errors?.[0]?.field,
    ).toBe('userId')
    expect(await timelineOf('fatma')).toContain('Blijft staan.')
  })
})

describe('who is named', () => {
  test('names others and leaves, but the last one stays', async () => {
    file = await openExampleFile(house)
    const shieldId = await raise({ recordIds: [await note('samira', 'Geheim.')] })
    const at = { caseFileId: file.caseFileId, shieldId }
    const mine = done(await list('samira')).shields[0]?.people[0]?.namingId ?? ''
    const last = await house.as('samira').call(shieldOperations.unnameFromShield, { ...at, namingId: mine })
    expect([last.status, last.problem.detail]).toEqual([409, expect.stringContaining('de laatste')])
    const joep = naming('joep')
    done(await house.as('samira').call(shieldOperations.nameForShield, { ...at, ...joep }))
    expect((await house.as('samira').call(shieldOperations.nameForShield, { ...at, ...naming('joep') })).status).toBe(409)
    done(await house.as('joep').call(shieldOperations.unnameFromShield, { ...at, namingId: mine }))
    expect(await timelineOf('samira')).not.toContain('Geheim.')
    expect(done(await list('samira')).shields).toEqual([])
    // The last one is gone only with their work; then the privacy officer sees a number and a day, and brings the coordinator in.
    expect(done(await house.as('ingrid').call(shieldOperations.listUnattendedShields, {})).shields).toEqual([])
    house.clock.shiftTo(new Date('2026-11-24T11:00:00+01:00'))
    done(await house.as('bram').call(directoryOperations.endPerson, { userId: userId('joep') }))
    house.clock.shiftTo(new Date('2026-11-24T12:00:00+01:00'))
    expect(done(await house.as('ingrid').call(shieldOperations.listUnattendedShields, {})).shields).toEqual([
      { id: shieldId, raisedOn: '2026-11-24' },
    ])
    expect((await house.as('fatma').call(shieldOperations.listUnattendedShields, {})).status).toBe(403)
    done(await house.as('ingrid').call(shieldOperations.attendShield, { shieldId, namingId: newId() }))
    expect(await timelineOf('samira')).toContain('Geheim.')
    expect(done(await house.as('ingrid').call(shieldOperations.listUnattendedShields, {})).shields).toEqual([])
    expect((await house.as('ingrid').call(shieldOperations.attendShield, { shieldId, namingId: newId() })).status).toBe(404)
  })
})
