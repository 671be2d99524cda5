import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { emergencyOperations } from '../emergency/api.ts'
import { newId } from '../platform/ids.ts'
import { meldcodeOperations } from '../shields/meldcode-api.ts'
import { consentOperations } from './api.ts'
import { groundsSwitchedOff, isComing } from './rules/may-use.ts'
import { asking } from './testing/asking.ts'

let house: TestHouse
let file: ExampleFile
let to: ReturnType<typeof asking>
const moment = new Date('2026-11-24T10:00:00+01:00')
beforeAll(async () => {
  house = await openTestHouse({ moment })
  to = asking(house)
})
beforeEach(async () => {
  house.clock.shiftTo(moment)
  file = await openExampleFile(house)
  await to.note(file, 'geldnotitie')
})
afterAll(() => house?.close())

const table = async (user = 'ingrid') => (await house.as(user).call(consentOperations.listLegalGrounds, {})).body
const version = (user: string, code: string, more: object = {}) =>
  house.as(user).call(consentOperations.versionLegalGround, {
    code,
    id: newId(),
    label: 'Nieuwe naam',
    receiver: 'AVG art. 6 lid 1 onder e',
    secrecy: 'Wmo 2015 art. 5.3.3',
    controller: 'College',
    validFrom: '2026-11-24',
    reason: 'Na advies van de jurist',
    ...more,
  })
const end = (user: string, code: string, more: object = {}) =>
  house
    .as(user)
    .call(consentOperations.endLegalGround, { code, id: newId(), lastDay: '2026-11-30', reason: 'Niet meer nodig', ...more })

describe('the legal-basis table', () => {
  test('is read by who works with households, with every article', async () => {
    const { grounds } = await table('samira')
    expect(grounds.find(row => row.code === 'schuldhulpverlening')).toMatchObject({
      secrecyBy: 'law',
      usedFor: 'debt-help',
      special: 'Wgs art. 8a',
    })
    expect(grounds.find(row => row.code === 'wams')).toMatchObject({ validFrom: null })
    expect((await house.as('joke').call(consentOperations.listLegalGrounds, {})).status).toBe(403)
  })

  test('the Wams is off; the privacy officer switches it on from a day, and then it can be shared on', async () => {
    expect((await to.share('samira', file, { groundCode: 'wams' })).status).toBe(409)
    expect((await version('ingrid', 'wams', { validFrom: '2026-12-01' })).status).toBe(200)
    expect((await to.share('samira', file, { groundCode: 'wams' })).status).toBe(409)
    house.clock.shiftTo(new Date('2026-12-01T09:00:00+01:00'))
    expect((await to.share('samira', file, { groundCode: 'wams' })).status).toBe(200)
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
    // And off again: what stood on it closes, from that day on.
    expect((await end('ingrid', 'wams', { lastDay: '2026-12-05' })).status).toBe(200)
    house.clock.shiftTo(new Date('2026-12-05T23:00:00+01:00'))
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
    house.clock.shiftTo(new Date('2026-12-06T00:00:01+01:00'))
    expect(await to.notesOf('karin', file)).toEqual([])
    const { changes } = await table()
    expect(changes.filter(one => one.code === 'wams').map(one => [one.change, one.by, one.reason])).toEqual([
      ['ended', 'Ingrid de Wit', 'Niet meer nodig'],
      ['versioned', 'Ingrid de Wit', 'Na advies van de jurist'],
    ])
  })

  test('what was ended and has a new version goes on from its day: emergencies, the meldcode, a coordinator', async () => {
    for (const code of ['noodtoegang', 'veilig-thuis', 'hulp-afstemmen', 'voortgang-bewaken']) {
      expect((await end('ingrid', code)).status, code).toBe(200)
      expect((await version('ingrid', code, { validFrom: '2026-12-01' })).status, code).toBe(200)
    }
    house.clock.shiftTo(new Date('2026-12-01T09:00:00+01:00'))
    const { caseFileId } = file
    const opened = await house.as('joep').call(emergencyOperations.openEmergencyAccess, {
      id: newId(),
      caseFileId,
      reason: 'Er staat nu iemand dreigend voor de deur',
      hours: 4,
    })
    expect([opened.status, opened.problem?.detail]).toEqual([200, undefined])
    const joep = house.as('joep')
    const appointed = await house.as('fatma').call(caseFileOperations.assignCoordinator, {
      caseFileId,
      userId: joep.user,
      organisationId: joep.organisation,
      expectedUserId: house.as('samira').user,
      reason: 'Nieuwe grondslag',
    })
    expect([appointed.status, appointed.problem?.detail]).toEqual([200, undefined])
    house.clock.shiftTo(new Date('2026-12-03T09:00:00+01:00'))
    expect((await joep.call(caseFileOperations.getCaseFile, { caseFileId })).status).toBe(200)
    const meldcode = { caseFileId, id: newId(), shieldId: newId(), namingId: newId(), subjectIds: [], people: [] }
    expect((await joep.call(meldcodeOperations.startMeldcode, meldcode)).status).toBe(200)
    expect((await joep.call(meldcodeOperations.getMeldcode, { caseFileId, meldcodeId: meldcode.id })).status).toBe(200)
  })

  test('a new version is for new decisions; what was given keeps the version of its time', async () => {
    await to.share('samira', file, { groundCode: 'jeugdhulp-betrokken' })
    expect((await version('ingrid', 'jeugdhulp-betrokken', { label: 'Jeugdhulp, versie 2' })).status).toBe(200)
    house.clock.shiftTo(new Date('2026-11-24T10:05:00+01:00'))
    expect(await to.notesOf('karin', file)).toEqual(['geldnotitie'])
    await to.share('samira', file, { groundCode: 'jeugdhulp-betrokken', accessDomain: 'housing' })
    const cells = (await to.sharing('samira', file)).body.partners.flatMap(one => one.cells)
    expect(cells.map(one => [one.accessDomain, one.groundLabel])).toEqual([
      ['finance', 'Jeugdhulp afstemmen met wie rechtstreeks betrokken is'],
      ['housing', 'Jeugdhulp, versie 2'],
    ])
  })

  test('nobody else changes it, not in the past, not without a reason, and not around the operations', async () => {
    for (const user of ['samira', 'bram', 'fatma', 'hans', 'peter', 'karin']) {
      expect((await version(user, 'wams')).status, user).toBe(403)
      expect((await end(user, 'hulp-afstemmen')).status, user).toBe(403)
    }
    expect((await version('ingrid', 'wams', { validFrom: '2026-11-23' })).status).toBe(400)
    expect((await version('ingrid', 'wams', { reason: ' ' })).status).toBe(400)
    expect((await version('ingrid', 'bestaat-niet')).status).toBe(400)
    expect((await end('ingrid', 'hulp-afstemmen', { lastDay: '2026-11-20' })).status).toBe(400)
    for (const [user, purpose] of [
      ['samira', 'support'],
      ['bram', 'administration'],
      ['ingrid', 'support'],
    ] as const) {
      await expect(
        house.as(user).look(purpose, tx => tx.run(sql`select access.end_ground('hulp-afstemmen', ${moment})`)),
        user,
      ).rejects.toMatchObject({ code: '42501' })
      await expect(
        house
          .as(user)
          .look(purpose, tx => tx.run(sql`select access.version_ground('wams', 'a', 'b', null, null, 'c', 'd', ${moment})`)),
        user,
      ).rejects.toMatchObject({ code: '42501' })
    }
    await expect(
      house.as('ingrid').look('privacy-oversight', tx => tx.run(sql`update access.legal_grounds set receiver_basis = 'zomaar'`)),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('the text for consent has versions; a record keeps the one that was read', async () => {
    const word = (version_: number, body: string) =>
      house
        .as('ingrid')
        .call(consentOperations.wordConsentText, { code: 'delen', version: version_, title: 'Mogen wij delen?', body })
    const early = newId()
    await to.ask('samira', file, { id: early })
    expect((await word(1, 'Mogen wij iets over {persoon} zeggen tegen {organisatie}?')).status).toBe(200)
    expect((await word(1, 'Nog een keer')).status).toBe(409)
    expect((await to.ask('samira', file)).status).toBe(409)
    expect((await to.ask('samira', file, { text: { code: 'delen', version: 1 } })).status).toBe(200)
    const { consents, text } = (await to.read('samira', file)).body
    expect([
      text.version,
      consents.map(one => one.text.version).sort(),
      consents.find(one => one.id === early)?.text.body,
    ]).toEqual([1, [0, 1], expect.stringContaining('Wij willen u goed helpen')])
  })

  test('a ground that is to come can be taken back before its day, and then opens nothing on it', async () => {
    expect((await version('ingrid', 'wams', { validFrom: '2026-11-26' })).status).toBe(200)
    expect((await end('ingrid', 'wams', { lastDay: '2026-11-24' })).status).toBe(200)
    const { grounds } = await table()
    expect(grounds.some(row => row.code === 'wams' && isComing(row, house.clock.now()))).toBe(false)
    expect(groundsSwitchedOff(grounds, house.clock.now()).map(row => row.code)).toContain('wams')
    house.clock.shiftTo(new Date('2026-11-26T09:00:00+01:00'))
    expect((await to.share('samira', file, { groundCode: 'wams' })).status).toBe(409)
  })
})
