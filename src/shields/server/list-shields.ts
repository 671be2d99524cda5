import { sql } from 'kysely'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { OutputOf } from '../../platform/operation.ts'
import type { Shield, shieldOperations } from '../api.ts'
import { mayBeLifted } from '../rules/shield-kind.ts'
import { isWholeFileTheirs } from './keep-shield.ts'
import { itemsUnder, openItems } from './records-under.ts'
import { keepFromResidents } from './stored-shield.ts'

/** The same empty answer for a file without shields and one whose shields name others. */
export const listShields: Handler<typeof shieldOperations.listShields> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const shields = await tx.rows<Omit<Shield, 'items' | 'mayLift'> & { called: string }>(sql`
    select s.id, s.kind, s.called, s.subject_id as "subjectId", s.reason, s.review_on as "reviewOn", s.recorded_at as "raisedAt",
      s.lifted_at as "liftedAt", s.version, u.display_name as "raisedBy",
      (select id from app.meldcodes k where k.municipality_id = ${m} and k.shield_id = s.id limit 1) as "meldcodeId",
      coalesce((
        select jsonb_agg(jsonb_build_object('namingId', p.id, 'userId', p.user_id, 'name', coalesce(n.display_name, o.name),
          'organisationId', o.id, 'organisationName', o.name) order by p.recorded_at, n.display_name, p.id)
        from app.shield_people p
        join app.organisations o on o.municipality_id = ${m} and o.id = p.organisation_id
        left join access.users n on n.municipality_id = ${m} and n.id = p.user_id
        where p.municipality_id = ${m} and p.shield_id = s.id and p.ended_at is null), '[]') as people
    from app.shieldings s
    join access.users u on u.municipality_id = ${m} and u.id = s.recorded_by
    where s.municipality_id = ${m} and s.case_file_id = ${input.caseFileId}
    order by s.lifted_at nulls first, s.recorded_at desc, s.id`)
  const file = await tx.find<{ title: string; shielded: boolean; householdId: string }>(
    sql`select title, shielded, household_id as "householdId" from app.case_files where municipality_id = ${m} and id = ${input.caseFileId}`,
  )
  if (!file && shields.length === 0) throw notFound()
  const theirs = await isWholeFileTheirs(tx, input.caseFileId)
  const items = shields.length > 0 ? await itemsUnder(tx, input.caseFileId) : []
  touch({
    subjects: [...(file ? [file.householdId] : []), ...shields.map(shield => shield.subjectId)],
    records: shields.map(shield => shield.id),
  })
  if (shields.length > 0) await keepFromResidents(tx)
  return {
    called: file?.title ?? shields[0]?.called ?? null,
    isFileShielded: file?.shielded ?? false,
    mayShieldFile: theirs,
    shields: shields.map(({ called: _, ...shield }) => ({
      ...shield,
      items: items.filter(item => item.shieldId === shield.id).map(({ shieldId: _of, ...item }) => item),
      mayLift: theirs && !shield.liftedAt && mayBeLifted(shield.kind),
    })),
  }
}

export const listOwnShields: Handler<typeof shieldOperations.listOwnShields> = async ({ tx, touch }) => {
  const m = tx.session.municipality
  const shields = await tx.rows<{
    id: string
    kind: Shield['kind']
    caseFileId: string
    subjectId: string
    called: string
    reviewOn: string
    meldcodeId: string | null
    isOpen: boolean
  }>(sql`
    select s.id, s.kind, s.case_file_id as "caseFileId", s.subject_id as "subjectId", s.called, s.review_on as "reviewOn", k.id as "meldcodeId",
      coalesce(k.state <> 'closed', true) as "isOpen"
    from app.shieldings s
    join app.shield_people p on p.municipality_id = ${m} and p.shield_id = s.id and p.user_id = ${tx.session.user} and p.ended_at is null
    left join app.meldcodes k on k.municipality_id = ${m} and k.shield_id = s.id
    where s.municipality_id = ${m} and s.lifted_at is null
    order by coalesce(k.state <> 'closed', true) desc, s.review_on, s.called, s.id limit 200`)
  touch({ subjects: shields.map(shield => shield.subjectId), records: shields.map(shield => shield.id) })
  await keepFromResidents(tx)
  return { shields: shields.map(({ subjectId: _, ...shield }) => shield) }
}

/** For a choice: what its reader could shield, and who could be hidden. Of a colleague's records only the coordinator decides. */
export const listShieldable: Handler<typeof shieldOperations.listShieldable> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  touch({ subjects: [file.householdId] })
  const theirs = await isWholeFileTheirs(tx, file.id)
  const items = (await openItems(tx, file.id)).map(({ shieldId: _, ...item }) => item)
  const own = await tx.rows<{ id: string }>(sql`
    select id from app.notes where municipality_id = ${m} and case_file_id = ${file.id} and recorded_by = ${tx.session.user}
    union all select id from app.documents where municipality_id = ${m} and case_file_id = ${file.id} and recorded_by = ${tx.session.user}
    union all select id from app.home_visits where municipality_id = ${m} and case_file_id = ${file.id} and visitor_user_id = ${tx.session.user}
    union all select id from app.visit_cards where municipality_id = ${m} and case_file_id = ${file.id} and visitor_user_id = ${tx.session.user}`)
  const mine = new Set(own.map(one => one.id))
  const members = await tx.rows<{ personId: string; name: string }>(sql`
    select distinct i.person_id as "personId", coalesce(nullif(i.given_names, ''), i.surname) as name
    from app.household_members h
    join app.person_identities i on i.municipality_id = h.municipality_id and i.person_id = h.person_id
    where h.municipality_id = ${m} and h.household_id = ${file.householdId} and h.valid_to is null order by 2`)
  const isAddress = (kind: string) => kind === 'residence' || kind === 'contact'
  return {
    called: file.title,
    members,
    // A task is somebody's work: hidden by itself it would be gone for who does it. So it goes with who takes part.
    records: items.filter(
      item => !isAddress(item.kind) && !['involvement', 'task'].includes(item.kind) && (theirs || mine.has(item.id)),
    ),
    hasAddress: theirs && items.some(item => isAddress(item.kind)),
    involvements: theirs
      ? await tx.rows<{ id: string; name: string }>(sql`
          select i.id, coalesce(u.display_name || ', ', '') || o.name as name from app.involvements i
          join app.organisations o on o.municipality_id = ${m} and o.id = i.organisation_id
          left join access.users u on u.municipality_id = ${m} and u.id = i.user_id
          join access.scopes s on s.municipality_id = ${m} and s.id = i.scope_id and s.shield_id is null
          where i.municipality_id = ${m} and i.case_file_id = ${file.id} and i.valid_to is null and i.role <> 'coordinator' order by 2`)
      : [],
  }
}

export const listNameable: Handler<typeof shieldOperations.listNameable> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const { subjectId } = await tx.get<{ subjectId: string }>(sql`
    select household_id as "subjectId" from app.case_files where municipality_id = ${m} and id = ${input.caseFileId}
    union all select subject_id from app.shieldings where municipality_id = ${m} and case_file_id = ${input.caseFileId}`)
  touch({ subjects: [subjectId] })
  const colleagues = await tx.rows<OutputOf<typeof shieldOperations.listNameable>['colleagues'][number]>(sql`
    select distinct u.display_name as name, u.id as "userId", u.job_title as "jobTitle", o.id as "organisationId", o.name as "organisationName"
    from access.role_assignments r
    join access.users u on u.municipality_id = r.municipality_id and u.id = r.user_id
    join app.organisations o on o.municipality_id = r.municipality_id and o.id = r.organisation_id
    where r.municipality_id = ${tx.session.municipality} and r.user_id <> ${tx.session.user}
      and r.role in ('coordinator', 'visitor', 'contact_point', 'process_coordinator', 'partner')
      and r.valid_from <= ${tx.now} and (r.valid_to is null or r.valid_to > ${tx.now})
    order by 1, 5, 2`)
  return { colleagues }
}

export const listUnattendedShields: Handler<typeof shieldOperations.listUnattendedShields> = async ({ tx }) => ({
  shields: await tx.rows(sql`select shield_id as id, raised_on as "raisedOn" from access.unattended_shields()`),
})

export const attendShield: Handler<typeof shieldOperations.attendShield> = async ({ tx, input, touch }) => {
  touch({ records: [input.shieldId] })
  await tx.run(sql`select app.attend_shield(${input.shieldId}, ${input.namingId})`)
  await keepFromResidents(tx)
  return { id: input.shieldId }
}
