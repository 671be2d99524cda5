import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisationId } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../case-files/testing/open-example-file.ts'
import { newId } from '../platform/ids.ts'
import { consentOperations } from './api.ts'
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
})
afterAll(() => house?.close())

const consentsOf = async (user = 'samira') => (await to.read(user, file)).body.consents
const fields = (answer: { problem: { errors?: { field: string; message: string }[] } }) =>
  answer.problem.errors?.map(error => error.message)
const events = async () =>
  (
    await house.as('samira').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId, kind: 'people', limit: 200 })
  ).body.lines
    .map(line => line.event)
    .filter(event => event.startsWith('consent.'))
/** What access counts, straight from its table. */
const counting = async (id: string) =>
  house.stored<{ access_domain: number; valid_to: Date | null }>(
    `select access_domain, valid_to from access.consents where id = $1 and ends_at > $2 order by 1`,
    [id, house.clock.now()],
  )

describe('consent of an adult', () => {
  test('counts when it was said, per organisation, purpose and part of life, in the words that were read', async () => {
    const id = newId()
    expect((await to.ask('samira', file, { id, accessDomains: ['finance', 'housing'] })).status).toBe(200)
    const [consent] = await consentsOf()
    expect(consent).toMatchObject({
      id,
      state: 'given',
      ageRule: 'from-16',
      organisation: { name: 'Maatschappelijk Werk De Brug' },
      usedFor: 'other-help',
      accessDomains: ['finance', 'housing'],
      text: { code: 'delen', version: 0 },
      lastDay: null,
      voices: [{ name: 'Ayşe Yilmaz', saidAs: 'self', answer: 'yes', way: 'visit' }],
    })
    expect(await counting(id)).toHaveLength(2)
    expect(await events()).toEqual(['consent.recorded'])
  })

  test('a no is recorded and counts for nothing; who decides what happens then says why, on a ground of the law', async () => {
    const id = newId()
    await to.ask('samira', file, { id, voices: [to.voice(file.mother, 'no')] })
    expect((await consentsOf())[0]).toMatchObject({ state: 'refused', needed: [{ last: 'no' }] })
    expect(await counting(id)).toEqual([])
    expect(await events()).toEqual(['consent.refused'])
    const decide = (more: object) =>
      house.as('samira').call(consentOperations.decideWithoutConsent, {
        caseFileId: file.caseFileId,
        consentId: id,
        id: newId(),
        decision: 'not-shared',
        reason: 'Mevrouw wil het eerst zelf proberen.',
        ...more,
      })
    expect((await decide({ reason: '  ' })).status).toBe(400)
    expect(fields(await decide({ decision: 'other-ground' }))).toEqual([expect.stringContaining('op welke andere grond')])
    expect(fields(await decide({ decision: 'other-ground', groundCode: 'hulp-elders-toestemming' }))).toEqual([
      expect.stringContaining('ook toestemming nodig'),
    ])
    expect((await decide({})).status).toBe(200)
    expect((await decide({ decision: 'other-ground', groundCode: 'veilig-thuis', reason: 'Er is direct gevaar.' })).status).toBe(
      200,
    )
    expect((await consentsOf())[0]?.decisions.map(one => [one.decision, one.ground !== null])).toEqual(
      expect.arrayContaining([
        ['not-shared', false],
        ['other-ground', true],
      ]),
    )
  })

  test('taking it back closes at once, also what was shared on it; and it is asked anew, not undone', async () => {
    const id = newId()
    await to.note(file, 'Er is een schuld bij de zorgverzekeraar.')
    await to.ask('samira', file, { id })
    expect((await to.share('samira', file, {})).status).toBe(200)
    expect(await to.notesOf('karin', file)).toEqual(['Er is een schuld bij de zorgverzekeraar.'])
    expect((await to.withdraw('samira', file, id, file.mother)).status).toBe(200)
    expect(await to.notesOf('karin', file)).toEqual([])
    expect((await consentsOf())[0]?.state).toBe('withdrawn')
    expect((await to.answer('samira', file, id, file.mother)).status).toBe(409)
    expect((await to.withdraw('samira', file, id, file.mother)).status).toBe(200)
    await to.ask('samira', file)
    expect(await to.notesOf('karin', file)).toEqual(['Er is een schuld bij de zorgverzekeraar.'])
    expect(await events()).toEqual(['consent.recorded', 'consent.withdrawn', 'consent.recorded'])
  })

  test('taken back it is gone from lists and search too, in the next transaction', async () => {
    const id = newId()
    await to.note(file, 'Geld')
    await to.ask('samira', file, { id })
    await to.share('samira', file, {})
    // Without a file opened: the keys of lists, of every domain.
    const inLists = () =>
      house
        .as('karin')
        .look('support', tx => tx.rows<{ body: string }>(sql`select body from app.notes where case_file_id = ${file.caseFileId}`))
    expect(await inLists()).toEqual([{ body: 'Geld' }])
    await to.withdraw('samira', file, id, file.mother)
    expect(await inLists()).toEqual([])
  })

  test('ends on the agreed day by itself, with a warning before', async () => {
    const id = newId()
    await to.note(file, 'Geld')
    await to.ask('samira', file, { id, lastDay: '2026-12-24' })
    await to.share('samira', file, {})
    const clocks = await house.stored<{ warns_at: Date; due_at: Date; label: string; responsible_user_id: string }>(
      `select warns_at, due_at, label, responsible_user_id from app.clocks where about_id = $1`,
      [id],
    )
    expect(clocks).toEqual([
      {
        label: 'Toestemming loopt af',
        due_at: new Date('2026-12-25T00:00:00+01:00'),
        warns_at: new Date('2026-12-11T00:00:00+01:00'),
        responsible_user_id: house.as('samira').user,
      },
    ])
    house.clock.shiftTo(new Date('2026-12-24T23:59:00+01:00'))
    expect(await to.notesOf('karin', file)).toEqual(['Geld'])
    house.clock.shiftTo(new Date('2026-12-25T00:01:00+01:00'))
    expect(await to.notesOf('karin', file)).toEqual([])
    expect((await consentsOf())[0]).toMatchObject({ state: 'ended', lastDay: '2026-12-24', endsBecause: 'agreed' })
  })
})

describe('consent for a child', () => {
  const addFather = async () => {
    const father = newId()
    const { householdOperations } = await import('../households/api.ts')
    await house.as('samira').call(householdOperations.addMember, {
      caseFileId: file.caseFileId,
      personId: father,
      givenNames: 'Mehmet',
      surname: 'Yilmaz',
      birthDate: '1985-01-01',
      position: 'partner',
    })
    return father
  }

  test('under 12 both recorded parents say yes, one by one; the child is not asked; it ends on the twelfth birthday', async () => {
    const father = await addFather()
    await to.parent(file, file.son, file.mother)
    await to.parent(file, file.son, father)
    const id = newId()
    const forSon = { id, personId: file.son }
    expect(fields(await to.ask('samira', file, { ...forSon, voices: [to.voice(file.son)] }))).toEqual([
      expect.stringContaining('jonger dan 12'),
    ])
    expect((await to.ask('samira', file, { ...forSon, voices: [to.voice(file.mother)] })).status).toBe(200)
    expect((await consentsOf())[0]?.state).toBe('waiting')
    expect(await counting(id)).toEqual([])
    expect((await to.answer('samira', file, id, father)).status).toBe(200)
    expect((await consentsOf())[0]).toMatchObject({
      state: 'given',
      ageRule: 'under-12',
      lastDay: '2029-08-31',
      endsBecause: 'birthday',
    })
    expect(await counting(id)).toEqual([{ access_domain: 6, valid_to: new Date('2029-09-01T00:00:00+02:00') }])
    expect(await events()).toEqual(['consent.recorded', 'consent.asked'])
  })

  test('the no of one parent is seen as theirs, and is enough', async () => {
    const father = await addFather()
    await to.parent(file, file.son, file.mother)
    await to.parent(file, file.son, father)
    const id = newId()
    await to.ask('samira', file, { id, personId: file.son, voices: [to.voice(file.mother), to.voice(father, 'no')] })
    const [consent] = await consentsOf()
    expect([consent?.state, consent?.needed.map(one => [one.name, one.last])]).toEqual([
      'refused',
      [
        ['Ayşe Yilmaz', 'yes'],
        ['Mehmet Yilmaz', 'no'],
      ],
    ])
    expect(await counting(id)).toEqual([])
    await to.answer('samira', file, id, father)
    expect(await counting(id)).toHaveLength(1)
  })

  test('nobody answers as a parent who was not recorded as one: not a new partner, not a stranger', async () => {
    const partner = await addFather()
    expect(fields(await to.ask('samira', file, { personId: file.son, voices: [to.voice(file.mother)] }))).toEqual([
      expect.stringContaining('wie de ouder of voogd is'),
    ])
    await to.parent(file, file.son, file.mother)
    for (const stranger of [partner, newId()]) {
      expect(fields(await to.ask('samira', file, { personId: file.son, voices: [to.voice(stranger)] }))).toEqual([
        'Alleen Ayşe Yilmaz kan hier antwoorden.',
      ])
    }
    const id = newId()
    await to.ask('samira', file, { id, personId: file.son, voices: [to.voice(file.mother, 'no')] })
    expect((await to.answer('samira', file, id, partner)).status).toBe(400)
    expect(await counting(id)).toEqual([])
  })
})

describe('who may record it', () => {
  test('the coordinator and nobody who is not involved; a partner does not consent for the household', async () => {
    await to.share('samira', file, { accessDomain: 'general', groundCode: 'hulp-afstemmen', mayWrite: true })
    const id = newId()
    await to.ask('samira', file, { id, voices: [to.voice(file.mother, 'no')] })
    for (const [user, status] of [
      ['joep', [404]],
      ['tom', [403, 404]],
      ['karin', [403]],
      ['peter', [400, 403, 404]],
      ['ingrid', [403]],
      ['bram', [403]],
    ] as const) {
      expect(status, user).toContain((await to.ask(user, file)).status)
      expect(status, user).toContain((await to.answer(user, file, id, file.mother)).status)
    }
    // Whom general content is shared with reads it too; the others read nothing.
    expect((await to.read('karin', file)).body.may).toEqual({ record: false, decide: false })
    for (const user of ['joep', 'tom', 'peter']) expect((await to.read(user, file)).status, user).toBe(404)
  })

  test('not for a record of another file, nor of somebody who does not belong here', async () => {
    const other = await openExampleFile(house)
    const id = newId()
    await to.ask('samira', other, { id, voices: [to.voice(other.mother, 'no')] })
    expect((await to.answer('samira', file, id, other.mother)).status).toBe(400)
    expect((await to.ask('samira', file, { personId: other.mother, voices: [to.voice(other.mother)] })).status).toBe(400)
  })

  test('bad input gets a message at its field, and nothing is stored', async () => {
    const wrong = [
      { accessDomains: [] },
      { accessDomains: ['numbers'] },
      { accessDomains: ['tasks'] },
      { voices: [] },
      { voices: [to.voice(file.mother), to.voice(file.mother)] },
      { lastDay: '2026-11-23' },
      { lastDay: '2026-02-30' },
      { organisationId: newId() },
      { usedFor: 'everything' },
    ]
    for (const more of wrong) expect((await to.ask('samira', file, more)).status, JSON.stringify(more)).toBe(400)
    expect((await to.ask('samira', file, { text: { code: 'delen', version: 7 } })).status).toBe(409)
    expect(await consentsOf()).toEqual([])
    const note = `'; drop table app.consent_voices; -- <script>alert(1)</script> 👩‍👧 مرحبا`
    expect((await to.ask('samira', file, { voices: [{ ...to.voice(file.mother), note }] })).status).toBe(200)
    expect((await consentsOf())[0]?.voices[0]?.note).toBe(note)
  })

  test('sent twice it is one question', async () => {
    const [id, voiceId] = [newId(), newId()]
    const input = {
      caseFileId: file.caseFileId,
      id,
      personId: file.mother,
      organisationId: organisationId('de-brug'),
      usedFor: 'other-help' as const,
      accessDomains: ['finance' as const],
      text: { code: 'delen', version: 0 },
      voices: [{ ...to.voice(file.mother), id: voiceId }],
    }
    const request = newId()
    const both = await Promise.all([1, 2].map(() => house.as('samira').call(consentOperations.askConsent, input, request)))
    expect(both.map(one => one.status)).toEqual([200, 200])
    expect(await consentsOf()).toHaveLength(1)
  })
})
