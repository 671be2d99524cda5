import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../app/testing/test-house.ts'
import { newId } from '../platform/ids.ts'
import { draftOperations as operations } from './api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const device = newId()

test('what is typed is there again for its author on the same device, and for nobody else', async () => {
  const aboutId = newId()
  const key = { form: 'concern-report', aboutId, deviceId: device }
  const saved = await house.as('joke').call(operations.saveDraft, { ...key, body: { observed: 'Er is al weken geen licht' } })
  expect(saved.status).toBe(200)
  await house.as('joke').call(operations.saveDraft, { ...key, body: { observed: 'Er is al weken geen licht aan 😟' } })

  const again = await house.as('joke').call(operations.getDraft, key)
  expect(again.body.draft).toMatchObject({ aboutId, body: { observed: 'Er is al weken geen licht aan 😟' } })
  expect((await house.as('joke').call(operations.listDrafts, { form: key.form, deviceId: device })).body).toHaveLength(1)

  expect((await house.as('joke').call(operations.getDraft, { ...key, deviceId: newId() })).body.draft).toBeNull()
  for (const other of ['karin', 'peter', 'samira', 'fatma', 'hans', 'ingrid', 'bram']) {
    expect((await house.as(other).call(operations.getDraft, key)).body.draft, other).toBeNull()
    expect((await house.as(other).call(operations.listDrafts, { form: key.form, deviceId: device })).body, other).toEqual([])
  }
})

test('nobody throws away what another is typing', async () => {
  const key = { form: 'home-visit', aboutId: newId(), deviceId: device }
  await house.as('samira').call(operations.saveDraft, { ...key, body: { next: 'bellen' } })
  await house.as('joep').call(operations.discardDraft, key)
  expect((await house.as('samira').call(operations.getDraft, key)).body.draft).not.toBeNull()
  await house.as('samira').call(operations.discardDraft, key)
  expect((await house.as('samira').call(operations.getDraft, key)).body.draft).toBeNull()
})

test('a character that the database cannot keep is left out, also deep inside', async () => {
  const key = { form: 'note', aboutId: newId(), deviceId: device }
  const body = { text: 'voor\u0000na', list: [{ text: '\\u0000 als tekst' }] }
  expect((await house.as('samira').call(operations.saveDraft, { ...key, body })).status).toBe(200)
  const kept = await house.as('samira').call(operations.getDraft, key)
  expect(kept.body.draft?.body).toEqual({ text: 'voorna', list: [{ text: '\\u0000 als tekst' }] })
})

test('a draft has an end to its size and a sane name', async () => {
  const key = { form: 'note', aboutId: newId(), deviceId: device }
  const huge = await house.as('samira').call(operations.saveDraft, { ...key, body: { text: 'x'.repeat(200_001) } })
  expect(huge.status).toBe(400)
  expect(huge.problem.errors?.[0]?.message).toContain('te lang')
  expect(
    (await house.as('samira').call(operations.saveDraft, { ...key, form: "x'; drop table app.drafts; --", body: {} })).status,
  ).toBe(400)
})
