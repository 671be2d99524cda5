import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import {
  coordination,
  delivery,
  type File,
  idOf,
  now,
  organisationOf,
  type Person,
  type SmallTown,
  userOf,
} from '../testing/small-town.ts'
import { newId, note, openTwoFiles, refused, type Share, scopeOf, share } from '../testing/two-files.ts'

// Giving or taking more than one has. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File
let other: File
const { general, identity, finance, safety, tasks } = accessDomainIds

beforeAll(async () => {
  ;({ town, file, other } = await openTwoFiles())
})
afterAll(() => town.close())

const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('coordinator', doIt, { caseFile: file.id })

describe('giving or taking more than one has', () => {
  beforeAll(async () => {
    await asCoordinator(async tx => {
      await share(tx, file, { to: 'bridge', user: 'partner', domains: [general], disclosure: 'existence', write: false })
      await share(tx, file, { to: 'bridge', user: 'partner', domains: [finance], ground: delivery.id })
    })
  })
  const asPartner = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('partner', doIt, { caseFile: file.id })
  const financeNotes = () =>
    asPartner(tx => tx.rows<{ body: string }>(sql`select body from app.notes where case_file_id = ${file.id}`))

  test('a partner reaches what was shared and no more', async () => {
    expect(await financeNotes()).toEqual([{ body: 'finance' }])
    expect(await town.sees('partner', 'app.person_identities', { caseFile: file.id })).toBe(0)
    expect(await asPartner(tx => tx.scope({ caseFile: file.id, subject: file.household, domain: finance }))).toBeGreaterThan(0)
  })

  test.each([
    ['content where only existence was shared', { domain: general, disclosure: 'content' as const }],
    ['existence that was shared to read only', { domain: general, disclosure: 'existence' as const }],
    ['another domain', { domain: safety }],
    ['the names of the household', { domain: identity }],
    ['a shielded part', { domain: finance, shield: idOf('shield', 'one') }],
  ])('a partner gets no scope for %s', async (_, place) => {
    await expect(asPartner(tx => tx.scope({ caseFile: file.id, subject: file.household, ...place }))).rejects.toMatchObject(
      refused,
    )
  })

  test('a partner gets no scope under somebody of another file, nor for a file that is not there', async () => {
    await expect(
      asPartner(tx => tx.scope({ caseFile: file.id, holder: other.mother, subject: other.mother, domain: finance })),
    ).rejects.toMatchObject(refused)
    await expect(
      asPartner(tx => tx.scope({ caseFile: other.id, subject: other.household, domain: finance })),
    ).rejects.toMatchObject(refused)
    await expect(asPartner(tx => tx.scope({ caseFile: newId(), subject: newId(), domain: finance }))).rejects.toMatchObject(
      refused,
    )
  })

  test('writing under the key of a scope one may only read is refused', async () => {
    const card = await scopeOf(town, 'app.case_files', file.id)
    expect(await town.sees('partner', 'app.case_files', { caseFile: file.id })).toBe(1)
    await expect(asPartner(tx => note(tx, card))).rejects.toMatchObject(refused)
    expect(await asPartner(tx => tx.run(sql`update app.case_files set title = 'anders' where id = ${file.id}`))).toBe(0)
    await expect(asPartner(async tx => note(tx, await scopeOf(town, 'app.notes', file.notes.safety)))).rejects.toMatchObject(
      refused,
    )
  })

  test.each<[string, Omit<Share, 'to'>]>([
    ['another domain', { domains: [safety] }],
    ['another domain beside their own', { domains: [finance, safety] }],
    ['every domain', { domains: null }],
    ['every domain, hidden in a list', { domains: [null] }],
    ['every domain, hidden beside their own', { domains: [finance, null] }],
    ['the card as content', { domains: [general] }],
    ['the card to write in', { domains: [general], disclosure: 'existence' }],
    ['the names', { domains: [identity] }],
  ])('a partner cannot pass on %s', async (_, what) => {
    await expect(asPartner(tx => share(tx, file, { to: 'bridge', user: 'nurse', ...what }))).rejects.toMatchObject(refused)
    await expect(asPartner(tx => share(tx, file, { to: 'bridge', user: 'partner', ...what }))).rejects.toMatchObject(refused)
  })

  test('a stranger cannot let themselves in, whatever they name', async () => {
    for (const person of ['teacher', 'colleague', 'administrator', 'privacyOfficer', 'landlord'] as const) {
      for (const domains of [[finance], null, [null], [general], [tasks]]) {
        const attempt = town.as(person, tx => share(tx, file, { to: 'town', user: person, domains }), { caseFile: file.id })
        await expect(attempt, `${person} ${String(domains)}`).rejects.toMatchObject(refused)
      }
    }
  })

  test('nothing in the list is nothing given', async () => {
    await asPartner(tx => share(tx, file, { to: 'bridge', user: 'nurse', domains: [] }))
    expect(await town.sees('nurse', 'app.notes', { caseFile: file.id })).toBeLessThan(3)
    const { rowCount } = await town.admin.query('select from access.grants where grantee_id = $1 and access_domain is null', [
      userOf('nurse'),
    ])
    expect(rowCount).toBe(0)
  })

  test('who reaches one task or one person cannot pass on the whole file', async () => {
    const task = newId()
    await asCoordinator(async tx => {
      await tx.run(sql`select access.add_holder(${file.id}, ${task})`)
      await share(tx, file, { to: 'landlord', user: 'landlord', holder: task, domains: [tasks], ground: delivery.id })
      await share(tx, file, { to: 'landlord', user: 'landlord', holder: file.id, domains: [general], ground: delivery.id })
    })
    const attempt = (holder: string | null, domain: number) =>
      town.as('landlord', tx => share(tx, file, { to: 'bridge', user: 'nurse', holder, domains: [domain] }), {
        caseFile: file.id,
      })
    await expect(attempt(null, tasks)).rejects.toMatchObject(refused)
    await expect(attempt(file.id, tasks)).rejects.toMatchObject(refused)
    // What lies under the file itself is not yet the household and its people.
    await expect(attempt(null, general)).rejects.toMatchObject(refused)
    await expect(attempt(file.household, general)).rejects.toMatchObject(refused)
    await attempt(task, tasks)
  })

  test('a partner of another task sees neither the task nor what it asks', async () => {
    const task = newId()
    await asCoordinator(async tx => {
      await tx.run(sql`select access.add_holder(${file.id}, ${task})`)
      const scope = await tx.scope({ caseFile: file.id, holder: task, subject: file.household, domain: tasks })
      await tx.run(
        build.insertInto('app.tasks').values({
          municipality_id: 1,
          id: task,
          case_file_id: file.id,
          scope_id: scope,
          area_id: 1,
          life_domain: 'x',
          case_title: 'De Vries',
          sender_user_id: tx.session.user,
          sender_organisation_id: tx.session.organisation,
          organisation_id: organisationOf('landlord'),
          state: 'placed',
          placed_at: now,
          pick_up_by: now,
        }),
      )
      await tx.run(
        build.insertInto('app.task_contents').values({ municipality_id: 1, task_id: task, scope_id: scope, what: 'bellen' }),
      )
      await share(tx, file, { to: 'landlord', role: 'partner', holder: task, domains: [tasks], ground: delivery.id })
    })
    expect(await town.sees('landlord', 'app.tasks')).toBe(1)
    expect(await town.sees('landlord', 'app.task_contents', { caseFile: file.id })).toBe(1)
    expect(await town.sees('partner', 'app.tasks')).toBe(0)
    expect(await town.sees('partner', 'app.task_contents', { caseFile: file.id })).toBe(0)
    expect(await town.sees('landlord', 'app.task_contents', { caseFile: file.id, purpose: 'intake' })).toBe(0)
  })

  test('a partner appoints nobody, also not when they are coordinator elsewhere', async () => {
    const appoint = (person: Person, user: Person) =>
      town.as(
        person,
        tx =>
          tx.run(
            sql`select access.appoint_coordinator(${file.id}, ${newId()}, ${userOf(user)}, ${organisationOf('team')}, ${coordination.id}::smallint)`,
          ),
        { caseFile: file.id },
      )
    await expect(appoint('partner', 'colleague')).rejects.toMatchObject(refused)
    await expect(appoint('colleague', 'colleague')).rejects.toMatchObject(refused)
    // Coordinators of other files who were given a part of this one.
    await asCoordinator(tx => share(tx, file, { to: 'team', user: 'colleague', domains: [general] }))
    await expect(appoint('colleague', 'colleague')).rejects.toMatchObject(refused)
    for (const person of ['northDesk', 'northOverseer', 'policyOfficer', 'desk'] as const) {
      await expect(appoint(person, 'colleague'), person).rejects.toMatchObject(refused)
    }
    await expect(appoint('coordinator', 'partner')).rejects.toMatchObject({ code: '23514' })
  })

  test('a partner ends its own part and nobody else’s', async () => {
    const [own, next] = [newId(), newId()]
    await asCoordinator(async tx => {
      await share(tx, file, { to: 'bridge', user: 'nurse', domains: [finance], involvement: own })
      await share(tx, file, { to: 'landlord', user: 'landlord', domains: [safety], involvement: next })
    })
    const end = (person: Person, involvement: string) =>
      town.as(person, tx => tx.run(sql`select access.end_involvement(${file.id}, ${involvement})`), { caseFile: file.id })
    await expect(end('nurse', next)).rejects.toMatchObject(refused)
    await expect(end('nurse', idOf('coordination', 'De Vries'))).rejects.toMatchObject(refused)
    await expect(end('teacher', own)).rejects.toMatchObject(refused)
    await end('nurse', own)
    const { rows } = await town.admin.query(
      'select involvement_id from access.grants where valid_to is not null and involvement_id = any ($1)',
      [[own, next]],
    )
    expect(rows).toEqual([{ involvement_id: own }])
  })

  test('who opens no files opens none', async () => {
    for (const person of ['partner', 'teacher', 'policyOfficer', 'privacyOfficer', 'administrator', 'resident'] as const) {
      const attempt = town.as(person, tx =>
        tx.run(sql`select access.open_case_file(${newId()}, ${newId()}, 1::smallint, ${coordination.id}::smallint)`),
      )
      await expect(attempt, person).rejects.toMatchObject(refused)
    }
  })

  test('closing, moving and emptying a file is for who writes there', async () => {
    for (const person of ['partner', 'desk', 'teacher', 'landlord'] as const) {
      for (const attempt of [
        sql`select access.note_closure(${other.id}, ${now})`,
        sql`select access.note_area(${other.id}, 1::smallint)`,
        sql`select access.remove_holder(${other.id}, ${other.mother})`,
      ]) {
        await expect(
          town.as(person, tx => tx.run(attempt), { caseFile: other.id }),
          person,
        ).rejects.toMatchObject(refused)
      }
    }
  })

  test('settling ends only one’s own temporary reach', async () => {
    await town.as('teacher', tx => tx.run(sql`select access.settle_opening(${file.id})`))
    await town.as('desk', tx => tx.run(sql`select access.settle_opening(${file.id})`))
    expect(await town.sees('coordinator', 'app.notes', { caseFile: file.id })).toBe(3)
  })
})
