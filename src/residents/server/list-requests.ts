import { sql } from 'kysely'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile } from '../../case-files/server/commands.ts'
import { ageOn, fullName, type PersonName } from '../../households/rules/person-name.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { RequestLine, residentOperations } from '../api.ts'

const open = sql`r.state in ('received', 'proposed', 'decided')`
const most = 500

export const listResidentRequests: Handler<typeof residentOperations.listResidentRequests> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const rows = await tx.rows<{ line: RequestLine; subject: string }>(sql`
    select r.person_id as subject, jsonb_build_object('id', r.id, 'caseFileId', f.id, 'caseTitle', f.title, 'kind', r.kind, 'channel', r.channel,
      'receivedOn', r.received_on, 'dueOn', r.due_on, 'isExtended', r.extended_on is not null, 'state', r.state, 'coordinator', u.display_name) as line
    from app.resident_requests r
    join app.case_files f on f.municipality_id = ${m} and f.id = r.case_file_id
    left join access.users u on u.municipality_id = ${m} and u.id = f.coordinator_user_id
    where r.municipality_id = ${m} and (${open}) = ${input.show === 'open'}
    order by case when ${open} then r.due_on end, r.ended_on desc, r.id
    limit ${most}`)
  const counts = await tx.get<{ open: number; ended: number }>(sql`
    select count(*) filter (where ${open})::integer as open, count(*) filter (where not ${open})::integer as ended
    from app.resident_requests r join app.case_files f on f.municipality_id = ${m} and f.id = r.case_file_id where r.municipality_id = ${m}`)
  touch({ subjects: rows.map(row => row.subject), records: rows.map(row => row.line.id) })
  return { requests: rows.map(row => row.line), counts }
}

export const watchResidentRequests: Handler<typeof residentOperations.watchResidentRequests> = async ({ tx, input, touch }) => {
  const m = tx.session.municipality
  const today = calendarDateOf(tx.now)
  const rows = await tx.rows<Omit<RequestLine, 'caseTitle' | 'coordinator'>>(sql`
    select r.id, r.case_file_id as "caseFileId", r.kind, r.channel, r.received_on as "receivedOn", r.due_on as "dueOn",
      r.extended_on is not null as "isExtended", r.state
    from app.resident_requests r
    where r.municipality_id = ${m} and (${open}) = ${input.show === 'open'}
    order by case when ${open} then r.due_on end, r.ended_on desc, r.id
    limit ${most}`)
  const counts = await tx.get<{ open: number; ended: number; late: number }>(sql`
    select count(*) filter (where ${open})::integer as open, count(*) filter (where not ${open})::integer as ended,
      count(*) filter (where ${open} and r.due_on < ${today})::integer as late
    from app.resident_requests r where r.municipality_id = ${m}`)
  touch({ records: rows.map(row => row.id) })
  return { requests: rows, counts }
}

interface MemberRow extends PersonName {
  id: string
  birthDate: string | null
  position: string
}

export const listRequestsOfFile: Handler<typeof residentOperations.listRequestsOfFile> = async ({ tx, input, roles, touch }) => {
  const m = tx.session.municipality
  const file = await getCaseFile(tx, input.caseFileId)
  const requests = await tx.rows<{ line: RequestLine; subject: string }>(sql`
    select r.person_id as subject, jsonb_build_object('id', r.id, 'caseFileId', r.case_file_id, 'caseTitle', ${file.title}::text, 'kind', r.kind, 'channel', r.channel,
      'receivedOn', r.received_on, 'dueOn', r.due_on, 'isExtended', r.extended_on is not null, 'state', r.state, 'coordinator', u.display_name) as line
    from app.resident_requests r
    left join access.users u on u.municipality_id = ${m} and u.id = ${file.coordinatorUserId}
    where r.municipality_id = ${m} and r.case_file_id = ${file.id}
    order by not ${open}, r.due_on, r.id limit ${most}`)
  const mayEnter = mayStart(roles, 'resident-request.prepare')
  const members = mayEnter
    ? await tx.rows<MemberRow>(sql`
        select distinct p.person_id as id, p.given_names as "givenNames", p.initials, p.surname_prefix as "surnamePrefix", p.surname,
          p.birth_date as "birthDate", h.position
        from app.household_members h
        join app.person_identities p on p.municipality_id = ${m} and p.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = ${file.householdId}
        order by p.birth_date nulls first`)
    : []
  touch({ subjects: [file.householdId, ...requests.map(row => row.subject)], records: requests.map(row => row.line.id) })
  return {
    caseFile: { id: file.id, title: file.title },
    requests: requests.map(row => row.line),
    persons: members.map(member => ({
      id: member.id,
      name: fullName(member),
      age: member.birthDate ? (ageOn(member.birthDate, calendarDateOf(tx.now)) ?? null) : null,
      isChild: member.position === 'child',
    })),
    mayEnter,
  }
}
