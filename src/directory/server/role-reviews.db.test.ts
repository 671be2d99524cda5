import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisationId, userId } from '../../../db/demo/voorbeeldstad.ts'
import { openTestHouse, type TestHouse } from '../../app/testing/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { directoryOperations } from '../api.ts'
import { type RoleInReview, reviewOperations } from '../review-api.ts'

const { listRoleReviews, confirmRoles, endReviewedRole } = reviewOperations

let house: TestHouse
beforeAll(async () => {
  // Every role of the invented municipality was given on the first of January 2025.
  house = await openTestHouse({ moment: new Date('2025-12-10T10:00:00+01:00') })
})
afterAll(() => house.close())

const [town, social] = [organisationId('gemeente'), organisationId('de-brug')]
const list = async (user: string, organisation = town) =>
  (await house.as(user).call(listRoleReviews, { organisationId: organisation })).body
const confirm = (user: string, roles: readonly RoleInReview[]) =>
  house.as(user).call(confirmRoles, { roles: roles.map(one => ({ id: newId(), roleId: one.roleId })) })

test('roles are asked for a month before the year is over; those with special rights are late by then', async () => {
  const { organisations, roles } = await list('ingrid')
  expect(organisations.find(one => one.id === social)).toMatchObject({ total: 8, due: 8, overdue: 0, nextOn: '2026-01-01' })
  expect(roles.filter(one => one.state === 'overdue').map(one => one.name)).toEqual(['Bram Jansen', 'Ingrid de Wit'])
  expect(roles.find(one => one.name === 'Bram Jansen')).toMatchObject({ dueOn: '2025-04-01', confirmedAt: null, isOwn: false })
  expect(roles.find(one => one.name === 'Ingrid de Wit')).toMatchObject({ isOwn: true })
})

test('a confirmation holds for a year, says who and when, and is kept', async () => {
  const before = await list('bram', social)
  expect((await confirm('bram', before.roles)).body).toEqual({ confirmed: 8 })
  const after = await list('bram', social)
  expect(after.organisations.find(one => one.id === social)).toMatchObject({ fine: 8, due: 0, nextOn: '2026-12-10' })
  expect(after.roles[0]).toMatchObject({ confirmedBy: 'Bram Jansen', state: 'fine' })
  expect(after.history).toHaveLength(8)
  expect(after.history[0]).toMatchObject({ outcome: 'kept', by: 'Bram Jansen' })
  const changed = house.stored(`set role voordeur_actor; update app.role_reviews set outcome = 'ended'`)
  await expect(changed).rejects.toThrow(/permission denied/)
  await house.stored('reset role')
})

test('nobody confirms their own role; the administrator and the privacy officer confirm each other', async () => {
  const roles = (await list('bram')).roles.filter(one => ['Bram Jansen', 'Ingrid de Wit'].includes(one.name))
  const [bram, ingrid] = [roles.filter(one => one.name === 'Bram Jansen'), roles.filter(one => one.name === 'Ingrid de Wit')]
  expect((await confirm('bram', bram)).problem).toMatchObject({ status: 403, detail: expect.stringContaining('Uw eigen rol') })
  // All or nothing: the other one in the same list is not confirmed either.
  expect((await confirm('bram', roles)).status).toBe(403)
  expect((await list('bram')).roles.filter(one => one.confirmedAt !== null)).toEqual([])
  expect((await confirm('bram', ingrid)).status).toBe(200)
  expect((await confirm('ingrid', bram)).status).toBe(200)
  expect((await list('bram')).roles.filter(one => one.state === 'overdue')).toEqual([])
})

test('a role that is not needed ends at once, and the review says so', async () => {
  const [role] = (await list('bram', organisationId('ggd'))).roles.filter(
    one => one.name === 'Lieke Postma' && one.role === 'partner',
  )
  const answer = await house.as('bram').call(endReviewedRole, { id: newId(), roleId: role?.roleId ?? '' })
  expect(answer.status).toBe(200)
  const after = await list('ingrid', organisationId('ggd'))
  expect(after.roles.some(one => one.roleId === role?.roleId)).toBe(false)
  expect(after.history[0]).toMatchObject({ outcome: 'ended', name: 'Lieke Postma', by: 'Bram Jansen' })
  const again = await house.as('bram').call(endReviewedRole, { id: newId(), roleId: role?.roleId ?? '' })
  expect(again.problem).toMatchObject({ status: 409 })
})

test('the privacy officer ends no roles, and who keeps nothing sees no list', async () => {
  const [role] = (await list('ingrid')).roles
  expect((await house.as('ingrid').call(endReviewedRole, { id: newId(), roleId: role?.roleId ?? '' })).status).toBe(403)
  for (const user of ['samira', 'fatma', 'hans', 'karin', 'joke']) {
    expect((await house.as(user).call(listRoleReviews, {})).status).toBe(403)
    expect((await house.as(user).call(confirmRoles, { roles: [{ id: newId(), roleId: role?.roleId ?? '' }] })).status).toBe(403)
  }
})

test('a group is no person: it is said why, at the name', async () => {
  const person = {
    id: newId(),
    name: 'Balie Centrum',
    email: 'b.centrum@voorbeeld.test',
    organisationId: town,
    roles: [{ id: newId(), role: 'reporter' as const }],
  }
  const { problem } = await house.as('bram').call(directoryOperations.addPerson, person)
  expect(problem).toMatchObject({ status: 400, errors: [{ field: 'name', message: expect.stringContaining('van één persoon') }] })
  const renamed = await house.as('bram').call(directoryOperations.changePerson, {
    userId: userId('joke'),
    change: { name: { from: 'Joke Verhoeven', to: 'Team Zuid' } },
  })
  expect(renamed.problem).toMatchObject({ errors: [{ field: 'change.name.to' }] })
})
