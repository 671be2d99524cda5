import { sql } from 'kysely'
import { accessDomainOf } from '../../access/rules/access-domains.ts'
import { mayStart } from '../../access/rules/permissions.ts'
import { getCaseFile, lifeDomainsOfFile } from '../../case-files/server/commands.ts'
import { notFound } from '../../platform/errors.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import type { Conference, ConferenceLine, ConferencePerson, conferenceOperations } from '../api.ts'
import { cardColumns, cardInWords, reachOf, type StoredCard } from './conference-card.ts'
import { runningProgrammes } from './tables-of-file.ts'

type StoredLine = Omit<ConferenceLine, 'accessDomain' | 'lifeDomainLabel'> & { accessDomainId: number }

interface Found extends StoredCard {
  people: ConferencePerson[]
  lines: StoredLine[]
  invitable: Conference['invitable']
  members: Conference['members']
  coordinatorName: string | null
}

/** One query: each person and each line comes back as far as the session reaches its domain. */
export const getConference: Handler<typeof conferenceOperations.getConference> = async ({ tx, input, roles, touch }) => {
  const { municipality: m } = tx.session
  const file = await getCaseFile(tx, input.caseFileId)
  const nameOfPerson = sql`concat_ws(' ', nullif(i.given_names, ''), nullif(i.surname_prefix, ''), i.surname)`
  const found = await tx.find<Found>(sql`
    select ${cardColumns(tx)},
      (select display_name from access.users where municipality_id = ${m} and id = ${file.coordinatorUserId}) as "coordinatorName",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'organisationId', p.organisation_id, 'userId', p.user_id, 'personId', p.person_id,
          'name', coalesce(
            case p.kind
              when 'user' then u.display_name
              when 'organisation' then o.name
              when 'member' then (
                select ${nameOfPerson} from app.person_identities i where i.municipality_id = ${m} and i.person_id = p.person_id)
              else nullif(p.name, '')
            end, case p.kind when 'member' then 'iemand van het gezin' else p.organisation_name end),
          'visitorName', case p.kind when 'organisation' then p.name else '' end,
          'organisationName', case p.kind when 'user' then coalesce(o.name, '') when 'other' then p.organisation_name else '' end,
          'jobTitle', case p.kind when 'user' then coalesce(u.job_title, '') else p.job_title end,
          'isInvited', p.invited_at is not null, 'attended', p.attended, 'version', p.version)
          order by array_position(array['user', 'organisation', 'other', 'member'], p.kind), o.name, p.name, p.id)
        from app.conference_people p
        left join app.organisations o on o.municipality_id = ${m} and o.id = p.organisation_id
        left join access.users u on u.municipality_id = ${m} and u.id = p.user_id
        where p.municipality_id = ${m} and p.conference_id = c.id and p.withdrawn_at is null), '[]') as people,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'lifeDomain', l.life_domain, 'accessDomainId', s.access_domain,
          'subjectId', l.subject_id, 'body', l.body, 'takesMinutes', l.takes_minutes,
          'became', case l.became
            when 'action' then (
              select jsonb_build_object('kind', 'action', 'id', l.became_id, 'dueOn', max(a.due_on), 'state', max(a.state), 'who', max(coalesce(
                case a.who_kind
                  when 'user' then (select display_name from access.users d where d.municipality_id = ${m} and d.id = a.who_id)
                  when 'organisation' then (select d.name from app.organisations d where d.municipality_id = ${m} and d.id = a.who_id)
                  else (select ${nameOfPerson} from app.person_identities i where i.municipality_id = ${m} and i.person_id = a.who_id)
                end, 'iemand van het gezin')))
              from app.actions a where a.municipality_id = ${m} and a.id = l.became_id)
            when 'task' then (
              select jsonb_build_object('kind', 'task', 'id', l.became_id, 'who', max(o.name), 'dueOn', max(a.due_on), 'state', max(t.state))
              from app.tasks t
              join app.organisations o on o.municipality_id = ${m} and o.id = t.organisation_id
              left join app.actions a on a.municipality_id = ${m} and a.id = t.action_id
              where t.municipality_id = ${m} and t.id = l.became_id)
          end,
          'isLater', c.state = 'held' and l.recorded_at > c.ended_at,
          'recordedAt', l.recorded_at, 'recordedBy', coalesce(u.display_name, ''),
          'earlier', coalesce((
            with recursive older as (
              select e.id, e.body, e.recorded_at, e.recorded_by, e.supersedes from app.conference_lines e
              where e.municipality_id = ${m} and e.id = l.supersedes
              union all
              select e.id, e.body, e.recorded_at, e.recorded_by, e.supersedes from app.conference_lines e join older on e.id = older.supersedes
              where e.municipality_id = ${m})
            select jsonb_agg(jsonb_build_object('body', older.body, 'recordedAt', older.recorded_at, 'recordedBy', coalesce(w.display_name, '')) order by older.recorded_at)
            from older left join access.users w on w.municipality_id = ${m} and w.id = older.recorded_by), '[]'))
          order by (
            with recursive first as (
              select e.recorded_at, e.supersedes from app.conference_lines e where e.municipality_id = ${m} and e.id = l.id
              union all
              select e.recorded_at, e.supersedes from app.conference_lines e join first on e.id = first.supersedes where e.municipality_id = ${m})
            select min(recorded_at) from first), l.id)
        from app.conference_lines l
        join access.scopes s on s.municipality_id = ${m} and s.id = l.scope_id
        left join access.users u on u.municipality_id = ${m} and u.id = l.recorded_by
        where l.municipality_id = ${m} and l.conference_id = c.id and l.superseded_by is null and l.dropped_at is null), '[]') as lines,
      coalesce((
        select jsonb_agg(one order by one->>'kind' desc, one->>'name') from (
          select distinct case
            when v.user_id is null then jsonb_build_object('kind', 'organisation', 'id', o.id, 'name', o.name, 'detail', o.field)
            else jsonb_build_object('kind', 'user', 'id', u.id, 'name', u.display_name, 'detail', concat_ws(', ', nullif(u.job_title, ''), o.name)) end as one
          from app.involvements v
          join app.organisations o on o.municipality_id = ${m} and o.id = v.organisation_id
          left join access.users u on u.municipality_id = ${m} and u.id = v.user_id
          where v.municipality_id = ${m} and v.case_file_id = ${file.id} and v.valid_to is null) involved), '[]') as invitable,
      coalesce((
        select jsonb_agg(jsonb_build_object('personId', h.person_id, 'name', ${nameOfPerson}) order by h.position, i.birth_date)
        from app.household_members h
        join app.person_identities i on i.municipality_id = ${m} and i.person_id = h.person_id
        where h.municipality_id = ${m} and h.household_id = ${file.householdId} and h.valid_to is null), '[]') as members
    from app.conferences c
    where c.municipality_id = ${m} and c.id = ${input.conferenceId} and c.case_file_id = ${file.id}`)
  if (!found) throw notFound('Dit overleg is niet gevonden. Het bestaat niet, of het is niet met u gedeeld.')
  const { people, lines, invitable, members, coordinatorName, ...stored } = found
  touch({ subjects: [file.householdId], records: [stored.id] })

  const { writes, readsGeneral } = await reachOf(tx, file)
  const mayWrite = writes && mayStart(roles, 'case-file.coordinate') && file.closedAt === null
  const { domains } = await lifeDomainsOfFile(tx, file.id)
  const labels = new Map(domains.map(domain => [domain.code, domain.label]))
  const card = await cardInWords(tx, stored, readsGeneral)
  const programmes = card.tableLabel ? await runningProgrammes(tx, file.id) : []
  return {
    ...card,
    caseFile: {
      id: file.id,
      title: file.title,
      householdId: file.householdId,
      closedAt: file.closedAt?.toISOString() ?? null,
      coordinatorName,
    },
    people,
    lines: lines.map(({ accessDomainId, ...line }) => ({
      ...line,
      accessDomain: accessDomainOf(accessDomainId),
      lifeDomainLabel: line.lifeDomain === null ? 'Algemeen' : (labels.get(line.lifeDomain) ?? line.lifeDomain),
    })),
    invitable: mayWrite
      ? [...invitable, ...members.map(one => ({ kind: 'member' as const, id: one.personId, name: one.name, detail: 'gezin' }))]
      : [],
    lifeDomains: mayWrite ? domains.map(({ code, label, accessDomain }) => ({ code, label, accessDomain })) : [],
    members,
    decides:
      programmes
        .find(one => one.programme.id === stored.programmeId)
        ?.programme.caseTables.find(table => table.code === stored.tableCode)?.decides ?? [],
    mayWrite,
  }
}
