import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoProgramme } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { openExampleFile } from '../testing/open-example-file.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
})
afterAll(() => house.close())

const counts = (user: string, purpose: string, caseFile: string) =>
  house.as(user).look(
    purpose,
    async tx => ({
      cards: (await tx.rows(sql`select id from app.case_files where id = ${caseFile}`)).length,
      names: (await tx.rows(sql`select person_id from app.person_identities`)).length,
      phones: (await tx.rows(sql`select id from app.person_contacts`)).length,
      addresses: (await tx.rows(sql`select id from app.residences`)).length,
      notes: (await tx.rows(sql`select id from app.notes where case_file_id = ${caseFile}`)).length,
      involved: (await tx.rows(sql`select id from app.involvements where case_file_id = ${caseFile}`)).length,
    }),
    caseFile,
  )
const everything = { cards: 1, names: 2, phones: 1, addresses: 1, notes: 1, involved: 2 }
const nothing = { cards: 0, names: 0, phones: 0, addresses: 0, notes: 0, involved: 0 }

describe('opening a case file', () => {
  test('the coordinator reaches all of it, the one who opened it only the card', async () => {
    const { caseFileId } = await openExampleFile(house)
    expect(await counts('samira', 'support', caseFileId)).toEqual(everything)
    expect(await counts('peter', 'support', caseFileId)).toEqual({ ...nothing, cards: 1, involved: 2 })
    expect(await counts('peter', 'intake', caseFileId)).toEqual({ ...nothing, cards: 1, notes: 1, involved: 2 })
  })

  test('nobody else does', async () => {
    const { caseFileId } = await openExampleFile(house)
    for (const user of ['joep', 'karin', 'tom', 'joke', 'lieke', 'ingrid', 'bram']) {
      for (const purpose of ['support', 'intake', 'steering']) {
        expect(await counts(user, purpose, caseFileId), `${user} for ${purpose}`).toEqual(nothing)
      }
    }
  })

  test('oversight sees the card in its own areas', async () => {
    const { caseFileId } = await openExampleFile(house)
    expect(await counts('fatma', 'support', caseFileId)).toMatchObject({ cards: 1, names: 0, phones: 0, addresses: 0 })
    expect(await counts('wim', 'support', caseFileId)).toMatchObject({ cards: 1, names: 0 })
    expect(await counts('hans', 'steering', caseFileId)).toEqual(nothing)
    const elsewhere = await openExampleFile(house, { household: { areaId: 31 } })
    expect(await counts('wim', 'support', elsewhere.caseFileId)).toEqual(nothing)
  })

  test('the report and the opening stand in the timeline, and are counted', async () => {
    const { caseFileId } = await openExampleFile(house)
    const events = await house
      .as('samira')
      .look(
        'support',
        tx => tx.rows<{ event: string }>(sql`select event from app.timeline where case_file_id = ${caseFileId} order by id`),
        caseFileId,
      )
    expect(events.map(line => line.event)).toEqual([
      'case-file.opened',
      'participation.started',
      'note.recorded',
      'coordinator.assigned',
    ])
    const facts = await house.stored<{ attributes: unknown }>(
      `select attributes from app.counted_facts where case_file_id = $1 and event = 'case-file.opened'`,
      [caseFileId],
    )
    expect(facts).toEqual([{ attributes: { outcome: 'multiple-related', channel: 'meldcode' } }])
  })

  test('a household has one open file, whoever tries', async () => {
    const first = await openExampleFile(house)
    await expect(openExampleFile(house, { householdId: first.householdId })).rejects.toMatchObject({
      message: expect.stringContaining('al een open dossier'),
    })
  })

  test('a file may start without coordinator, and without address', async () => {
    const { caseFileId } = await openExampleFile(house, {
      coordinator: undefined as never,
      household: { address: { place: 'Slaapt bij een vriend in Laakoever' }, areaId: 0 },
    })
    const [file] = await house.stored(`select coordinator_user_id, area_id, phase from app.case_files where id = $1`, [
      caseFileId,
    ])
    expect(file).toEqual({ coordinator_user_id: null, area_id: 0, phase: 'connect' })
  })

  test('who is no coordinator is not appointed', async () => {
    const joke = house.as('joke')
    await expect(
      openExampleFile(house, { coordinator: { userId: joke.user, organisationId: joke.organisation } }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'coordinator' }] })
  })

  test('a reporter opens no file', async () => {
    const { openCaseFile } = await import('./commands.ts')
    await expect(
      house.as('joke').look('intake', tx =>
        openCaseFile(tx, {
          id: newId(),
          householdId: newId(),
          household: {
            name: 'Familie Test',
            members: [{ personId: newId(), givenNames: 'A', surname: 'Test', position: 'adult' }],
            address: { place: 'onbekend' },
            areaId: 0,
          },
          programme: demoProgramme,
          route: 'multiple-related',
        }),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
