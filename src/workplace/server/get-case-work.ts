import { type RawBuilder, sql } from 'kysely'
import { findAbsentColleagues } from '../../access/server/deputies.ts'
import { findCaseloadNorm } from '../../case-files/server/commands.ts'
import type { Handler } from '../../platform/http/handlers.ts'
import { addDays, calendarDateOf, endOfDay } from '../../platform/time/calendar-date.ts'
import type { Asked, News, workplaceOperations } from '../api.ts'
import { lastDayOf } from './last-day.ts'

/** Two weeks ahead: this week and what has to be prepared in it. */
const aheadDays = 14
const newsDays = 7
const mostAsked = 50
const mostNews = 12

interface Row {
  asked: (Omit<Asked, 'standsInFor'> & { for: string })[]
  waiting: { organisationId: string; organisation: string; tasks: number; oldestAt: string }[]
  households: { open: number; inAftercare: number; connect: number; tackle: number }
  /** That run in the own files. */
  programmes: string[]
  news: News[]
  subjects: string[]
}

/**
 * Every coordinator opens this first, and again all day. So each table is read by whose work it is, and only what is shown meets the
 * policies: an array of hundreds of keys is read for each table that is touched, and gone through for each row.
 */
export const getCaseWork: Handler<typeof workplaceOperations.getCaseWork> = async ({ tx, touch }) => {
  const { municipality: m, user } = tx.session
  const today = calendarDateOf(tx.now)
  const until = addDays(today, aheadDays)
  // The work of a colleague on leave stands beside one's own. Which of it comes back is decided by the deputy's grants.
  const absent = await findAbsentColleagues(tx)
  const ours = (column: RawBuilder<unknown>) =>
    // An array of unknown length keeps PostgreSQL from planning this once: planning takes longer than the work.
    absent.length === 0 ? sql`${column} = ${user}` : sql`${column} = any (${[user, ...absent.map(one => one.userId)]})`
  const newsSince = new Date(tx.now.getTime() - newsDays * 86_400_000)
  const row = await tx.get<Row>(sql`
    with mine as (
      select id, household_id, title, phase, closed_at, coordinator_user_id from app.case_files
      where municipality_id = ${m} and ${ours(sql`coordinator_user_id`)} and (closed_at is null or phase = 'follow')
    ), aftercare as (
      select a.id, a.case_file_id, a.planned_for, a.responsible_user_id from app.aftercare_contacts a
      where a.municipality_id = ${m} and ${ours(sql`a.responsible_user_id`)} and a.made_at is null and a.planned_for <= ${until}
    ), sent as (
      select t.id, t.case_file_id, t.organisation_id, o.name, t.state, t.placed_at, coalesce(t.finished_at, t.answered_at) as answered_at,
        t.seen_by_sender_at is null as is_unseen, t.sender_user_id
      from app.tasks t
      join app.organisations o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      where t.municipality_id = ${m} and ${ours(sql`t.sender_user_id`)} and (t.state in ('placed', 'accepted') or t.seen_by_sender_at is null)
    ), asked as (
      select c.id, 'clock' as kind, c.case_file_id, null::uuid as task_id, c.label, null as state, ${lastDayOf(sql`c.due_at`)} as due_on, null::timestamptz as since,
        c.responsible_user_id as for_user
      from app.clocks c
      where c.municipality_id = ${m} and ${ours(sql`c.responsible_user_id`)} and c.about_kind <> 'task'
        and c.met_at is null and c.stopped_at is null and c.paused_at is null and c.due_at <= ${endOfDay(until)}
        -- The aftercare contact says it already, with the way to record it.
        and not exists (select from aftercare a where a.case_file_id = c.case_file_id and a.planned_for = ${lastDayOf(sql`c.due_at`)})
      union all
      select a.id, 'aftercare', a.case_file_id, null, '', null, a.planned_for, null, a.responsible_user_id from aftercare a
      union all
      select x.id, 'action', x.case_file_id, null, x.what, null, x.due_on, null, x.who_id
      from app.actions x
      where x.municipality_id = ${m} and x.who_kind = 'user' and ${ours(sql`x.who_id`)} and x.state = 'open' and x.due_on <= ${until}
      union all
      select id, 'task-answered', case_file_id, id, name, state, null, answered_at, sender_user_id
      from sent where is_unseen and state in ('accepted', 'declined', 'done')
      union all
      select r.report_id, 'report', r.case_file_id, null, '', null, null, r.linked_at, mine.coordinator_user_id
      from app.report_files r
      join mine on mine.id = r.case_file_id
      -- The array leads to the index of unseen reports; by a join all that were ever linked would be found by their scopes.
      where r.municipality_id = ${m} and r.case_file_id = any (array(select id from mine)) and r.handed_over and r.seen_at is null
    ), waiting as (
      select organisation_id, name, count(*)::int as tasks, min(placed_at) as oldest_at
      from sent where state in ('placed', 'accepted')
      group by 1, 2
    ), news as (
      select l.id, l.case_file_id, mine.title, l.event, l.details ->> 'label' as clock, l.occurred_at, l.actor_user_id, l.actor_organisation_id
      from mine
      -- File by file: by their scopes one would read all that was ever written in them.
      join lateral (
        select id, case_file_id, event, details, occurred_at, actor_user_id, actor_organisation_id from app.timeline
        where municipality_id = ${m} and case_file_id = mine.id and occurred_at > ${newsSince} and actor_user_id is distinct from ${user}::uuid
        order by occurred_at desc, id
        limit ${mostNews}) l on true
      order by l.occurred_at desc, l.id
      limit ${mostNews}
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', a.id, 'kind', a.kind, 'caseFileId', a.case_file_id, 'taskId', a.task_id, 'label', a.label,
          -- A task or an action can lie in a file that somebody else coordinates.
          'caseTitle', coalesce(mine.title, (select f.title from app.case_files f where f.municipality_id = ${m} and f.id = a.case_file_id)),
          'state', a.state, 'dueOn', a.due_on, 'since', a.since, 'for', a.for_user) order by a.due_on < ${today} desc nulls last, a.due_on, a.since, a.id)
        from (select * from asked order by due_on nulls first, since limit ${mostAsked}) a
        left join mine on mine.id = a.case_file_id), '[]') as asked,
      coalesce((
        select jsonb_agg(jsonb_build_object('organisationId', w.organisation_id, 'organisation', w.name, 'tasks', w.tasks, 'oldestAt', w.oldest_at)
          order by w.oldest_at)
        from waiting w), '[]') as waiting,
      (select jsonb_build_object(
        'open', count(*) filter (where closed_at is null), 'inAftercare', count(*) filter (where closed_at is not null),
        'connect', count(*) filter (where closed_at is null and phase = 'connect'), 'tackle', count(*) filter (where closed_at is null and phase = 'tackle'))
        from mine where coordinator_user_id = ${user}) as households,
      array(
        select distinct p.programme_id from mine
        join app.participations p on p.municipality_id = ${m} and p.case_file_id = mine.id and p.ended_at is null
        where mine.closed_at is null and mine.coordinator_user_id = ${user}) as programmes,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', n.id, 'caseFileId', n.case_file_id, 'caseTitle', n.title, 'event', n.event,
          'clock', case when n.event like 'clock.%' then n.clock end, 'occurredAt', n.occurred_at,
          'by', (select u.display_name from access.users u where u.municipality_id = ${m} and u.id = n.actor_user_id),
          'organisation', (select o.name from app.organisations o where o.municipality_id = ${m} and o.id = n.actor_organisation_id)) order by n.occurred_at desc, n.id)
        from news n), '[]') as news,
      coalesce((
        select array_agg(distinct mine.household_id) from mine
        where mine.id in (select case_file_id from asked) or mine.id in (select case_file_id from news)), '{}') as subjects`)
  touch({ subjects: row.subjects, records: row.asked.flatMap(one => one.caseFileId ?? []) })
  const names = new Map(absent.map(one => [one.userId, one.name]))
  return {
    asked: row.asked.map(({ for: whose, ...one }) => ({ ...one, standsInFor: names.get(whose) ?? null })),
    waiting: row.waiting,
    households: { ...row.households, norm: await findCaseloadNorm(tx, row.programmes) },
    news: row.news,
    standsInFor: absent.map(one => one.name),
  }
}
