import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { users } from '../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { caseFileOperations } from '../case-files/api.ts'
import { openExampleFile } from '../case-files/testing/open-example-file.ts'
import { breachOperations } from './breach-api.ts'

const {
  listDataBreaches,
  getDataBreach,
  recordDataBreach,
  changeDataBreach,
  addToDataBreach,
  takeFromDataBreach,
  noteOnDataBreach,
  closeDataBreach,
  reopenDataBreach,
} = breachOperations

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-20T17:00:00+01:00') })
})
afterAll(() => house?.close())

const found = '2026-11-20T15:00:00.000Z'
const newBreach = async (more: object = {}) => {
  const id = crypto.randomUUID()
  const answer = await house.as('ingrid').call(recordDataBreach, {
    id,
    title: 'Mail naar de verkeerde partner',
    source: 'colleague',
    discoveredAt: found,
    what: 'Een verslag ging naar een partner die er niets mee te maken heeft.',
    ...more,
  })
  return { id, answer }
}
const read = async (breachId: string) => (await house.as('ingrid').call(getDataBreach, { breachId })).body
const change = (breachId: string, changes: object, user = 'ingrid') =>
  house.as(user).call(changeDataBreach, { breachId, change: changes })
const clockOf = async (id: string) => {
  const [clock] = await house.stored<{ due_at: Date; met_at: Date | null; stopped_at: Date | null; run: number }>(
    'select due_at, met_at, stopped_at, run from app.clocks where about_id = $1',
    [id],
  )
  return clock
}
const fields = (answer: { problem: { errors?: { field: string }[] } }) => answer.problem.errors?.map(error => error.field)

/** All decisions of a breach that has to be told. */
const decided = {
  dataKinds: { from: [], to: ['names', 'health'] },
  consequences: { from: '', to: 'De partner weet nu van de behandeling.' },
  measures: { from: '', to: 'De partner heeft de mail gewist en dat bevestigd.' },
  risk: { from: null, to: 'risk' },
  authority: { from: null, to: 'report' },
  authorityToldAt: { from: null, to: '2026-11-20T15:45:00.000Z' },
  people: { from: null, to: 'not' },
  peopleReason: { from: '', to: 'Geen hoog risico.' },
}

describe('the 72 hours', () => {
  test('run on the clock of the product from the discovery, and are met when the authority was told', async () => {
    const { id, answer } = await newBreach()
    expect(answer.status).toBe(200)
    expect((await clockOf(id))?.due_at.toISOString()).toBe('2026-11-23T15:00:00.000Z')
    const { hoursLeft, dueAt, number } = await read(id)
    expect([hoursLeft, dueAt, number]).toEqual([70, '2026-11-23T15:00:00.000Z', 1])
    expect((await change(id, decided)).status).toBe(200)
    expect((await clockOf(id))?.met_at?.toISOString()).toBe('2026-11-20T15:45:00.000Z')
    expect((await read(id)).hoursLeft).toBeNull()
  })

  test('begin anew when the discovery is corrected, and stop when nothing has to be told', async () => {
    const { id } = await newBreach()
    await change(id, { discoveredAt: { from: found, to: '2026-11-19T09:00:00.000Z' } })
    const moved = await clockOf(id)
    expect([moved?.due_at.toISOString(), moved?.run]).toEqual(['2026-11-22T09:00:00.000Z', 2])
    await change(id, {
      risk: { from: null, to: 'none' },
      authority: { from: null, to: 'not' },
      authorityReason: { from: '', to: 'Alles was versleuteld.' },
    })
    expect((await clockOf(id))?.stopped_at).not.toBeNull()
    await change(id, { authority: { from: 'not', to: null } })
    expect((await clockOf(id))?.stopped_at).toBeNull()
  })

  test('the clock is nobody’s but the privacy officer’s', async () => {
    const { id } = await newBreach()
    for (const { code } of users.filter(user => !user.code.startsWith('collega'))) {
      for (const purpose of ['support', 'intake', 'steering', 'privacy-oversight', 'administration']) {
        const seen = await house
          .as(code)
          .look(purpose, tx => tx.rows(sql`select about_id from app.clocks where about_id = ${id}`))
        expect([code, purpose, seen.length]).toEqual([
          code,
          purpose,
          code === 'ingrid' && purpose === 'privacy-oversight' ? 1 : 0,
        ])
      }
    }
  })
})

describe('a data breach', () => {
  test('is closed only with every decision, and opened again with a reason', async () => {
    const { id } = await newBreach()
    const refused = await house.as('ingrid').call(closeDataBreach, { breachId: id })
    expect([refused.status, refused.problem.detail]).toEqual([409, expect.stringContaining('hoe groot het risico is')])
    await change(id, decided)
    expect((await read(id)).missing).toEqual([])
    expect((await house.as('ingrid').call(closeDataBreach, { breachId: id })).status).toBe(200)
    expect((await change(id, { title: { from: 'Mail naar de verkeerde partner', to: 'Anders' } })).status).toBe(409)
    await house
      .as('ingrid')
      .call(noteOnDataBreach, { breachId: id, id: crypto.randomUUID(), text: 'Brief van de toezichthouder.' })
    await house.as('ingrid').call(reopenDataBreach, { breachId: id, reason: 'De toezichthouder vraagt door.' })
    const { closedAt, lines } = await read(id)
    expect(closedAt).toBeNull()
    expect(lines.map(line => line.kind).toSorted()).toEqual(['changed', 'closed', 'note', 'recorded', 'reopened'])
    expect(lines.find(line => line.kind === 'changed')?.details['changes']).toContainEqual({
      field: 'risk',
      from: null,
      to: 'risk',
    })
  })

  test('is about files and people by number, each once, and taken back with a line', async () => {
    const { id } = await newBreach()
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
    const add = (aboutIds: string[]) => house.as('ingrid').call(addToDataBreach, { breachId: id, kind: 'person', aboutIds })
    expect((await add([one, other, one])).body.added).toBe(2)
    expect((await add([one])).body.added).toBe(0)
    const entry = (await read(id)).about.find(about => about.aboutId === one)
    await house.as('ingrid').call(takeFromDataBreach, { breachId: id, entryId: entry?.id ?? '' })
    expect((await read(id)).about.map(about => about.aboutId)).toEqual([other])
    expect((await house.as('ingrid').call(listDataBreaches, {})).body.breaches.find(breach => breach.id === id)?.about).toBe(1)
    expect(fields(await add(['12345']))).toEqual(['aboutIds.0'])
  })

  test('of an alert takes its files and people along, and no alert of nobody', async () => {
    const file = await openExampleFile(house)
    await house.as('samira').call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })
    const alertId = crypto.randomUUID()
    await house.stored(
      `insert into audit.alerts (municipality_id, id, kind, user_id, noticed_on, about_id, first_at, last_at, found_at, file_count, threshold, line_ids)
       select 1, $1, 'outside-area', $2, '2026-11-20', $3, min(occurred_at), max(occurred_at), max(occurred_at), 1, 1, array_agg(id)
       from audit.processing_log where case_file_id = $3 and user_id = $2`,
      [alertId, house.as('samira').user, file.caseFileId],
    )
    const { id, answer } = await newBreach({ alertId, source: 'alert' })
    expect(answer.status).toBe(200)
    const { about } = await read(id)
    expect(about).toContainEqual(expect.objectContaining({ kind: 'case-file', aboutId: file.caseFileId }))
    expect(about.filter(one => one.kind === 'person').length).toBeGreaterThan(0)
    expect(fields((await newBreach({ alertId: crypto.randomUUID() })).answer)).toEqual(['alertId'])
  })

  test('nothing is overwritten in silence, and nothing impossible is kept', async () => {
    const { id } = await newBreach()
    await change(id, { lessons: { from: '', to: 'Vooraf kijken' } })
    const clash = await change(id, { lessons: { from: '', to: 'Anders' } })
    expect([clash.status, clash.problem.details?.['clashes']]).toEqual([
      409,
      [{ field: 'lessons', yours: 'Anders', theirs: 'Vooraf kijken' }],
    ])
    expect(fields(await change(id, { risk: { from: null, to: 'high' }, authority: { from: null, to: 'not' } }))).toContain(
      'authority',
    )
    expect(fields((await newBreach({ discoveredAt: '2026-12-01T00:00:00Z' })).answer)).toEqual(['discoveredAt'])
    const wild = "‮עברית 🏚️ <script>alert(1)</script> '; drop table app.data_breaches; --"
    await change(id, { what: { from: 'Een verslag ging naar een partner die er niets mee te maken heeft.', to: wild } })
    expect((await read(id)).facts.what).toBe(wild)
  })

  test('numbers go on, also when two are recorded at once', async () => {
    const both = await Promise.all([newBreach(), newBreach()])
    for (const { answer } of both) expect([200, 409]).toContain(answer.status)
    const numbers = (await house.as('ingrid').call(listDataBreaches, {})).body.breaches.map(breach => breach.number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('is never visible to others', async () => {
    const { id } = await newBreach()
    for (const user of ['samira', 'peter', 'fatma', 'hans', 'bram', 'karin', 'marga', 'joke']) {
      const caller = house.as(user)
      expect((await caller.call(listDataBreaches, {})).status).toBe(403)
      expect((await caller.call(getDataBreach, { breachId: id })).status).toBe(403)
      expect((await change(id, { lessons: { from: '', to: 'x' } }, user)).status).toBe(403)
      expect((await caller.call(closeDataBreach, { breachId: id })).status).toBe(403)
    }
  })

  test('opening one is in the log, without the people it is about', async () => {
    const { id } = await newBreach()
    const person = crypto.randomUUID()
    await house.as('ingrid').call(addToDataBreach, { breachId: id, kind: 'person', aboutIds: [person] })
    await read(id)
    const lines = await house.stored<{ event: string; subject_ids: string[] }>(
      `select event, subject_ids from audit.processing_log where $1 = any (record_ids) and event = 'data-breach.read'`,
      [id],
    )
    expect(lines.map(line => line.subject_ids)).toEqual([[]])
  })
})
