import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { caseFileOperations } from '../../case-files/api.ts'
import { type ExampleFile, openExampleFile } from '../../case-files/testing/open-example-file.ts'
import { newId } from '../../platform/ids.ts'
import { placeExampleTask } from '../../tasks/testing/place-example-task.ts'
import { workplaceOperations } from '../../workplace/api.ts'
import { shieldOperations } from '../api.ts'
import { storedState } from '../testing/stored-state.ts'

let house: TestHouse
let file: ExampleFile
beforeAll(async () => {
  house = await openTestHouse({ moment: new Date('2026-11-24T10:00:00+01:00') })
  file = await openExampleFile(house)
  await placeExampleTask(house, file.caseFileId)
})
afterAll(() => house.close())

const done = <Body>(answer: { status: number; body: Body; problem: unknown }): Body => {
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200)
  return answer.body
}
const close = (isShielded: boolean, user = 'samira') =>
  house
    .as(user)
    .call(shieldOperations.shieldFile, { caseFileId: file.caseFileId, isShielded, reason: 'Een collega woont er naast.' })
const opened = async (user: string) =>
  (await house.as(user).call(caseFileOperations.getCaseFile, { caseFileId: file.caseFileId })).status

test('a file is closed for who watches over its area, and open to them again', async () => {
  const before = (await storedState(house)).filter(row => !row.startsWith('app.case_files'))
  expect([await opened('wim'), await opened('fatma')]).toEqual([200, 200])
  for (const user of ['fatma', 'karin', 'joep']) expect([403, 404]).toContain((await close(true, user)).status)
  done(await close(true))
  expect((await close(true)).status).toBe(409)
  expect([await opened('wim'), await opened('fatma'), await opened('samira'), await opened('karin')]).toEqual([
    404, 404, 200, 200,
  ])
  expect(done(await house.as('fatma').call(workplaceOperations.findCaseFiles, { query: 'Yilmaz' })).files).toEqual([])
  const open = await house.stored<{ table: string }>(
    ['participations', 'tasks', 'clocks', 'counted_facts']
      .map(table => `select '${table}' as table from app.${table} where case_file_id = '${file.caseFileId}' and not shielded`)
      .join(' union all '),
  )
  expect(open).toEqual([])
  done(await close(false))
  expect([await opened('wim'), await opened('fatma')]).toEqual([200, 200])
  expect((await storedState(house)).filter(row => !row.startsWith('app.case_files'))).toEqual(before)
})

test('paper never shows what lies under a shield, also to who is named', async () => {
  const shieldId = newId()
  const noteId = newId()
  done(
    await house
      .as('samira')
      .call(caseFileOperations.recordNote, { caseFileId: file.caseFileId, id: noteId, kind: 'note', body: 'Onderduikadres.' }),
  )
  done(
    await house.as('samira').call(shieldOperations.raiseShield, {
      caseFileId: file.caseFileId,
      id: shieldId,
      namingId: newId(),
      reason: 'Veiligheid',
      reviewOn: '2027-01-01',
      recordIds: [noteId],
      withAddress: true,
    }),
  )
  const read = async (path: string, headers: Record<string, string> = {}) =>
    (await house.as('samira').request({ method: 'GET', url: `/v1/case-files/${file.caseFileId}${path}`, headers })).body
  expect(await read('/timeline')).toContain('Onderduikadres.')
  expect(await read('/timeline', { 'without-shields': '1' })).not.toContain('Onderduikadres.')
  expect(JSON.parse(await read('')).residences).toHaveLength(1)
  expect(JSON.parse(await read('', { 'without-shields': '1' })).residences).toEqual([])
  expect(JSON.parse(await read('/shields', { 'without-shields': '1' })).shields).toEqual([])
})

test('what is written for named people alone is so from its first moment', async () => {
  const shield = done(await house.as('samira').call(shieldOperations.listShields, { caseFileId: file.caseFileId })).shields[0]
  const write = (user: string, body: string) =>
    house.as(user).call(caseFileOperations.recordNote, {
      caseFileId: file.caseFileId,
      id: newId(),
      kind: 'talk',
      body,
      ...(shield ? { shieldId: shield.id } : {}),
    })
  house.clock.shiftTo(new Date('2026-11-26T10:00:00+01:00'))
  const before = await house.stored(`select last_step_at, version from app.case_files where id = $1`, [file.caseFileId])
  const facts = await house.stored(`select id from app.counted_facts where not shielded`)
  done(await write('samira', 'Het kind vertelde iets.'))
  expect(await house.stored(`select last_step_at, version from app.case_files where id = $1`, [file.caseFileId])).toEqual(before)
  expect(await house.stored(`select id from app.counted_facts where not shielded`)).toHaveLength(facts.length)
  const told = JSON.stringify(
    (await house.as('fatma').call(caseFileOperations.listTimeline, { caseFileId: file.caseFileId })).body,
  )
  expect(told).not.toContain('Het kind vertelde iets.')
  expect([403, 404]).toContain((await write('karin', 'Niet genoemd.')).status)
})
