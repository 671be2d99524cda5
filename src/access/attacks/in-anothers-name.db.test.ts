import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type Transaction } from '../../platform/database/transaction.ts'
import { accessDomainIds } from '../rules/access-domains.ts'
import { type File, now, organisationOf, type Person, type SmallTown, userOf } from '../testing/small-town.ts'
import { newId, note, openTwoFiles, refused, scopeOf } from '../testing/two-files.ts'

// Writing in another’s name, or over what was written. Become that user, try the forbidden thing, expect refusal. What has to be possible stands beside
// it, so that no refusal is one of a door that never opens.

let town: SmallTown
let file: File
const { general } = accessDomainIds

beforeAll(async () => {
  ;({ town, file } = await openTwoFiles())
})
afterAll(() => town.close())

const asCoordinator = <T>(doIt: (tx: Transaction) => Promise<T>) => town.as('coordinator', doIt, { caseFile: file.id })

describe('in another’s name', () => {
  const forged = userOf('colleague')
  test('notes, timeline lines, visits, tasks, calls and log lines are written in one’s own name only', async () => {
    await asCoordinator(async tx => {
      expect(await note(tx, await tx.scope({ caseFile: file.id, subject: file.household, domain: general }))).toBe(1)
    })
    await expect(
      asCoordinator(async tx =>
        note(tx, await tx.scope({ caseFile: file.id, subject: file.household, domain: general }), { recorded_by: forged }),
      ),
    ).rejects.toMatchObject(refused)
    const line = (changes: Record<string, unknown>) =>
      asCoordinator(async tx =>
        tx.run(
          build.insertInto('app.timeline').values({
            municipality_id: 1,
            id: newId(),
            case_file_id: file.id,
            scope_id: await tx.scope({ caseFile: file.id, subject: file.household, domain: general }),
            event: 'x',
            occurred_at: now,
            recorded_at: now,
            actor_user_id: tx.session.user,
            actor_organisation_id: tx.session.organisation,
            ...changes,
          }),
        ),
      )
    expect(await line({})).toBe(1)
    await expect(line({ actor_user_id: forged })).rejects.toMatchObject(refused)
    await expect(line({ actor_organisation_id: organisationOf('town') })).rejects.toMatchObject(refused)
    await expect(line({ actor_user_id: null, actor_organisation_id: null })).rejects.toMatchObject(refused)
  })

  test('the time and transaction of a log line are the database’s own', async () => {
    const line = (changes: Record<string, unknown>) =>
      asCoordinator(tx =>
        tx.run(
          build.insertInto('audit.processing_log').values({
            municipality_id: 1,
            id: newId(),
            occurred_at: now,
            event: 'x',
            operation: 'x',
            outcome: 'done',
            purpose: 'support',
            role: '',
            user_id: tx.session.user,
            organisation_id: tx.session.organisation,
            trace_id: newId(),
            ...changes,
          }),
        ),
      )
    expect(await line({})).toBe(1)
    await expect(line({ recorded_at: new Date('2020-01-01') })).rejects.toMatchObject(refused)
    await expect(line({ transaction_id: '1' })).rejects.toMatchObject(refused)
    await expect(line({ user_id: null })).rejects.toMatchObject(refused)
    await expect(line({ organisation_id: organisationOf('town') })).rejects.toMatchObject(refused)
  })

  test('a fact is not counted for a file one does not reach', async () => {
    const count = (person: Person, scope: number | null) =>
      town.as(person, tx =>
        tx.run(
          build.insertInto('app.counted_facts').values({
            municipality_id: 1,
            id: newId(),
            programme_id: 'voorbeeld',
            event: 'x',
            about_kind: 'case-file',
            about_id: newId(),
            occurred_on: '2026-06-15',
            area_id: 1,
            scope_id: scope,
            recorded_by: tx.session.user,
          }),
        ),
      )
    const card = await scopeOf(town, 'app.case_files', file.id)
    expect(await count('coordinator', card)).toBe(1)
    await expect(count('teacher', card)).rejects.toMatchObject(refused)
    expect(await count('teacher', null)).toBe(1)
  })

  test('timeline, log and what was noted are never changed or taken away', async () => {
    for (const statement of [
      sql`update app.timeline set event = 'anders'`,
      sql`delete from app.timeline`,
      sql`update audit.processing_log set outcome = 'done'`,
      sql`delete from audit.processing_log`,
      sql`truncate app.timeline`,
      sql`update app.notes set body = 'anders'`,
      sql`update app.notes set scope_id = 1`,
      sql`delete from app.notes`,
      sql`delete from app.case_files`,
      sql`update app.concern_reports set observed = 'anders'`,
      sql`update access.scopes set disclosure = 'existence'`,
      sql`insert into access.scopes (municipality_id, holder_id, subject_id, access_domain, disclosure) values (1, ${file.id}, ${file.id}, 1, 'content')`,
      sql`update access.role_assignments set role = 'administrator'`,
      sql`insert into access.role_assignments (municipality_id, id, user_id, organisation_id, role, valid_from) values (1, ${newId()}, ${userOf('teacher')}, ${organisationOf('town')}, 'administrator', now())`,
      sql`select * from access.grants`,
      sql`select * from access.shields`,
      sql`select * from access.file_holders`,
      sql`select * from access.file_registry`,
      sql`select * from access.accounts`,
      sql`select * from access.login_sessions`,
      sql`select * from app.messages`,
      sql`select * from graphile_worker.jobs`,
    ]) {
      await expect(
        asCoordinator(tx => tx.run(statement)),
        statement.compile(build).sql,
      ).rejects.toMatchObject(refused)
    }
    expect(await town.sees('coordinator', 'audit.processing_log', { purpose: 'privacy-oversight' })).toBe(0)
    expect(await town.sees('privacyOfficer', 'audit.processing_log', { purpose: 'support' })).toBe(0)
    expect(await town.sees('privacyOfficer', 'audit.processing_log', { purpose: 'privacy-oversight' })).toBeGreaterThan(0)
  })

  test('what somebody is typing is theirs alone', async () => {
    const draft = (user: string) => (tx: Transaction) =>
      tx.run(
        build.insertInto('app.drafts').values({
          municipality_id: 1,
          user_id: user,
          device_id: newId(),
          form: 'note',
          about_id: file.id,
          body: '{}',
          saved_at: now,
        }),
      )
    await town.as('coordinator', draft(userOf('coordinator')))
    expect(await town.sees('coordinator', 'app.drafts')).toBe(1)
    for (const person of ['colleague', 'overseer', 'administrator', 'privacyOfficer'] as const) {
      expect(await town.sees(person, 'app.drafts'), person).toBe(0)
      expect(await town.as(person, tx => tx.run(sql`delete from app.drafts`)), person).toBe(0)
    }
    await expect(town.as('colleague', draft(userOf('coordinator')))).rejects.toMatchObject(refused)
  })
})
