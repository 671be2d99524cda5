import { sql } from 'kysely'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import { findCaseloadNorm } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addDays, calendarDateOf } from '../../platform/time/calendar-date.ts'
import type { Asked, News, workplaceOperations } from '../api.ts'
import { lastDayOf } from './last-day.ts'

/** Two weeks ahead: this week and what has to be prepared in it. */
const aheadDays = 14
const newsDays = 7
const mostAsked = 50
const mostNews = 12

interface Row {
  asked: Asked[]
  waiting: { organisationId: string; organisation: string; tasks: number; oldestAt: string }[]
  households: { open: number; inAftercare: number; connect: number; tackle: number }
  news: News[]
  subjects: string[]
}

export const getCaseWork: Handler<typeof workplaceOperations.getCaseWork> = async ({ tx, touch }) => {
  const { municipality: m, user } = tx.session
  const today = calendarDateOf(tx.now)
  const until = addDays(today, aheadDays)
  // The work of a colleague on leave stands beside one's own. Which of it comes back is decided by the deputy's grants.
  const absent = await findAbsentColleagues(tx)
  const users = [user, ...absent.map(one => one.userId)]
  const newsSince = new Date(tx.now.getTime() - newsDays * 86_400_000)
  const row = await tx.get<Row>(sql`
    with mine as (
      select id, household_id, title, phase, closed_at, coordinator_user_id from app.case_files
      where municipality_id = ${m} and coordinator_user_id = any (${users}) and (closed_at is null or phase = 'follow')
    ), aftercare as (
      select a.id, a.case_file_id, a.planned_for, a.responsible_user_id from app.aftercare_contacts a
      where a.municipality_id = ${m} and a.responsible_user_id = any (${users}) and a.made_at is null and a.planned_for <= ${until}
    ), asked as (
      select c.id, 'clock' as kind, c.case_file_id, null::uuid as task_id, c.label, null as state, ${lastDayOf(sql`c.due_at`)} as due_on, null::timestamptz as since,
        c.responsible_user_id as for_user
      from app.clocks c
      where c.municipality_id = ${m} and c.responsible_user_id = any (${users}) and c.about_kind <> 'task'
        and c.met_at is null and c.stopped_at is null and c.paused_at is null and ${lastDayOf(sql`c.due_at`)} <= ${until}
        -- The aftercare contact says it already, with the way to record it.
        and not exists (select from aftercare a where a.case_file_id = c.case_file_id and a.planned_for = ${lastDayOf(sql`c.due_at`)})
      union all
      select a.id, 'aftercare', a.case_file_id, null, '', null, a.planned_for, null, a.responsible_user_id from aftercare a
      union all
      select x.id, 'action', x.case_file_id, null, x.what, null, x.due_on, null, x.who_id
      from app.actions x
      where x.municipality_id = ${m} and x.who_kind = 'user' and x.who_id = any (${users}) and x.state = 'open' and x.due_on <= ${until}
      union all
      select t.id, 'task-answered', t.case_file_id, t.id, o.name, t.state, null, coalesce(t.finished_at, t.answered_at), t.sender_user_id
      from app.tasks t
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      where t.municipality_id = ${m} and t.sender_user_id = any (${users}) and t.state in ('accepted', 'declined', 'done') and t.seen_by_sender_at is null
      union all
      select r.report_id, 'report', r.case_file_id, null, '', null, null, r.linked_at, mine.coordinator_user_id
      from app.report_files r
      join mine on mine.id = r.case_file_id
      where r.municipality_id = ${m} and r.handed_over and r.seen_at is null
    ), waiting as (
      select t.organisation_id, o.name, count(*)::int as tasks, min(t.placed_at) as oldest_at
      from app.tasks t
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      where t.municipality_id = ${m} and t.sender_user_id = any (${users}) and t.state in ('placed', 'accepted')
      group by 1, 2
    ), news as (
      select l.id, l.case_file_id, mine.title, l.event, l.details ->> 'label' as clock, l.occurred_at, u.display_name, o.name as organisation
      from app.timeline l
      join mine on mine.id = l.case_file_id
      left join access.users u on u.municipality_id = l.municipality_id and u.id = l.actor_user_id
      left join app.organisations o on o.municipality_id = l.municipality_id and o.id = l.actor_organisation_id
      where l.municipality_id = ${m} and l.occurred_at > ${newsSince} and l.actor_user_id is distinct from ${user}::uuid
      order by l.occurred_at desc, l.id
      limit ${mostNews}
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', a.id, 'kind', a.kind, 'caseFileId', a.case_file_id, 'caseTitle', f.title, 'taskId', a.task_id, 'label', a.label,
          'state', a.state, 'dueOn', a.due_on, 'since', a.since, 'standsInFor', w.display_name) order by a.due_on < ${today} desc nulls last, a.due_on, a.since, a.id)
        from (select * from asked order by due_on nulls first, since limit ${mostAsked}) a
        left join app.case_files f on f.municipality_id = ${m} and f.id = a.case_file_id
        left join access.users w on w.municipality_id = ${m} and w.id = a.for_user and w.id <> ${user}), '[]') as asked,
      coalesce((
        select jsonb_agg(jsonb_build_object('organisationId', w.organisation_id, 'organisation', w.name, 'tasks', w.tasks, 'oldestAt', w.oldest_at)
          order by w.oldest_at)
        from waiting w), '[]') as waiting,
      (select jsonb_build_object(
        'open', count(*) filter (where closed_at is null), 'inAftercare', count(*) filter (where closed_at is not null),
        'connect', count(*) filter (where closed_at is null and phase = 'connect'), 'tackle', count(*) filter (where closed_at is null and phase = 'tackle'))
        from mine where coordinator_user_id = ${user}) as households,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', n.id, 'caseFileId', n.case_file_id, 'caseTitle', n.title, 'event', n.event,
          'clock', case when n.event like 'clock.%' then n.clock end, 'occurredAt', n.occurred_at, 'by', n.display_name, 'organisation', n.organisation) order by n.occurred_at desc, n.id)
        from news n), '[]') as news,
      coalesce((
        select array_agg(distinct mine.household_id) from mine
        where mine.id in (select case_file_id from asked) or mine.id in (select case_file_id from news)), '{}') as subjects`)
  touch({ subjects: row.subjects, records: row.asked.flatMap(one => one.caseFileId ?? []) })
  return {
    asked: row.asked,
    waiting: row.waiting,
    households: { ...row.households, norm: await findCaseloadNorm(tx) },
    news: row.news,
    standsInFor: absent.map(one => one.name),
  }
}
