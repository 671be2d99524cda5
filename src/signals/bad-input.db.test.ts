import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoProgramme, demoProgrammeWithoutReports } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { signalOperations as operations } from './api.ts'
import { exampleDeskReport, exampleOpening, exampleReport, reported, triage } from './testing/example-report.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-23T09:00:00+01:00') })
})
afterAll(() => house.close())

const strange = [
  ['emoji', 'Elif 👧🏽 lacht niet meer 😟'],
  ['right to left', 'السيدة حسن لا تفتح الباب \u202Eabc'],
  ['SQL', `'; drop table app.concern_reports; --`],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['template and format signs', '${7*7} {{7*7}} %s %00 \\x00 \\'],
  ['other scripts', '张伟 · Ёжиков · ሰላም · ß ŒŸ ǆ'],
] as const

test.each(strange)('%s comes back exactly as it was typed, in every text', async (_what, text) => {
  const report = exampleReport({
    aboutName: text,
    aboutAddress: text,
    addressId: null,
    aboutContact: text,
    observed: text,
    residentInformed: false,
    residentInformedNote: text,
  })
  expect((await house.as('joke').call(operations.makeConcernReport, report)).status).toBe(200)
  const kept = { aboutName: text, aboutAddress: text, aboutContact: text, observed: text, residentInformedNote: text }
  expect((await house.as('joke').call(operations.getOwnReport, { reportId: report.id })).body).toMatchObject(kept)
  expect((await house.as('peter').call(operations.getReport, { reportId: report.id })).body).toMatchObject(kept)
  const line = (await house.as('peter').call(operations.listReports, { order: 'age' })).body.reports.find(
    one => one.id === report.id,
  )
  expect(line?.aboutName).toBe(text)
  for (const query of [text.slice(0, 100), '']) {
    expect((await house.as('peter').call(operations.findKnownHouseholds, { reportId: report.id, query })).status).toBe(200)
  }
  const opening = exampleOpening({
    name: text,
    members: [{ personId: newId(), surname: text, position: 'adult' }],
    addressId: null,
    place: text,
  })
  const answer = await triage(house, report.id, 'multiple-related', { reasoning: text, message: text, opening })
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  const after = (await house.as('peter').call(operations.getReport, { reportId: report.id })).body
  expect(after.decisions[0]).toMatchObject({ reasoning: text, caseFileTitle: text })
  expect(after.tidings[0]).toMatchObject({ message: text })
})

test('ten thousand characters fit; more is told at the field and nothing is saved', async () => {
  const long = 'Lang verhaal. '.repeat(800).slice(0, 10_000).trimEnd().padEnd(10_000, 'x')
  const fits = exampleReport({ observed: long })
  expect((await house.as('joke').call(operations.makeConcernReport, fits)).status).toBe(200)
  const stored = await house.as('peter').call(operations.getReport, { reportId: fits.id })
  expect(stored.body.observed).toHaveLength(10_000)

  const tooLong = exampleReport({ observed: `${long}y` })
  const answer = await house.as('joke').call(operations.makeConcernReport, tooLong)
  expect(answer.status).toBe(400)
  expect(answer.problem.errors).toEqual([
    { field: 'observed', message: 'Gebruik hoogstens 10.000 tekens; het zijn er nu 10.001.' },
  ])
  expect(await house.stored('select id from app.concern_reports where id = $1', [tooLong.id])).toEqual([])
})

test('all that is wrong is told at once, each at its field, in Dutch', async () => {
  const answer = await house.as('joke').call(operations.makeConcernReport, {
    id: newId(),
    programmeId: demoProgramme.id,
    programmeVersion: 1,
    channel: '',
    observed: '   ',
    lifeDomains: [],
    urgency: '',
  } as never)
  expect(answer.status).toBe(400)
  const byField = Object.fromEntries((answer.problem.errors ?? []).map(error => [error.field, error.message]))
  expect(byField).toMatchObject({
    observed: 'Schrijf wat u zag of hoorde.',
    lifeDomains: 'Kies waar het over gaat, minstens één.',
    urgency: 'Kies hoe snel er iets moet gebeuren.',
    residentInformed: 'Kies of de bewoner van de melding weet.',
  })
})

test.each([
  ['neither a name nor an address', { aboutName: '', aboutAddress: ' ', addressId: null }, 'aboutName'],
  ['a name in an anonymous question', { anonymous: true, addressId: null, aboutAddress: '' }, 'aboutName'],
  ['an address in an anonymous question', { anonymous: true, aboutName: '' }, 'aboutAddress'],
  ['no reason why the resident does not know', { residentInformed: false }, 'residentInformedNote'],
  ['no reason against the will of the resident', { residentAgrees: 'refused' as const }, 'residentInformedNote'],
  ['an address that is not in the register', { addressId: newId() }, 'aboutAddress'],
  ['a life domain that does not exist', { lifeDomains: ['geld', 'toverij'] }, 'lifeDomains'],
  ['an urgency of another programme', { urgency: 'gisteren' }, 'urgency'],
  ['a programme that does not exist', { programmeId: 'nergens' }, 'programmeId'],
  ['a programme that takes no reports', { programmeId: demoProgrammeWithoutReports.id }, 'programmeId'],
])('%s is told at the field', async (_what, changes, field) => {
  const report = exampleReport(changes)
  const answer = await house.as('joke').call(operations.makeConcernReport, report)
  expect(answer.status).toBe(400)
  expect(answer.problem.errors?.map(error => error.field)).toEqual([field])
  expect(await house.stored('select id from app.concern_reports where id = $1', [report.id])).toEqual([])
})

test('a birth date that cannot be and a household without people are told at their fields', async () => {
  const id = await reported(house)
  const impossible = exampleOpening({
    members: [{ personId: newId(), surname: 'Yilmaz', position: 'child', birthDate: '2011-02-30' }],
  })
  const answer = await triage(house, id, 'multiple-related', { opening: impossible })
  expect(answer.problem.errors).toMatchObject([
    { field: 'opening.members.0.birthDate', message: expect.stringContaining('datum') },
  ])
  const empty = await triage(house, id, 'multiple-related', { opening: exampleOpening({ members: [] }) })
  expect(empty.problem.errors?.[0]?.field).toBe('opening.members')
})

test('a control character is left out and an id that is none is refused', async () => {
  const report = exampleReport({ observed: 'voor\u0000\u0007na' })
  expect((await house.as('joke').call(operations.makeConcernReport, report)).status).toBe(200)
  expect((await house.as('joke').call(operations.getOwnReport, { reportId: report.id })).body.observed).toBe('voorna')
  expect((await house.as('peter').call(operations.getReport, { reportId: 'niets' })).status).toBe(400)
  expect(
    (await house.as('nadia').call(operations.enterConcernReport, exampleDeskReport({ reporterKind: 'spook' as never }))).problem
      .errors,
  ).toEqual([{ field: 'reporterKind', message: 'Kies wie het vertelt.' }])
})
