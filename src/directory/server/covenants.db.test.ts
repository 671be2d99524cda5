import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { inputHeader } from '../../platform/file-answer.ts'
import { newId } from '../../platform/ids.ts'
import { directoryOperations } from '../api.ts'
import { type CovenantValues, covenantOperations } from '../covenant-api.ts'

const { listCovenants, getCovenant, addCovenant, changeCovenant, withdrawCovenantDocument } = covenantOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const [town, landlord, social] = (['gemeente', 'woonpartners', 'de-brug'] as const).map(organisationId)
const agreed = (changes: Partial<CovenantValues> = {}): CovenantValues => ({
  title: 'Voorkomen huisuitzettingen',
  organisationIds: [town ?? '', landlord ?? '', social ?? ''],
  purposes: ['support'],
  accessDomains: ['finance', 'housing'],
  articles: 'Wgs art. 8 en 8d; AVG art. 6 lid 1 onder e',
  agreements: 'Partijen melden huurachterstand binnen een maand.',
  areaIds: [],
  startsOn: '2026-01-01',
  endsOn: '2027-12-31',
  ...changes,
})
const add = async (changes: Partial<CovenantValues> = {}) => {
  const id = newId()
  const answer = await house.as('bram').call(addCovenant, { id, ...agreed(changes) })
  return { id, ...answer }
}

test('a covenant is added, shown with its parties, and found at their organisation', async () => {
  const { id, status } = await add({ areaIds: [21] })
  expect(status).toBe(200)
  const { body } = await house.as('bram').call(getCovenant, { covenantId: id })
  expect(body).toMatchObject({ version: 1, latest: 1, state: 'running', areas: ['Tulpenbuurt'], mayKeep: true })
  expect(body.values).toEqual(agreed({ areaIds: [21] }))
  expect(body.parties.map(one => one.name)).toEqual(['Gemeente Voorbeeldstad', 'Maatschappelijk Werk De Brug', 'Woonpartners'])
  const organisation = await house.as('bram').call(directoryOperations.getOrganisation, { organisationId: landlord ?? '' })
  expect(organisation.body.covenants.map(one => one.id)).toContain(id)
})

test.each([
  [{ endsOn: '2025-12-31' }, 'endsOn', /voor de eerste/],
  [{ organisationIds: [newId(), newId()] }, 'organisationIds', /niet bekend/],
  [{ organisationIds: [organisationId('ggd')] }, 'organisationIds', /minstens twee/],
  [{ areaIds: [999] }, 'areaIds', /gebieden uit de lijst/],
  [{ purposes: [] }, 'purposes', /waarvoor/],
  [{ title: ' ' }, 'title', /naam/],
])('%j is refused at its field', async (changes, field, message) => {
  const { problem } = await add(changes as Partial<CovenantValues>)
  expect(problem).toMatchObject({ status: 400, errors: [{ field, message: expect.stringMatching(message) }] })
})

test('a change makes a version, the earlier one stays readable, and two at once do not overwrite each other', async () => {
  const { id } = await add()
  const bram = house.as('bram')
  const change = {
    endsOn: { from: '2027-12-31', to: '2028-12-31' },
    title: { from: 'Voorkomen huisuitzettingen', to: 'Huis houden' },
  }
  expect((await bram.call(changeCovenant, { covenantId: id, change })).body).toEqual({ id, version: 2 })
  const now = (await bram.call(getCovenant, { covenantId: id })).body
  expect(now).toMatchObject({ version: 2, latest: 2, values: { title: 'Huis houden', endsOn: '2028-12-31' } })
  expect(now.history.map(one => one.field).toSorted()).toEqual(['added', 'endsOn', 'title'])
  const then = (await bram.call(getCovenant, { covenantId: id, version: 1 })).body
  expect(then).toMatchObject({ version: 1, latest: 2, values: { title: 'Voorkomen huisuitzettingen', endsOn: '2027-12-31' } })
  const late = await bram.call(changeCovenant, {
    covenantId: id,
    change: { endsOn: { from: '2027-12-31', to: '2027-06-30' } },
  })
  expect(late.problem).toMatchObject({ status: 409, detail: expect.stringContaining('niet opgeslagen') })
  expect((await bram.call(getCovenant, { covenantId: id, version: 9 })).status).toBe(404)
})

test('what ends within three months comes first; what is over stands apart, and nothing was closed by it', async () => {
  const { id } = await add({ title: 'Loopt af', endsOn: '2026-12-31' })
  const { id: over } = await add({ title: 'Al voorbij', startsOn: '2020-01-01', endsOn: '2026-11-23' })
  const { body } = await house.as('ingrid').call(listCovenants, {})
  expect(body.covenants[0]).toMatchObject({ id, state: 'ending' })
  expect(body.mayKeep).toBe(false)
  const ended = (await house.as('ingrid').call(listCovenants, { show: 'ended' })).body.covenants
  expect(ended).toMatchObject([{ id: over, state: 'ended' }])
  expect((await house.as('ingrid').call(listCovenants, { query: 'afLOOPT%' })).body.covenants).toEqual([])
})

test('it tells in how many open files something is shared under it: a number, for who keeps and who watches', async () => {
  const { id } = await add()
  const openFiles = async (user: string) =>
    (await house.as(user).call(getCovenant, { covenantId: id })).body.parties.find(one => one.id === landlord)?.openFiles
  const before = await openFiles('ingrid')
  const file = await openExampleFile(house)
  const shared = await house.as('samira').call(caseFileOperations.involveOrganisation, {
    caseFileId: file.caseFileId,
    id: newId(),
    organisationId: landlord ?? '',
    accessDomains: ['housing'],
    disclosure: 'content',
  })
  expect(shared.status, JSON.stringify(shared.problem)).toBe(200)
  expect(await openFiles('ingrid')).toBe((before ?? 0) + 1)
  expect(await openFiles('samira')).toBeNull()
})

test('the signed paper is kept as what its bytes say it is, opened by who may read, and withdrawn', async () => {
  const { id } = await add()
  const documentId = newId()
  const send = (user: string, bytes: Buffer, given: object = {}) =>
    house.as(user).request({
      method: 'POST',
      url: `/v1/covenants/${id}/documents`,
      headers: {
        'content-type': 'application/octet-stream',
        'idempotency-key': newId(),
        [inputHeader]: encodeURIComponent(JSON.stringify({ id: documentId, title: 'Ondertekend convenant', ...given })),
      },
      payload: bytes,
    })
  const pdf = Buffer.from('%PDF-1.4 getekend')
  expect((await send('samira', pdf)).statusCode).toBe(403)
  expect((await send('bram', Buffer.from('<html><script>'))).json()).toMatchObject({ errors: [{ field: 'file' }] })
  expect((await send('bram', pdf)).statusCode).toBe(200)
  expect((await send('bram', pdf, { id: newId() })).json()).toMatchObject({ detail: expect.stringContaining('staat al bij') })
  const open = (user: string) =>
    house.as(user).request({ method: 'GET', url: `/v1/covenants/${id}/documents/${documentId}/content` })
  expect((await open('ingrid')).rawPayload.equals(pdf)).toBe(true)
  expect((await open('karin')).statusCode).toBe(403)
  expect((await house.as('bram').call(withdrawCovenantDocument, { covenantId: id, documentId })).status).toBe(200)
  expect((await open('ingrid')).statusCode).toBe(404)
})

test.each(['samira', 'ingrid', 'hans', 'karin', 'joke'])('%s keeps no covenants', async user => {
  expect((await house.as(user).call(addCovenant, { id: newId(), ...agreed() })).status).toBe(403)
})
